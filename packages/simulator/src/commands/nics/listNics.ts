import { own } from "../../resources/own";
import { listedNicView } from "../../views/nic";
import { list } from "../command";

export const listNics = list("listNics", {
  key: "nic",
  find(call) {
    const { state, input } = call;
    const vm = own(call, state.vms, input.need("virtualmachineid"));
    const [nicId, networkId] = [input.text("nicid"), input.text("networkid")];
    return vm.nics
      .filter((nic) => nicId === undefined || nic.id === nicId)
      .filter((nic) => networkId === undefined || nic.networkId === networkId)
      .map((nic) => ({ vm, nic }));
  },
  view: ({ vm, nic }, { state }) => listedNicView(state, vm, nic),
});
