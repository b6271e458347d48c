import { own } from "../../resources/own";
import type { Vm } from "../../state/records";
import { invalid } from "../../wire/errors";
import type { Call } from "../../world";
import { checkUserData } from "./checks/userData";

/** User data given outright or by the id of stored data; not both. */
export function deployUserData(call: Call): Pick<Vm, "userData" | "userDataId"> {
  const { state, input } = call;
  const [data, id] = [input.text("userdata"), input.text("userdataid")];
  if (data !== undefined && id !== undefined) throw invalid("give either userdata or userdataid");
  if (data !== undefined) {
    checkUserData(data);
    return { userData: data };
  }
  return id === undefined ? {} : { userData: own(call, state.userData, id).data, userDataId: id };
}
