import { checkAccess } from "../../access/caller";
import { inScope, listScope } from "../../access/scope";
import type { CloudEvent } from "../../state/records";
import { eventView } from "../../views/event";
import { badParameter, invalid } from "../../wire/errors";
import { type CallOf, list } from "../command";

/** The newest first over the pages. Another tenant's resource is 531, also when it is long gone (recorded). */
export const listEvents = list("listEvents", {
  kinds: { id: ["event"], startid: ["event"] },
  key: "event",
  find(call) {
    const { input } = call;
    const [id, type, level, keyword] = [
      input.text("id"),
      input.text("type"),
      input.text("level"),
      input.text("keyword"),
    ];
    const [from, until] = [input.date("startdate"), input.date("enddate")];
    const [state, startId] = [input.text("state"), input.text("startid")];
    return candidates(call)
      .filter(
        (event) =>
          (id === undefined || event.id === id) &&
          (type === undefined || event.type === type) &&
          (level === undefined || event.level === level) &&
          (keyword === undefined || `${event.type} ${event.description} ${event.level}`.includes(keyword)) &&
          (from === undefined || event.created >= from) &&
          (until === undefined || event.created <= until) &&
          (state === undefined || event.state.toLowerCase() === state.toLowerCase()) &&
          (startId === undefined || event.id === startId || event.parentId === startId),
      )
      .reverse();
  },
  view: (event, { state }) => eventView(state, event),
});

function candidates(call: CallOf<"listEvents">): CloudEvent[] {
  const { state, caller, input } = call;
  const [resourceId, resourceType] = [input.text("resourceid"), input.text("resourcetype")];
  if (resourceId !== undefined) {
    if (resourceType === undefined) throw badParameter("resourceid needs a resourcetype");
    const events = [...state.events.by("resource", resourceId)];
    const [first] = events;
    if (!first) throw invalid(`no resource ${resourceId}`);
    checkAccess(state, caller, first);
    return events.filter((event) => event.resourceType?.toLowerCase() === resourceType.toLowerCase());
  }
  const all = inScope(state.events, listScope(state, caller, input));
  return resourceType === undefined
    ? all
    : all.filter((event) => event.resourceType?.toLowerCase() === resourceType.toLowerCase());
}
