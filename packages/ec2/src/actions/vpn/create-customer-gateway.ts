import { isIPv4 } from "node:net";
import { defineAction } from "../../action";
import { forget, note, readAccountTags } from "../../map/account-tags";
import { completed } from "../../map/half-made";
import { putTags } from "../../map/tagging";
import { tagsFor } from "../../map/tags";
import { customerNote, customers, customerView } from "../../map/vpn/customers";
import { honoured, refused } from "../../rules";
import { newUuid } from "../../support/random";
import { invalidValue, missingParameter } from "../../wire/error";

/** As in EC2 the same address with the same number gives the gateway that is there. */
export const createCustomerGateway = defineAction("CreateCustomerGateway", {
  parameters: {
    Type: refused("CloudStack's gateways speak IPsec", "ipsec.1"),
    IpAddress: honoured,
    PublicIp: honoured,
    BgpAsn: honoured,
    TagSpecifications: honoured,
    BgpAsnExtended: refused("CloudStack's gateways speak no BGP"),
    CertificateArn: refused("CloudStack's gateways know a shared key"),
    DeviceName: refused("CloudStack keeps no name of the device: tag the gateway"),
  },
  check({ IpAddress, PublicIp, TagSpecifications }) {
    tagsFor("customer-gateway", TagSpecifications);
    const address = IpAddress ?? PublicIp;
    if (address === undefined) throw missingParameter("IpAddress");
    if (!isIPv4(address)) throw invalidValue("IpAddress", address, "It is no IPv4 address.");
  },
  async run({ IpAddress, PublicIp, BgpAsn, TagSpecifications }, context) {
    const { cloud, ids } = context;
    const value = customerNote(IpAddress ?? PublicIp ?? "", BgpAsn);
    const noted = (await readAccountTags(cloud, "fresh")).noted("customerGateway");
    const uuid = [...noted].find(([, known]) => known === value)?.[0] ?? newUuid();
    const isNew = !noted.has(uuid);
    if (isNew) await note("customerGateway", uuid, value, context);
    const CustomerGatewayId = ids.of("customerGateway", uuid);
    await completed(
      CustomerGatewayId,
      () => putTags([CustomerGatewayId], tagsFor("customer-gateway", TagSpecifications), context),
      async () => isNew && forget("customerGateway", uuid, context),
    );
    const notes = await readAccountTags(cloud, "fresh");
    const made = customers([], notes).find((customer) => customer.uuid === uuid);
    return { CustomerGateway: made && customerView(made, notes, context) };
  },
});
