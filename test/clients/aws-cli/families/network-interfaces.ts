import { machine, machineEnds } from "../fixtures";
import { dry, ec2, type Family, id, refused, zones } from "../step";

const unbacked = /begin and end with their instance/;

export const networkInterfaces: Family = {
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
    refused("create-network-interface --subnet-id $subnet", "UnsupportedOperation", unbacked),
    refused(
      "attach-network-interface --network-interface-id $nic --instance-id $machine --device-index 1",
      "UnsupportedOperation",
      unbacked,
    ),
    refused("delete-network-interface --network-interface-id $nic", "UnsupportedOperation", unbacked),
    refused("detach-network-interface --attachment-id $attachment", "OperationNotPermitted", /device index 0/),
    ...machineEnds,
  ],
};
