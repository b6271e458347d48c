import type { PublicIpAddress, VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Address } from "../../model/types.generated";
import { interfaceUuid } from "../network-interfaces/attachment";
import { tagsOf } from "../tags";

/**
 * A public address as an Elastic IP. The static NAT is the association, and goes by the address's UUID.
 * @param machine that it leads to, with its nics; CloudStack names only the machine
 */
export function addressView(
  address: PublicIpAddress,
  machine: VirtualMachine | undefined,
  { ids, owner, config }: Pick<Ec2Context, "ids" | "owner" | "config">,
): Address {
  const nic = machine?.nic?.find(({ publicipid }) => publicipid === address.id);
  return {
    PublicIp: address.ipaddress,
    AllocationId: ids.of("address", address.id),
    Domain: "vpc",
    PublicIpv4Pool: "amazon",
    NetworkBorderGroup: config.region,
    Tags: tagsOf(address),
    ...(address.virtualmachineid !== undefined && {
      AssociationId: ids.of("addressAssociation", address.id),
      InstanceId: ids.of("instance", address.virtualmachineid),
      NetworkInterfaceId: machine && nic && ids.of("networkInterface", interfaceUuid(machine, nic)),
      PrivateIpAddress: address.vmipaddress,
      NetworkInterfaceOwnerId: owner,
    }),
  };
}
