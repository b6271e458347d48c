import type { Answer, Ec2 } from "../../support";

/** The three kinds of zone: EC2's view of them must be one. */
export const ZONES = ["basic-1", "advsg-1", "adv-1"] as const;
export type ZoneName = (typeof ZONES)[number];

export const imageId = ({ simulator }: Ec2, name = "Debian 12"): string => {
  const template = [...simulator.state.templates.values()].find((candidate) => candidate.name === name);
  return `ami-${template?.id.replaceAll("-", "")}`;
};

export interface Run {
  readonly zone?: ZoneName;
  readonly count?: number;
  readonly [parameter: string]: string | number | boolean | undefined;
}

/** Runs instances of the small type. */
export function run(ec2: Ec2, { zone = "basic-1", count = 1, ...parameters }: Run = {}): Promise<Answer> {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return ec2("RunInstances", {
    ImageId: imageId(ec2),
    InstanceType: "small-instance",
    MinCount: count,
    MaxCount: count,
    "Placement.AvailabilityZone": zone,
    ...Object.fromEntries(given),
  });
}

/** Lets the simulated cloud finish its jobs. */
export const settle = (ec2: Ec2): void => ec2.advance(60_000);

/** An instance that runs. */
export async function running(ec2: Ec2, parameters: Run = {}): Promise<string> {
  const { body, error } = await run(ec2, parameters);
  if (error) throw new Error(`${error.code}: ${error.message}`);
  settle(ec2);
  return body.instancesSet.item[0].instanceId;
}

// biome-ignore lint/suspicious/noExplicitAny: as Answer.body
export const instancesOf = ({ body }: Answer): any[] =>
  (body.reservationSet?.item ?? []).flatMap((reservation: Answer["body"]) => reservation.instancesSet.item ?? []);

export async function instance(ec2: Ec2, id: string): Promise<Answer["body"]> {
  return instancesOf(await ec2("DescribeInstances", { "InstanceId.1": id }))[0];
}
