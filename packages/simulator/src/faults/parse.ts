import type { Fault, FaultPlan } from "./faults";

type Wanted = "number" | readonly string[];

/** What each kind of fault says besides its kind. */
const MEMBERS: ReadonlyMap<unknown, Readonly<Record<string, Wanted>>> = new Map(
  Object.entries({
    latency: { ms: "number" },
    reset: { when: ["before", "after"] },
    html: { status: "number" },
    error: { code: "number" },
    truncate: {},
    failJob: { code: "number" },
    loseJob: {},
  } satisfies Record<Fault["kind"], Record<string, Wanted>>),
);
const PLAN_MEMBERS: Readonly<Record<string, string>> = {
  fault: "object",
  command: "string",
  times: "number",
  after: "number",
};

/** Reads a configured list of faults from JSON; throws an error that names what is wrong. */
export function parseFaults(json: string): readonly FaultPlan[] {
  const plans: unknown = JSON.parse(json);
  if (!Array.isArray(plans)) throw new Error("a list of faults is needed");
  return plans.map((plan: unknown, index) => {
    if (!isPlan(plan)) throw new Error(`fault ${index + 1} is none: ${JSON.stringify(plan)}`);
    return plan;
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function isPlan(value: unknown): value is FaultPlan {
  if (!isRecord(value) || !isFault(value.fault)) return false;
  return Object.entries(value).every(([name, member]) => typeof member === PLAN_MEMBERS[name]);
}

function isFault(value: unknown): value is Fault {
  if (!isRecord(value)) return false;
  const { kind, ...given } = value;
  const members = MEMBERS.get(kind);
  if (!members) return false;
  const names = new Set([...Object.keys(members), ...Object.keys(given)]);
  return [...names].every((name) => fits(given[name], members[name]));
}

const fits = (value: unknown, wanted: Wanted | undefined): boolean =>
  wanted === "number" ? typeof value === "number" : typeof value === "string" && (wanted?.includes(value) ?? false);
