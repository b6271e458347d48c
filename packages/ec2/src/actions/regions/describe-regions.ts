import { defineAction } from "../../action";
import { type FilterTable, matcher } from "../../map/filters";
import type { Region } from "../../model/types.generated";
import { honoured, ignored } from "../../rules";
import { Ec2Error } from "../../wire/error";

const filters: FilterTable<Region> = {
  endpoint: ({ Endpoint }) => Endpoint,
  "opt-in-status": ({ OptInStatus }) => OptInStatus,
  "region-name": ({ RegionName }) => RegionName,
};

/** One CloudStack is one region. Its endpoint has no scheme, as in EC2: boto 2 opens a connection to just that host. */
export const describeRegions = defineAction("DescribeRegions", {
  parameters: {
    RegionNames: honoured,
    AllRegions: ignored("there are no regions to opt in to"),
    Filters: honoured,
  },
  filters,
  async run({ RegionNames, Filters }, { config, host }) {
    const unknown = RegionNames?.find((name) => name !== config.region);
    if (unknown !== undefined) throw new Ec2Error("InvalidParameterValue", `Invalid region provided: ${unknown}`);
    const Endpoint = config.publicUrl.replace(/^\w+:\/\//, "").replace(/\/$/, "") || host;
    const region: Region = { RegionName: config.region, Endpoint, OptInStatus: "opt-in-not-required" };
    return { Regions: [region].filter(matcher(filters, Filters)) };
  },
});
