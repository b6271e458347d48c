import { defineMutation } from "../../frame/mutation";
import { checkedName } from "../../map/checked-name";
import { affinityOf } from "../../map/load-balancing/affinity";
import { idsOf, machinesLinked, tagMembers } from "../../map/load-balancing/members";
import { listPools, poolTag, poolUuid, recordText } from "../../map/load-balancing/pools";
import { regionalNetwork } from "../../map/regional-network";
import { regionNamed } from "../../map/zones";
import { alreadyExists, invalidField } from "../../wire/errors";

export const insert = defineMutation("targetPools.insert", {
  fields: {
    honours: ["name", "description", "sessionAffinity", "instances"],
    refuses: {
      healthChecks: "CloudStack's balancer checks what it needs by itself.",
      backupPool: "There are no backup pools.",
    },
  },
  async run({ parameters: { project, region }, body }, context) {
    const { name = "", description = "", sessionAffinity, instances = [] } = body;
    checkedName(name);
    const created = Math.floor(context.now() / 1000);
    const value = recordText({ created, affinity: affinityOf(sessionAffinity), description });
    const [zones, network, pools] = await Promise.all([
      regionNamed(context, region),
      regionalNetwork(context, region),
      listPools(context),
    ]);
    const zone = zones.find(({ uuid }) => uuid === network.zoneid);
    if (!zone) throw invalidField("region", region, "It has no network.");
    if (pools.some((pool) => pool.name === name && pool.zone.region === region)) {
      throw alreadyExists(`projects/${project}/regions/${region}/targetPools/${name}`);
    }
    const machines = await machinesLinked(context, { zone, network }, instances);
    const tags = [{ key: poolTag(name), value }];
    await context.cloud.run("createTags", { resourcetype: "Network", resourceids: [network.id], tags });
    await tagMembers(context, name, idsOf(machines));
    return { target: { uuid: poolUuid(network.id, name), name } };
  },
});
