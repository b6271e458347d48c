import type { Identified } from "../table";

export type EventState = "Created" | "Scheduled" | "Started" | "Completed";

export interface CloudEvent extends Identified {
  readonly type: string;
  readonly level: "INFO" | "ERROR";
  readonly description: string;
  readonly state: EventState;
  readonly userId: string;
  readonly accountId: string;
  readonly created: number;
  readonly resourceId?: string;
  readonly resourceType?: string;
  /** As it was called then. */
  readonly resourceName?: string;
  readonly parentId?: string;
}
