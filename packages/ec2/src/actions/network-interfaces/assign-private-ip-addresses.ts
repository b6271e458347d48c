import { defineAction } from "../../action";
import { honoured, refused } from "../../rules";
import { Ec2Error, missingParameter } from "../../wire/error";
import { requireNic } from "./nic";

const NO_PREFIXES = "CloudStack's interfaces have single addresses";
const MOST = 50;

export const assignPrivateIpAddresses = defineAction("AssignPrivateIpAddresses", {
  parameters: {
    NetworkInterfaceId: honoured,
    PrivateIpAddresses: honoured,
    SecondaryPrivateIpAddressCount: honoured,
    AllowReassignment: refused("CloudStack takes no address from another interface", false),
    Ipv4Prefixes: refused(NO_PREFIXES),
    Ipv4PrefixCount: refused(NO_PREFIXES),
  },
  check({ PrivateIpAddresses: addresses = [], SecondaryPrivateIpAddressCount: count }) {
    if (addresses.length === 0 && count === undefined) throw missingParameter("PrivateIpAddress");
    if (addresses.length > 0 && count !== undefined) {
      throw new Ec2Error("InvalidParameterCombination", "Give either addresses or a number of them");
    }
    if (count !== undefined && (count < 1 || count > MOST)) {
      throw new Ec2Error("InvalidParameterValue", `The number of addresses must be between 1 and ${MOST}`);
    }
  },
  /** One after the other; those that were given before one fails are taken back. */
  async run({ NetworkInterfaceId, PrivateIpAddresses, SecondaryPrivateIpAddressCount: count = 0 }, context) {
    const { cloud } = context;
    const { nic } = await requireNic(NetworkInterfaceId, context);
    const wanted = PrivateIpAddresses ?? Array.from({ length: count }, () => undefined);
    const given: { readonly id: string; readonly ipaddress?: string | undefined }[] = [];
    try {
      for (const ipaddress of wanted) given.push(await cloud.run("addIpToNic", { nicid: nic.id, ipaddress }));
    } catch (error) {
      for (const { id } of given) await cloud.run("removeIpFromNic", { id });
      throw error;
    }
    return {
      NetworkInterfaceId,
      AssignedPrivateIpAddresses: given.map(({ ipaddress }) => ({ PrivateIpAddress: ipaddress })),
      Return: true,
    };
  },
});
