import type { Clock } from "../clock/clock";
import type { CloudEvent, EventState } from "../state/records";
import type { State } from "../state/state";

/** What an event tells about: who acts, on whose behalf, and on what. */
export interface EventSubject {
  readonly type: string;
  readonly description: string;
  readonly userId: string;
  /** The owner of the resource; decides who may list the event. */
  readonly accountId: string;
  readonly resourceType?: string;
  readonly resourceId?: string;
}

/** Writes down one step and answers its id, which later steps name as their parent. */
export type RecordEvent = (subject: EventSubject, state: EventState, parentId?: string, failed?: boolean) => string;

export function eventLog(state: State, clock: Clock): RecordEvent {
  return (subject, step, parentId, failed = false) => {
    const resourceName = state.nameOf(subject.resourceId);
    const event: CloudEvent = {
      id: state.newId(),
      ...subject,
      level: failed ? "ERROR" : "INFO",
      state: step,
      created: clock.now(),
      ...(resourceName !== undefined && { resourceName }),
      ...(parentId !== undefined && { parentId }),
    };
    return state.events.insert(event).id;
  };
}
