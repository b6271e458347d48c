import { defineMethod } from "../../frame/method";
import { machinesLinked, rulesOf } from "../../map/load-balancing/members";
import { findPool } from "../../map/load-balancing/pools";

/** CloudStack's balancer does not tell what it found: a machine counts as healthy while it runs. */
export const getHealth = defineMethod("targetPools.getHealth", {
  fields: { honours: ["instance"] },
  async run({ parameters: { region, targetPool }, body: { instance = "" } }, context) {
    const pool = await findPool(context, region, targetPool);
    const [machines, rules] = await Promise.all([machinesLinked(context, pool, [instance]), rulesOf(context, pool)]);
    const running = machines.some(({ id, state }) => state === "Running" && pool.machines.some((one) => one.id === id));
    return {
      kind: "compute#targetPoolInstanceHealth",
      healthStatus: rules.map(({ cloud }) => ({
        instance,
        healthState: running ? "HEALTHY" : "UNHEALTHY",
        ipAddress: cloud.publicip,
        port: Number(cloud.publicport),
      })),
    };
  },
});
