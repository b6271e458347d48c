import { defineMutation } from "../../frame/mutation";
import { algorithmOf } from "../../map/load-balancing/affinity";
import { idsOf } from "../../map/load-balancing/members";
import { findPool } from "../../map/load-balancing/pools";
import { findRule, POOL, ruleTarget } from "../../map/load-balancing/rules";
import { ownLink } from "../../map/own-links";
import { setReservedTag } from "../../map/reserved-tags";
import { GceError } from "../../wire/errors";

/** Puts the machines of another pool behind a rule. */
export const setTarget = defineMutation("forwardingRules.setTarget", {
  fields: { honours: ["target"] },
  async run({ parameters: { region, forwardingRule }, body: { target = "" } }, context) {
    const { cloud } = context;
    const wantedPool = ownLink(context, "resource.target", target, "targetPools").name;
    const [rule, pool] = await Promise.all([
      findRule(context, region, forwardingRule),
      findPool(context, region, wantedPool),
    ]);
    const { id, networkid, algorithm } = rule.cloud;
    if (networkid !== pool.network.id) throw new GceError("invalid", "The target pool is in another network.");
    const current = idsOf(await cloud.list("listLoadBalancerRuleInstances", { id, applied: true }));
    const wanted = idsOf(pool.machines);
    const gone = current.filter((one) => !wanted.includes(one));
    const fresh = wanted.filter((one) => !current.includes(one));
    if (gone.length > 0) await cloud.run("removeFromLoadBalancerRule", { id, virtualmachineids: gone });
    if (fresh.length > 0) await cloud.run("assignToLoadBalancerRule", { id, virtualmachineids: fresh });
    const balanced = algorithmOf(pool.record.affinity);
    if (algorithm !== balanced) await cloud.run("updateLoadBalancerRule", { id, algorithm: balanced });
    await setReservedTag(cloud, "LoadBalancer", rule.cloud, POOL, pool.name);
    return { target: ruleTarget(rule) };
  },
});
