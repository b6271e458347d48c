import type { AclItem } from "../../state/records";
import type { State } from "../../state/state";
import { invalid } from "../../wire/errors";

export const itemsOf = (state: State, aclId: string): AclItem[] =>
  [...state.aclItems.values()].filter((item) => item.aclId === aclId);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

export function readAction(text: string): AclItem["action"] {
  const action = capital(text);
  if (action !== "Allow" && action !== "Deny") throw invalid(`action ${text} is neither allow nor deny`);
  return action;
}

export function readDirection(text: string): AclItem["traffic"] {
  const traffic = capital(text);
  if (traffic !== "Ingress" && traffic !== "Egress")
    throw invalid(`traffic type ${text} is neither ingress nor egress`);
  return traffic;
}

export function checkNumber(state: State, aclId: string, number: number, except?: AclItem): void {
  if (itemsOf(state, aclId).some((item) => item.number === number && item !== except))
    throw invalid(`ACL has an item with number ${number}`);
}
