import { CloudError, isRefusal, sideBySide, TransportError } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { detailsOf } from "../../../map/instances/stamps";
import { Ec2Error } from "../../../wire/error";
import { AT_ONCE } from "../state-changes";
import { discard } from "./discard";
import type { Launch } from "./launch";

/** The names are taken: an earlier call with the same token has been here. */
export class NamesTaken extends Error {
  override readonly name = "NamesTaken";
}

/**
 * Deploys side by side: as many as asked for or, if limits or capacity end it, at least the least.
 * @returns UUIDs of the machines
 * @throws NamesTaken, or the first failure; nothing is left then
 */
export async function deployAll(launch: Launch, context: Ec2Context): Promise<readonly string[]> {
  const failures: unknown[] = [];
  const started = await sideBySide(Array.from({ length: launch.maxCount }), AT_ONCE, async (_, index) => {
    if (failures.length > 0) return [];
    try {
      return [await deploy(launch, index, context)];
    } catch (error) {
      failures.push(error);
      return [];
    }
  });
  const machines = started.flat();
  const [failure] = failures.sort((a, b) => Number(isShortage(a)) - Number(isShortage(b)));
  if (failure === undefined || (isShortage(failure) && machines.length >= launch.minCount)) return machines;
  if (machines.length > 0 || failures.some(isUnanswered)) await discard(launch, context, failure);
  throw failure;
}

async function deploy({ name, deploy, size, stamps }: Launch, index: number, { cloud }: Ec2Context): Promise<string> {
  const host = `${name}-${index}`;
  const details = { ...size, ...detailsOf({ ...stamps, launchIndex: String(index) }) };
  try {
    const { id } = await cloud.start("deployVirtualMachine", { ...deploy, name: host, details: [details] });
    if (id === undefined) throw new Error("CloudStack named no machine");
    return id;
  } catch (error) {
    if (isRefusal(error, 431) && error.text.includes(host)) throw new NamesTaken();
    throw error instanceof CloudError ? refusal(error, deploy) : error;
  }
}

/** A shortage ends a launch; anything else is wrong with the request. */
const isShortage = (error: unknown): boolean => isRefusal(error, 532, 533, 535);

/** Whether a machine was made is not known. */
const isUnanswered = (error: unknown): boolean => error instanceof TransportError && !error.nothingSent;

/** CloudStack names keys and groups in words only. */
function refusal(error: CloudError, { keypairs = [] }: Launch["deploy"]): Error {
  const [key] = keypairs;
  if (error.code !== 431 || key === undefined || !/key ?pair/i.test(error.text)) return error;
  return new Ec2Error("InvalidKeyPair.NotFound", `The key pair '${key}' does not exist`, { cause: error });
}
