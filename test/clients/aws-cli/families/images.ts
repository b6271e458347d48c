import { machine, machineEnds, machineStops, nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused, returned, time, zones } from "../step";

export const images: Family = {
  name: "images",
  zones,
  steps: [
    ...machine(),
    ...machineStops,
    dry("create-image --instance-id $machine --name golden"),
    ec2(
      `create-image --instance-id $machine --name golden --description 'all set up' ${tagged("image", "golden")}`,
      { ImageId: id("ami") },
      { golden: "ImageId" },
    ),
    ec2("wait image-exists --image-ids $golden"),
    ec2("wait image-available --image-ids $golden"),
    ec2("describe-images --owners self", ({ golden, machine }) => ({
      Images: [
        {
          ImageId: golden,
          Name: "golden",
          State: "available",
          Public: false,
          SourceInstanceId: machine,
          RootDeviceName: "/dev/sda1",
          CreationDate: time,
          Tags: nameTag("golden"),
        },
      ],
    })),
    ec2("describe-images --filters Name=is-public,Values=true Name=name,Values=gold*", { Images: [] }),
    ec2("describe-image-attribute --image-id $golden --attribute description", ({ golden }) => ({
      ImageId: golden,
      Description: { Value: "all set up" },
    })),
    ec2("modify-image-attribute --image-id $golden --description newer"),
    ec2("describe-image-attribute --image-id $golden --attribute description", { Description: { Value: "newer" } }),
    ec2("modify-image-attribute --image-id $golden --launch-permission Add=[{UserId=other}]"),
    ec2("describe-image-attribute --image-id $golden --attribute launchPermission", {
      LaunchPermissions: [{ UserId: expect.stringMatching(/^\d{12}$/) }],
    }),
    ec2("reset-image-attribute --image-id $golden --attribute launchPermission"),
    ec2("describe-image-attribute --image-id $golden --attribute launchPermission", { LaunchPermissions: [] }),
    ec2(
      "copy-image --name copy --source-region stackgate-1 --source-image-id $golden --destination-availability-zone $elsewhere",
      ({ golden }) => ({ ImageId: golden }),
    ),
    refused(
      "copy-image --name copy --source-region stackgate-1 --source-image-id $golden --encrypted",
      "UnsupportedOperation",
      /Encrypted.*by offering/,
    ),
    // Given as an option, aws would fetch the URL itself.
    ec2(
      `register-image --cli-input-json '{"Name":"fetched","ImageLocation":"http://images.test/disk.qcow2"}'`,
      { ImageId: id("ami") },
      { fetched: "ImageId" },
    ),
    ec2("describe-images --image-ids $fetched", { Images: [{ Name: "fetched", RootDeviceType: "ebs" }] }),
    ec2("deregister-image --image-id $fetched", returned),
    ec2("deregister-image --image-id $golden", returned),
    refused("describe-images --image-ids $golden", "InvalidAMIID.NotFound", /ami-/),
    ...machineEnds,
  ],
};
