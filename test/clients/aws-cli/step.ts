/** What earlier steps have found out, by name. */
export type Known = Readonly<Record<string, string>>;

/** Part of what a command prints, as `toMatchObject` takes it; an array is matched whole. */
type Part = object | number;
export type Expected = Part | ((known: Known) => Part);

/** One run of `aws`, and how it must end. */
export interface Step {
  /** What follows `aws`, split at spaces outside of single quotes; `$name` is known from the start or from a step before. */
  readonly command: string;
  /** What it prints as JSON; without it, nothing is printed. */
  readonly gives?: Expected;
  /** What later steps know, and where it is in the output, such as `Instances.0.InstanceId`. */
  readonly keeps?: Known;
  /** It ends with EC2's error of this code instead, and a message that tells why. */
  readonly fails?: { readonly code: string; readonly why: RegExp };
}

/** The steps of one family of resources. They use no resource of another family, and leave none behind. */
export interface Family {
  readonly name: string;
  /** The zones in which it applies. */
  readonly zones: readonly Zone[];
  readonly steps: readonly Step[];
}

/** A zone of each kind that CloudStack has: basic, advanced with security groups, advanced with isolated networks. */
export const zones = ["basic-1", "advsg-1", "adv-1"] as const;
export type Zone = (typeof zones)[number];

/** A command that succeeds. Without `gives` it must print nothing. */
export const ec2 = (command: string, gives?: Expected, keeps?: Known): Step => ({
  command: `ec2 ${command}`,
  ...(gives !== undefined && { gives }),
  ...(keeps && { keeps }),
});

/** A command that EC2 refuses. */
export const refused = (command: string, code: string, why: RegExp): Step => ({
  command: `ec2 ${command}`,
  fails: { code, why },
});

/** A command that would have succeeded: the answer to --dry-run is an error. */
export const dry = (command: string): Step =>
  refused(`${command} --dry-run`, "DryRunOperation", /would have succeeded/);

/** What most changes answer. */
export const returned = { Return: true };

/** An id of a kind, such as `vol`: its prefix and the 32 hex digits of CloudStack's own id. */
export const id = (prefix: string): unknown => expect.stringMatching(new RegExp(`^${prefix}-[0-9a-f]{32}$`));

/** A time as the aws cli prints it. */
export const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
