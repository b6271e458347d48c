import { wireDate } from "../clock/date";
import type { CloudEvent } from "../state/records";
import type { State } from "../state/state";
import { ownerFields } from "./owner";

export function eventView(state: State, event: CloudEvent) {
  return {
    id: event.id,
    username: state.users.must(event.userId).username,
    type: event.type,
    level: event.level,
    description: event.description,
    ...ownerFields(state, event.accountId),
    ...(event.resourceId !== undefined && { resourceid: event.resourceId }),
    ...(event.resourceType !== undefined && { resourcetype: event.resourceType }),
    ...(event.resourceName !== undefined && { resourcename: event.resourceName }),
    created: wireDate(event.created),
    state: event.state,
    ...(event.parentId !== undefined && { parentid: event.parentId }),
  };
}
