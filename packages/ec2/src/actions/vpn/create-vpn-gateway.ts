import { defineAction } from "../../action";
import { forget, note } from "../../map/account-tags";
import { completed } from "../../map/half-made";
import { putTags } from "../../map/tagging";
import { tagsFor } from "../../map/tags";
import { DETACHED } from "../../map/vpn/gateways";
import { honoured, refused } from "../../rules";
import { newUuid } from "../../support/random";

/** CloudStack's gateways are made with their VPC: until it is attached, a gateway is a note at the account. */
export const createVpnGateway = defineAction("CreateVpnGateway", {
  parameters: {
    Type: refused("CloudStack's gateways speak IPsec", "ipsec.1"),
    TagSpecifications: honoured,
    AvailabilityZone: refused("a gateway is where its VPC is"),
    AmazonSideAsn: refused("CloudStack's gateways speak no BGP"),
  },
  check({ TagSpecifications }) {
    tagsFor("vpn-gateway", TagSpecifications);
  },
  async run({ TagSpecifications }, context) {
    const uuid = newUuid();
    const VpnGatewayId = context.ids.of("vpnGateway", uuid);
    const Tags = tagsFor("vpn-gateway", TagSpecifications);
    await note("vpnGateway", uuid, DETACHED, context);
    await completed(
      VpnGatewayId,
      () => putTags([VpnGatewayId], Tags, context),
      () => forget("vpnGateway", uuid, context),
    );
    return { VpnGateway: { VpnGatewayId, State: "available", Type: "ipsec.1", VpcAttachments: [], Tags } };
  },
});
