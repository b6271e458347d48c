import type { Caller } from "./access/caller";
import type { Clock } from "./clock/clock";
import type { RecordEvent } from "./events/events";
import type { Jobs } from "./jobs/jobs";
import type { Random } from "./random";
import type { Settings } from "./settings";
import type { State } from "./state/state";
import type { Arguments } from "./wire/arguments";

/** One simulated cloud. */
export interface World {
  readonly state: State;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Settings;
  readonly record: RecordEvent;
  readonly jobs: Jobs;
}

/** One authenticated, checked request as a command sees it. `Name` is the parameters it may ask for. */
export interface Call<Name extends string = string> extends World {
  readonly command: string;
  readonly caller: Caller;
  readonly input: Arguments<Name>;
}
