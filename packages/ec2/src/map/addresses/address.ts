import type { PublicIpAddress } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Address } from "../../model/types.generated";
import { tagsOf } from "../tags";

/** A public address as an Elastic IP. The static NAT is the association, and goes by the address's UUID. */
export function addressView(
  address: PublicIpAddress,
  { ids, owner, config }: Pick<Ec2Context, "ids" | "owner" | "config">,
): Address {
  const machine = address.virtualmachineid;
  return {
    PublicIp: address.ipaddress,
    AllocationId: ids.of("address", address.id),
    Domain: "vpc",
    PublicIpv4Pool: "amazon",
    NetworkBorderGroup: config.region,
    Tags: tagsOf(address),
    ...(machine !== undefined && {
      AssociationId: ids.of("addressAssociation", address.id),
      InstanceId: ids.of("instance", machine),
      PrivateIpAddress: address.vmipaddress,
      NetworkInterfaceOwnerId: owner,
    }),
  };
}
