import type { Zone } from "@stackgate/cloudstack";
import type { Ec2Config } from "@stackgate/gateway";
import { defineAction } from "../../action";
import { type FilterTable, matcher } from "../../map/filters";
import { listedTypes } from "../../map/instance-types";
import { pageOf } from "../../map/paging";
import { zoneName } from "../../map/zones";
import type { InstanceTypeOffering } from "../../model/types.generated";
import { honoured, paged } from "../../rules";
import { invalidValue } from "../../wire/error";

const filters: FilterTable<InstanceTypeOffering> = {
  "instance-type": ({ InstanceType }) => InstanceType,
  location: ({ Location }) => Location,
};

/** How each type of location names a zone. */
const LOCATIONS: ReadonlyMap<string, (zone: Zone, config: Ec2Config) => string> = new Map([
  ["region", (_zone, { region }) => region],
  ["availability-zone", ({ id, name }, config) => zoneName(name ?? id, config)],
  ["availability-zone-id", ({ id }) => id],
]);
const locate = (type = "region") => LOCATIONS.get(type);

export const describeInstanceTypeOfferings = defineAction("DescribeInstanceTypeOfferings", {
  parameters: { LocationType: honoured, Filters: honoured, ...paged },
  filters,
  check({ LocationType }) {
    if (!locate(LocationType))
      throw invalidValue("LocationType", LocationType ?? "", "There is no such location type.");
  },
  async run(input, context) {
    const { LocationType = "region", Filters } = input;
    const { cloud, config } = context;
    const [zones, offerings] = await Promise.all([
      cloud.catalogue("listZones"),
      cloud.catalogue("listServiceOfferings"),
    ]);
    const found = listedTypes(offerings, config).flatMap(({ name, offering }) => {
      // Offerings of some zones only name them, separated by commas.
      const offered = zones.filter(({ id }) => offering.zoneid?.split(",").includes(id) ?? true);
      const locations = new Set(offered.map((zone) => locate(LocationType)?.(zone, config)));
      return [...locations].map((Location) => ({ InstanceType: name, LocationType, Location }));
    });
    const { items, next } = pageOf(found.filter(matcher(filters, Filters)), input, context);
    return { InstanceTypeOfferings: items, NextToken: next };
  },
});
