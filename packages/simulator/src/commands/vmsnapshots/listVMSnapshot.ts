import { inScope, listScope } from "../../access/scope";
import { vmSnapshotView } from "../../views/vmSnapshot";
import { list } from "../command";
import { selector } from "../filters";

export const listVMSnapshot = list("listVMSnapshot", {
  kinds: { vmsnapshotid: ["vmSnapshot"], vmsnapshotids: ["vmSnapshot"] },
  key: "vmSnapshot",
  find({ state, caller, input }) {
    const [id, vmId, wanted] = [input.text("vmsnapshotid"), input.text("virtualmachineid"), input.text("state")];
    const ids = input.list("vmsnapshotids");
    const selected = selector(state, input);
    return inScope(state.vmSnapshots, listScope(state, caller, input)).filter(
      (snapshot) =>
        selected(snapshot) &&
        (id === undefined || snapshot.id === id) &&
        (ids.length === 0 || ids.includes(snapshot.id)) &&
        (vmId === undefined || snapshot.vmId === vmId) &&
        (wanted === undefined || snapshot.state === wanted),
    );
  },
  view: (snapshot, { state }) => vmSnapshotView(state, snapshot),
});
