import type { Zone } from "@stackgate/cloudstack";
import type { Ec2Config } from "@stackgate/gateway";
import { defineAction } from "../../action";
import { askedFor } from "../../map/asked";
import { type FilterTable, matcher } from "../../map/filters";
import { zoneName } from "../../map/zones";
import type { AvailabilityZone } from "../../model/types.generated";
import { honoured, ignored } from "../../rules";
import { Ec2Error } from "../../wire/error";

const filters: FilterTable<AvailabilityZone> = {
  "group-long-name": ({ GroupLongName }) => GroupLongName,
  "group-name": ({ GroupName }) => GroupName,
  message: ({ Messages = [] }) => Messages.map(({ Message }) => Message),
  "opt-in-status": ({ OptInStatus }) => OptInStatus,
  "parent-zone-id": ({ ParentZoneId }) => ParentZoneId,
  "parent-zone-name": ({ ParentZoneName }) => ParentZoneName,
  "region-name": ({ RegionName }) => RegionName,
  state: ({ State }) => State,
  "zone-id": ({ ZoneId }) => ZoneId,
  "zone-name": ({ ZoneName }) => ZoneName,
  "zone-type": ({ ZoneType }) => ZoneType,
};

export const describeAvailabilityZones = defineAction("DescribeAvailabilityZones", {
  parameters: {
    ZoneNames: honoured,
    ZoneIds: honoured,
    AllAvailabilityZones: ignored("there are no zones to opt in to"),
    Filters: honoured,
  },
  filters,
  async run({ ZoneNames, ZoneIds, Filters }, { cloud, config }) {
    const zones = (await cloud.catalogue("listZones")).map((zone) => availabilityZone(zone, config));
    const names = askedFor(ZoneNames);
    requireZones(
      names,
      zones.map(({ ZoneName }) => ZoneName),
    );
    requireZones(
      ZoneIds,
      zones.map(({ ZoneId }) => ZoneId),
    );
    const AvailabilityZones = zones
      .filter(({ ZoneName = "" }) => names?.includes(ZoneName) ?? true)
      .filter(({ ZoneId = "" }) => ZoneIds?.includes(ZoneId) ?? true)
      .filter(matcher(filters, Filters));
    return { AvailabilityZones };
  },
});

function availabilityZone({ id, name, allocationstate }: Zone, config: Ec2Config): AvailabilityZone {
  return {
    ZoneName: zoneName(name ?? id, config),
    ZoneId: id,
    ZoneType: "availability-zone",
    State: allocationstate === "Disabled" ? "unavailable" : "available",
    RegionName: config.region,
    GroupName: config.region,
    NetworkBorderGroup: config.region,
    OptInStatus: "opt-in-not-required",
    Messages: [],
  };
}

function requireZones(wanted: readonly string[] = [], known: readonly (string | undefined)[]): void {
  const missing = wanted.find((zone) => !known.includes(zone));
  if (missing !== undefined) throw new Ec2Error("InvalidParameterValue", `Invalid availability zone: [${missing}]`);
}
