import { defineAction } from "../../action";
import { honoured, refused } from "../../rules";
import { Ec2Error, missingParameter } from "../../wire/error";
import { requireNic } from "./nic";

export const unassignPrivateIpAddresses = defineAction("UnassignPrivateIpAddresses", {
  parameters: {
    NetworkInterfaceId: honoured,
    PrivateIpAddresses: honoured,
    Ipv4Prefixes: refused("CloudStack's interfaces have single addresses"),
  },
  check({ PrivateIpAddresses: addresses = [] }) {
    if (addresses.length === 0) throw missingParameter("PrivateIpAddress");
  },
  async run({ NetworkInterfaceId, PrivateIpAddresses = [] }, context) {
    const { nic } = await requireNic(NetworkInterfaceId, context);
    const doomed = PrivateIpAddresses.map((address) => {
      const secondary = nic.secondaryip?.find(({ ipaddress }) => ipaddress === address);
      if (secondary?.id === undefined) {
        throw new Ec2Error(
          "InvalidParameterValue",
          `Some of the addresses are not assigned to interface ${NetworkInterfaceId}`,
        );
      }
      return secondary.id;
    });
    for (const id of doomed) await context.cloud.run("removeIpFromNic", { id });
    return {};
  },
});
