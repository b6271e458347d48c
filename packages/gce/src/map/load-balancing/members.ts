import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { invalidField } from "../../wire/errors";
import { instanceName } from "../instances/name";
import { ownLink } from "../own-links";
import { MEMBER, type Pool, poolTag } from "./pools";
import { listRules, poolOf, type Rule } from "./rules";

/** The machines behind instance links, each once, which must lie in the pool's network: CloudStack balances within one. */
export async function machinesLinked(
  context: Context,
  { zone, network }: Pick<Pool, "zone" | "network">,
  links: readonly string[],
): Promise<readonly VirtualMachine[]> {
  if (links.length === 0) return [];
  const machines = await context.cloud.list("listVirtualMachines", { networkid: network.id, details: ["min"] });
  const linked = links.map((link) => {
    const { scope, name } = ownLink(context, "instances", link, "instances");
    const machine = machines.find((candidate) => instanceName(candidate) === name);
    if (!machine || (scope?.kind === "zone" && scope.name !== zone.name)) {
      throw invalidField("instances", link, `There is no such instance in the pool's network '${network.name}'.`);
    }
    return machine;
  });
  return [...new Set(linked)];
}

/** Puts machines into a pool, and behind every rule that leads to it. */
export async function addMembers(context: Context, pool: Pool, machines: readonly VirtualMachine[]): Promise<void> {
  const ids = idsOf(machines.filter(({ id }) => !pool.machines.some((member) => member.id === id)));
  if (ids.length === 0) return;
  await tagMembers(context, pool.name, ids);
  for (const { cloud } of await rulesOf(context, pool)) {
    await context.cloud.run("assignToLoadBalancerRule", { id: cloud.id, virtualmachineids: ids });
  }
}

/** Takes machines out of a pool, and from behind its rules. */
export async function removeMembers(context: Context, pool: Pool, machines: readonly VirtualMachine[]): Promise<void> {
  const ids = idsOf(machines.filter(({ id }) => pool.machines.some((member) => member.id === id)));
  if (ids.length === 0) return;
  for (const { cloud } of await rulesOf(context, pool)) {
    await context.cloud.run("removeFromLoadBalancerRule", { id: cloud.id, virtualmachineids: ids });
  }
  const tags = [{ key: poolTag(pool.name) }];
  await context.cloud.run("deleteTags", { resourcetype: "UserVm", resourceids: ids, tags });
}

export async function tagMembers({ cloud }: Context, pool: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const tags = [{ key: poolTag(pool), value: MEMBER }];
  await cloud.run("createTags", { resourcetype: "UserVm", resourceids: ids, tags });
}

/** The rules that lead to a pool. */
export const rulesOf = async (context: Context, { name, network }: Pool): Promise<readonly Rule[]> =>
  (await listRules(context)).filter((rule) => rule.cloud.networkid === network.id && poolOf(rule) === name);

export const idsOf = (machines: readonly VirtualMachine[]): readonly string[] => machines.map(({ id }) => id);
