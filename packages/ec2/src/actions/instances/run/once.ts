import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { flights, mismatch } from "../../../map/client-token";
import { inOrder } from "../../../map/instances/reservations";
import { stampsOf } from "../../../map/instances/stamps";
import { Ec2Error } from "../../../wire/error";
import { deployAll, NamesTaken } from "./deploy";
import { discard, isOf, machinesOf } from "./discard";
import type { Launch } from "./launch";

/** Gives new machines what deploying can't give them; does not run for those of an earlier call. */
type Finish = (machines: readonly VirtualMachine[]) => Promise<readonly VirtualMachine[]>;

/** By the launches' names. */
const launching = flights<readonly VirtualMachine[]>();

/**
 * A launch with a client token happens once. Its machines' names come from the token, and CloudStack refuses a name
 * that a network has; that check is not atomic (of six deploys at once it let three pass), so replicas that race look
 * again afterwards: the oldest machine's launch stands, the others destroy what they made.
 */
export async function launchOnce(
  launch: Launch,
  finish: Finish,
  context: Ec2Context,
): Promise<readonly VirtualMachine[]> {
  const key = `${context.caller.accountId}/${launch.name}`;
  return launching(key, launch.stamps.request, () => converge(launch, finish, context));
}

async function converge(launch: Launch, finish: Finish, context: Ec2Context): Promise<readonly VirtualMachine[]> {
  const made = await deployUnlessTaken(launch, context);
  const all = inOrder(await machinesOf(launch, context));
  const oldest = made ? all[0] : all.find((machine) => !isOf(launch)(machine));
  if (oldest === undefined) {
    throw new Ec2Error(
      "IdempotentInstanceTerminated",
      "The client token belongs to an earlier request, whose instances are terminated",
    );
  }
  const { reservation, request } = stampsOf(oldest);
  const standing = all.filter((machine) => stampsOf(machine).reservation === reservation);
  if (reservation === launch.stamps.reservation) return finish(standing);
  if (made) await discard(launch, context, undefined);
  if (request !== launch.stamps.request) throw mismatch();
  return standing;
}

/** @returns whether the machines were made now */
async function deployUnlessTaken(launch: Launch, context: Ec2Context): Promise<boolean> {
  try {
    await deployAll(launch, context);
    return true;
  } catch (error) {
    if (error instanceof NamesTaken) return false;
    throw error;
  }
}
