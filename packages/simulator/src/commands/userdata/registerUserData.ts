import { ownerOf } from "../../access/scope";
import { userDataView } from "../../views/groups";
import { invalid } from "../../wire/errors";
import { plain } from "../command";
import { checkUserData } from "../vms/checks/userData";

export const registerUserData = plain("registerUserData", {
  run({ state, caller, input }) {
    const owner = ownerOf(state, caller, input);
    const [name, data, params] = [input.need("name"), input.need("userdata"), input.text("params")];
    checkUserData(data);
    for (const stored of state.userData.by("account", owner.id))
      if (stored.name === name) throw invalid(`user data is named ${name} already`);
    const stored = { id: state.newId(), name, data, accountId: owner.id, ...(params !== undefined && { params }) };
    return { userdata: userDataView(state, state.userData.insert(stored)) };
  },
});
