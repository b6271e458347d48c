import { CloudError } from "@stackgate/cloudstack";
import type { Ec2Context } from "../context";
import type { Ec2Error } from "../wire/error";
import { isListed, kindOf, notFoundError } from "./ids";
import { KINDS } from "./kinds";

/**
 * CloudStack refuses another tenant's resource with a code of its own (531, recorded), which tells that the id exists. EC2
 * says of it what it says of ids that never were. So when an action is refused, whatever id of its input the caller can't
 * see is the reason that the caller is told.
 */
export async function hideNotYours(
  refusal: Ec2Error,
  input: object,
  { cloud, ids }: Pick<Ec2Context, "cloud" | "ids">,
): Promise<Ec2Error> {
  if (refusal.code !== "UnauthorizedOperation") return refusal;
  for (const id of idsIn(input)) {
    const kind = kindOf(id);
    if (kind === undefined || KINDS[kind].lists.length === 0) continue;
    try {
      if (!(await isListed(cloud, kind, await ids.resolveOne(kind, id)))) return notFoundError(kind, id);
    } catch (error) {
      if (error instanceof CloudError) return notFoundError(kind, id);
      throw error;
    }
  }
  return refusal;
}

/** Every text in an input that has the form of an id, in the order of its fields. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === "string") {
    if (/^[a-z-]+-[0-9a-f]{8,32}$/.test(value)) yield value;
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) yield* idsIn(inner);
  }
}
