import { machine, machineEnds, nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused } from "../step";

export const addresses: Family = {
  name: "addresses",
  zones: ["adv-1"],
  steps: [
    ...machine(),
    dry("allocate-address"),
    ec2(
      `allocate-address --domain vpc ${tagged("elastic-ip", "front")}`,
      { AllocationId: id("eipalloc"), PublicIp: expect.stringMatching(/^192\.168\.3\.\d+$/), Domain: "vpc" },
      { allocation: "AllocationId", address: "PublicIp" },
    ),
    refused("allocate-address --ipam-pool-id pool", "UnsupportedOperation", /IpamPoolId.*no address manager/),
    ec2("describe-addresses --public-ips $address", ({ allocation }) => ({
      Addresses: [{ AllocationId: allocation, Domain: "vpc", Tags: nameTag("front") }],
    })),
    ec2(
      "describe-addresses-attribute --allocation-ids $allocation --attribute domain-name",
      ({ allocation, address }) => ({
        Addresses: [{ AllocationId: allocation, PublicIp: address }],
      }),
    ),
    ec2(
      "associate-address --allocation-id $allocation --instance-id $machine",
      { AssociationId: id("eipassoc") },
      { association: "AssociationId" },
    ),
    ec2("describe-addresses --filters Name=instance-id,Values=$machine", ({ association, machine, address }) => ({
      Addresses: [{ AssociationId: association, InstanceId: machine, PublicIp: address }],
    })),
    ec2("describe-instances --filters Name=ip-address,Values=$address", ({ machine, address }) => ({
      Reservations: [{ Instances: [{ InstanceId: machine, PublicIpAddress: address }] }],
    })),
    refused("release-address --allocation-id $allocation", "InvalidIPAddress.InUse", /in use/),
    ec2("disassociate-address --association-id $association"),
    refused("disassociate-address --association-id $association", "InvalidAssociationID.NotFound", /does not exist/),
    ec2("release-address --allocation-id $allocation"),
    refused("describe-addresses --allocation-ids $allocation", "InvalidAllocationID.NotFound", /eipalloc-/),
    ec2("describe-addresses", { Addresses: [] }),
    ...machineEnds,
  ],
};

/** Where machines are in a shared network, there is nothing to translate. */
export const sharedAddresses: Family = {
  name: "addresses",
  zones: ["basic-1", "advsg-1"],
  steps: [
    ...machine(),
    ec2("describe-instances --instance-ids $machine", {
      Reservations: [{ Instances: [{ PublicIpAddress: expect.stringMatching(/^10\.1[12]\./) }] }],
    }),
    refused("allocate-address", "UnsupportedOperation", /there is none yet/),
    ec2("create-vpc --cidr-block 10.26.0.0/16", { Vpc: { VpcId: id("vpc") } }, { vpc: "Vpc.VpcId" }),
    ec2("wait vpc-available --vpc-ids $vpc"),
    ec2("allocate-address", { Domain: "vpc" }, { allocation: "AllocationId", address: "PublicIp" }),
    refused(
      "associate-address --allocation-id $allocation --instance-id $machine",
      "UnsupportedOperation",
      /shared network/,
    ),
    refused("disassociate-address --public-ip $address", "InvalidAssociationID.NotFound", /does not exist/),
    ec2("describe-addresses-attribute --allocation-ids $allocation --attribute domain-name", ({ address }) => ({
      Addresses: [{ PublicIp: address }],
    })),
    ec2("release-address --allocation-id $allocation"),
    ec2("describe-addresses", { Addresses: [] }),
    ec2("delete-vpc --vpc-id $vpc"),
    ...machineEnds,
  ],
};
