import { limitOf } from "../resources/limits";
import { type Account, RESOURCE_TYPES, type ResourceType } from "../state/records";
import type { State } from "../state/state";
import { ownerFields } from "./owner";

export const resourceLimitView = (state: State, account: Account, type: ResourceType) => ({
  ...ownerFields(state, account.id),
  resourcetype: String(RESOURCE_TYPES[type]),
  resourcetypename: type,
  max: limitOf(account, type),
});
