import { defineAction } from "../../action";
import { note } from "../../map/account-tags";
import { DETACHED } from "../../map/internet-gateways/view";
import { putTags } from "../../map/tagging";
import { tagsFor } from "../../map/tags";
import { honoured } from "../../rules";
import { newUuid } from "../../support/random";

/** CloudStack's VPCs reach the internet by their router. A gateway is a name for that, noted at the account. */
export const createInternetGateway = defineAction("CreateInternetGateway", {
  parameters: { TagSpecifications: honoured },
  check({ TagSpecifications }) {
    tagsFor("internet-gateway", TagSpecifications);
  },
  async run({ TagSpecifications }, context) {
    const uuid = newUuid();
    const InternetGatewayId = context.ids.of("internetGateway", uuid);
    const Tags = tagsFor("internet-gateway", TagSpecifications);
    await note("internetGateway", uuid, DETACHED, context);
    await putTags([InternetGatewayId], Tags, context);
    return { InternetGateway: { InternetGatewayId, OwnerId: context.owner, Attachments: [], Tags } };
  },
});
