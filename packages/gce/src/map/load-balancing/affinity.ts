import { invalidField } from "../../wire/errors";

/** The session affinities that a CloudStack algorithm backs. */
export const affinities = ["NONE", "CLIENT_IP"] as const;
export type Affinity = (typeof affinities)[number];

const algorithms: Readonly<Record<Affinity, string>> = { NONE: "roundrobin", CLIENT_IP: "source" };

export const algorithmOf = (affinity: Affinity): string => algorithms[affinity];

export function affinityOf(text = "NONE"): Affinity {
  const known = affinities.find((affinity) => affinity === text);
  if (!known) throw invalidField("resource.sessionAffinity", text, `It must be one of: ${affinities.join(", ")}.`);
  return known;
}
