import { defineAggregated } from "../../frame/aggregated";
import { isOffered, listMachineTypes, machineTypeDocument } from "../../map/machine-types";
import { listZones, zoneScope, zoneScopes } from "../../map/zones";

export const aggregatedList = defineAggregated("machineTypes.aggregatedList", {
  collection: "machineTypes",
  scopes: zoneScopes,
  async items(_, context) {
    const [zones, types] = await Promise.all([listZones(context), listMachineTypes(context)]);
    return zones.flatMap((zone) =>
      types
        .filter(({ offering }) => isOffered(offering, zone))
        .map((type) => ({ scope: zoneScope(zone), resource: machineTypeDocument(type, zone, context) })),
    );
  },
});
