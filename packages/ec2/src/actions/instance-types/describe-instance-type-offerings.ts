import type { ServiceOffering, Zone } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
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

/** How a zone is called as a location of each type. */
const LOCATIONS: Readonly<Record<string, (zone: Zone, config: Ec2Context["config"]) => string>> = {
  region: (_, { region }) => region,
  "availability-zone": ({ name }, config) => zoneName(name, config),
  "availability-zone-id": ({ id }) => id,
};

export const describeInstanceTypeOfferings = defineAction("DescribeInstanceTypeOfferings", {
  parameters: { LocationType: honoured, Filters: honoured, ...paged },
  filters,
  check({ LocationType = "region" }) {
    if (!Object.hasOwn(LOCATIONS, LocationType)) {
      throw invalidValue("LocationType", LocationType, `It is one of ${Object.keys(LOCATIONS).join(", ")}.`);
    }
  },
  async run(input, context) {
    const LocationType = input.LocationType ?? "region";
    const [offerings, zones] = await Promise.all([
      context.cloud.catalogue("listServiceOfferings", {}),
      context.cloud.catalogue("listZones", {}),
    ]);
    const locate = (zone: Zone) => LOCATIONS[LocationType]?.(zone, context.config);
    const shown = listedTypes(offerings, context.config)
      .flatMap(({ name, offering }) =>
        [...new Set(zonesOf(offering, zones).map(locate))].map((Location) => ({
          InstanceType: name,
          LocationType,
          Location,
        })),
      )
      .filter(matcher(filters, input.Filters))
      .sort((a, b) => (`${a.InstanceType} ${a.Location}` < `${b.InstanceType} ${b.Location}` ? -1 : 1));
    const { items, next } = pageOf(shown, input, context);
    return { InstanceTypeOfferings: items, NextToken: next };
  },
});

/** An offering names the zones it is for, or none when it is for all. */
function zonesOf({ zoneid }: ServiceOffering, zones: readonly Zone[]): readonly Zone[] {
  const named = zoneid?.split(",");
  return named ? zones.filter(({ id }) => named.includes(id)) : zones;
}
