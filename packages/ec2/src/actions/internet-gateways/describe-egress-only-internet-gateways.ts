import { defineAction } from "../../action";
import { type FilterTable, tagFilters } from "../../map/filters";
import type { EgressOnlyInternetGateway } from "../../model/types.generated";
import { honoured, ignored } from "../../rules";
import { Ec2Error } from "../../wire/error";

const filters: FilterTable<EgressOnlyInternetGateway> = { ...tagFilters };

/** Gateways for IPv6 only: CloudStack has none, so there is never one to show. */
export const describeEgressOnlyInternetGateways = defineAction("DescribeEgressOnlyInternetGateways", {
  parameters: {
    EgressOnlyInternetGatewayIds: honoured,
    Filters: honoured,
    MaxResults: ignored("the list is empty"),
    NextToken: ignored("the list is empty"),
  },
  filters,
  async run({ EgressOnlyInternetGatewayIds = [] }) {
    const [id] = EgressOnlyInternetGatewayIds;
    if (id !== undefined) {
      throw new Ec2Error("InvalidGatewayID.NotFound", `The egress-only internet gateway '${id}' does not exist`);
    }
    return { EgressOnlyInternetGateways: [] };
  },
});
