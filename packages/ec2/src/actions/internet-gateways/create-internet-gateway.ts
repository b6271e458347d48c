import { defineAction } from "../../action";
import { forget, note } from "../../map/account-tags";
import { completed } from "../../map/half-made";
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
    await completed(
      InternetGatewayId,
      () => putTags([InternetGatewayId], Tags, context),
      () => forget("internetGateway", uuid, context),
    );
    return { InternetGateway: { InternetGatewayId, OwnerId: context.owner, Attachments: [], Tags } };
  },
});
