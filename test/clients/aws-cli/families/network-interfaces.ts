import { machine, machineEnds, nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused } from "../step";

/** @param attaching why a machine of these zones takes no second interface in its own network: code and message */
const interfacesIn = (zones: Family["zones"], ...attaching: readonly [code: string, why: RegExp]): Family => ({
  name: "network interfaces",
  zones,
  steps: [
    ...machine(),
    ec2(
      "describe-network-interfaces --filters Name=attachment.instance-id,Values=$machine",
      ({ nic, machine, zone }) => ({
        NetworkInterfaces: [
          {
            NetworkInterfaceId: nic,
            AvailabilityZone: zone,
            Status: "in-use",
            SubnetId: id("subnet"),
            MacAddress: expect.stringMatching(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/),
            Attachment: { InstanceId: machine, DeviceIndex: 0, Status: "attached", DeleteOnTermination: true },
            Groups: [{ GroupName: "default" }],
            PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: expect.stringMatching(/^10\./) }],
          },
        ],
      }),
      {
        attachment: "NetworkInterfaces.0.Attachment.AttachmentId",
        subnet: "NetworkInterfaces.0.SubnetId",
        group: "NetworkInterfaces.0.Groups.0.GroupId",
      },
    ),
    ec2(
      "assign-private-ip-addresses --network-interface-id $nic --secondary-private-ip-address-count 1",
      ({ nic }) => ({ NetworkInterfaceId: nic, AssignedPrivateIpAddresses: [{}] }),
      { second: "AssignedPrivateIpAddresses.0.PrivateIpAddress" },
    ),
    ec2("describe-network-interfaces --network-interface-ids $nic", ({ second }) => ({
      NetworkInterfaces: [{ PrivateIpAddresses: [{ Primary: true }, { Primary: false, PrivateIpAddress: second }] }],
    })),
    ec2("unassign-private-ip-addresses --network-interface-id $nic --private-ip-addresses $second"),
    ec2("describe-network-interfaces --filters Name=addresses.private-ip-address,Values=$second", {
      NetworkInterfaces: [],
    }),
    ec2("describe-network-interface-attribute --network-interface-id $nic --attribute groupSet", ({ nic, group }) => ({
      NetworkInterfaceId: nic,
      Groups: [{ GroupId: group, GroupName: "default" }],
    })),
    dry("modify-network-interface-attribute --network-interface-id $nic --source-dest-check"),
    ec2("modify-network-interface-attribute --network-interface-id $nic --source-dest-check"),
    refused(
      "modify-network-interface-attribute --network-interface-id $nic --no-source-dest-check",
      "UnsupportedOperation",
      /SourceDestCheck/,
    ),
    ec2("reset-network-interface-attribute --network-interface-id $nic --source-dest-check true"),
    refused("detach-network-interface --attachment-id $attachment", "OperationNotPermitted", /device index 0/),
    refused("delete-network-interface --network-interface-id $nic", "InvalidParameterValue", /in use/),
    dry("create-network-interface --subnet-id $subnet"),
    refused(
      "create-network-interface --subnet-id $subnet --ipv6-address-count 1",
      "UnsupportedOperation",
      /Ipv6AddressCount.*version 6/,
    ),
    ec2(
      `create-network-interface --subnet-id $subnet --description spare ${tagged("network-interface", "spare")}`,
      ({ subnet }) => ({
        NetworkInterface: {
          NetworkInterfaceId: id("eni"),
          SubnetId: subnet,
          Status: "available",
          Description: "spare",
        },
      }),
      { spare: "NetworkInterface.NetworkInterfaceId" },
    ),
    ec2("wait network-interface-available --network-interface-ids $spare"),
    ec2(
      "describe-network-interfaces --filters Name=tag:Name,Values=spare Name=status,Values=available",
      ({ spare }) => ({
        NetworkInterfaces: [{ NetworkInterfaceId: spare, TagSet: nameTag("spare") }],
      }),
    ),
    refused(
      "attach-network-interface --network-interface-id $spare --instance-id $machine --device-index 1",
      ...attaching,
    ),
    ec2("delete-network-interface --network-interface-id $spare"),
    refused("describe-network-interfaces --network-interface-ids $spare", "InvalidNetworkInterfaceID.NotFound", /eni-/),
    ...machineEnds,
  ],
});

export const basicInterfaces = interfacesIn(["basic-1"], "AttachmentLimitExceeded", /one network interface/);
export const networkInterfaces = interfacesIn(["advsg-1", "adv-1"], "InvalidParameterCombination", /only once/);

/** Where a machine can be in several networks. Ends without its VPC's, as route tables do. */
export const secondInterfaces: Family = {
  name: "second network interfaces",
  zones: ["adv-1"],
  steps: [
    ec2("create-vpc --cidr-block 10.27.0.0/16", { Vpc: { VpcId: id("vpc") } }, { vpc: "Vpc.VpcId" }),
    ec2("wait vpc-available --vpc-ids $vpc"),
    ec2(
      "create-subnet --vpc-id $vpc --cidr-block 10.27.1.0/24",
      { Subnet: { State: "available" } },
      { front: "Subnet.SubnetId" },
    ),
    ec2(
      "create-subnet --vpc-id $vpc --cidr-block 10.27.2.0/24",
      { Subnet: { State: "available" } },
      { back: "Subnet.SubnetId" },
    ),
    ...machine("--subnet-id $front"),
    ec2(
      "create-network-interface --subnet-id $back --private-ip-address 10.27.2.20",
      { NetworkInterface: { PrivateIpAddress: "10.27.2.20" } },
      { second: "NetworkInterface.NetworkInterfaceId" },
    ),
    ec2(
      "attach-network-interface --network-interface-id $second --instance-id $machine --device-index 1",
      { AttachmentId: id("eni-attach") },
      { attachment: "AttachmentId" },
    ),
    ec2(
      "describe-network-interfaces --filters Name=attachment.instance-id,Values=$machine Name=subnet-id,Values=$back",
      ({ second, attachment }) => ({
        NetworkInterfaces: [
          {
            NetworkInterfaceId: second,
            PrivateIpAddress: "10.27.2.20",
            Status: "in-use",
            Attachment: { AttachmentId: attachment, DeviceIndex: 1, DeleteOnTermination: false },
          },
        ],
      }),
    ),
    ec2("detach-network-interface --attachment-id $attachment"),
    ec2("wait network-interface-available --network-interface-ids $second"),
    ec2("delete-network-interface --network-interface-id $second"),
    ...machineEnds,
  ],
};
