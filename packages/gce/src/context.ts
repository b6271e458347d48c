import type { Cloud } from "@stackgate/cloudstack";
import type { Caller, GceConfig, InTurn, Log, Rounds, Sealer } from "@stackgate/gateway";
import type { FieldRules } from "./frame/fields";
import type { Once } from "./frame/once";
import type { Project } from "./map/projects";
import type { MethodShape } from "./model/shapes";
import type { Methods, Operation } from "./model/types.generated";
import type { Held } from "./support/held";
import type { Links } from "./wire/links";

/** What operations are told by: the method that began them. */
export interface MethodFacts {
  readonly id: keyof Methods;
  readonly shape: MethodShape;
  readonly fields: FieldRules | undefined;
}

/** All that a method may use besides its input. */
export interface Context {
  /** CloudStack as the caller sees it; where the project is a CloudStack project, every call is made inside it. */
  readonly cloud: Cloud;
  readonly caller: Caller;
  readonly project: Project;
  readonly config: GceConfig;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly requestId: string;
  readonly log: Log;
  readonly sealer: Sealer;
  /** Links of the request's own project, on the origin that clients use. */
  readonly links: Links;
  /** Names of instances that are being made. */
  readonly naming: Held;
  /** What must not be changed twice at once: a project's firewalls. */
  readonly turns: InTurn;
  /** What brings the rules at addresses in step with the groups: at some, or at all. */
  readonly enforcing: Rounds<readonly string[] | undefined>;
  /** Every method by its id. */
  readonly methods: ReadonlyMap<string, MethodFacts>;
  /** Operations by request id, so that a repeated request gets the first one's. */
  readonly operations: Once<Operation>;
}
