import { defineAction } from "../../action";
import { forget, readAccountTags } from "../../map/account-tags";
import { notFoundError } from "../../map/ids";
import { customers } from "../../map/vpn/customers";
import { honoured } from "../../rules";

export const deleteCustomerGateway = defineAction("DeleteCustomerGateway", {
  parameters: { CustomerGatewayId: honoured },
  errors: { 431: "IncorrectState" },
  async run({ CustomerGatewayId }, context) {
    const { cloud, ids } = context;
    const [uuid, notes, gateways] = await Promise.all([
      ids.resolveOne("customerGateway", CustomerGatewayId),
      readAccountTags(cloud, "fresh"),
      cloud.list("listVpnCustomerGateways"),
    ]);
    const known = customers(gateways, notes).find((customer) => customer.uuid === uuid);
    if (!known) throw notFoundError("customerGateway", CustomerGatewayId);
    // CloudStack refuses while there is a connection.
    if (known.gateway) await cloud.run("deleteVpnCustomerGateway", { id: known.gateway.id });
    if (notes.noted("customerGateway").has(uuid)) await forget("customerGateway", uuid, context);
    return {};
  },
});
