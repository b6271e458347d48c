import { defineList } from "../../frame/list";
import { listPools, poolDocument } from "../../map/load-balancing/pools";
import { regionNamed } from "../../map/zones";

export const list = defineList("targetPools.list", {
  async items({ parameters: { region } }, context) {
    await regionNamed(context, region);
    const pools = await listPools(context);
    return pools.filter(({ zone }) => zone.region === region).map((pool) => poolDocument(pool, context));
  },
});
