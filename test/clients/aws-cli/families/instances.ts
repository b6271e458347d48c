import { nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused, time, zones } from "../step";

const launch =
  "run-instances --image-id $image --instance-type t3.micro --count 2 --placement AvailabilityZone=$zone " +
  "--user-data file://$userData --client-token twins";

/** Their starts and ends, as answers that are not yet done say it. */
const changes = (from: string, to: RegExp) => (known: { readonly first?: string; readonly second?: string }) =>
  expect.arrayContaining(
    [known.first, known.second].map((InstanceId) =>
      expect.objectContaining({
        InstanceId,
        PreviousState: expect.objectContaining({ Name: from }),
        CurrentState: expect.objectContaining({ Name: expect.stringMatching(to) }),
      }),
    ),
  );

export const instances: Family = {
  name: "instances",
  zones,
  steps: [
    ec2(
      "describe-images --filters Name=name,Values=Debian*",
      { Images: [{ Name: "Debian 12" }] },
      { image: "Images.0.ImageId" },
    ),
    dry(launch),
    refused("run-instances --image-id $image --instance-type x9.huge", "InvalidParameterValue", /x9\.huge/),
    refused(`${launch} --ebs-optimized`, "UnsupportedOperation", /EbsOptimized.*storage bandwidth/),
    ec2(
      `${launch} ${tagged("instance", "twin")}`,
      {
        ReservationId: expect.stringMatching(/^r-[0-9a-f]{32}$/),
        Instances: [0, 1].map((AmiLaunchIndex) => ({
          InstanceId: id("i"),
          AmiLaunchIndex,
          ClientToken: "twins",
          InstanceType: "t3.micro",
          State: { Name: "pending" },
          Tags: nameTag("twin"),
        })),
      },
      { first: "Instances.0.InstanceId", second: "Instances.1.InstanceId" },
    ),
    refused(`${launch} --instance-type m1.small`, "IdempotentParameterMismatch", /token/),
    ec2("wait instance-exists --instance-ids $first $second"),
    ec2("wait instance-running --instance-ids $first $second"),
    ec2("wait instance-status-ok --instance-ids $first $second"),
    ec2("wait system-status-ok --instance-ids $first $second"),
    ec2("describe-instances --instance-ids $first", ({ first, image, zone }) => ({
      Reservations: [
        {
          Instances: [
            {
              InstanceId: first,
              ImageId: image,
              InstanceType: "t3.micro",
              State: { Code: 16, Name: "running" },
              Placement: { AvailabilityZone: zone },
              LaunchTime: time,
              RootDeviceName: "/dev/sda1",
              BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { VolumeId: id("vol"), Status: "attached" } }],
              NetworkInterfaces: [{ NetworkInterfaceId: id("eni"), Status: "in-use" }],
              SecurityGroups: [{ GroupId: id("sg"), GroupName: "default" }],
              PrivateIpAddress: expect.stringMatching(/^10\./),
              Tags: nameTag("twin"),
            },
          ],
        },
      ],
    })),
    ec2(
      "describe-instances --filters Name=tag:Name,Values=tw* Name=instance-state-name,Values=running --query Reservations[].Instances[].AmiLaunchIndex",
      expect.arrayContaining([0, 1]),
    ),
    ec2("describe-instances --filters Name=availability-zone,Values=$elsewhere", { Reservations: [] }),
    refused("describe-instances --filters Name=colour,Values=blue", "InvalidParameterValue", /colour/),
    ec2("describe-instances --page-size 5 --max-items 1", { Reservations: [{ Instances: [{}, {}] }] }),
    ec2("describe-instance-status --instance-ids $first", ({ first, zone }) => ({
      InstanceStatuses: [
        {
          InstanceId: first,
          AvailabilityZone: zone,
          InstanceState: { Code: 16, Name: "running" },
          InstanceStatus: { Status: "ok" },
          SystemStatus: { Status: "ok" },
        },
      ],
    })),
    ec2("describe-instance-credit-specifications --instance-ids $first", ({ first }) => ({
      InstanceCreditSpecifications: [{ InstanceId: first, CpuCredits: "unlimited" }],
    })),
    ec2("describe-instance-attribute --instance-id $first --attribute userData", {
      UserData: { Value: Buffer.from("#!/bin/sh\necho hello\n").toString("base64") },
    }),
    ec2("modify-instance-attribute --instance-id $first --disable-api-termination"),
    ec2("describe-instance-attribute --instance-id $first --attribute disableApiTermination", {
      DisableApiTermination: { Value: true },
    }),
    refused("terminate-instances --instance-ids $first", "OperationNotPermitted", /disableApiTermination/),
    ec2("modify-instance-attribute --instance-id $first --no-disable-api-termination"),
    refused(
      "modify-instance-attribute --instance-id $first --instance-type m1.medium",
      "IncorrectInstanceState",
      /stopped/,
    ),
    ec2("monitor-instances --instance-ids $first", ({ first }) => ({
      InstanceMonitorings: [{ InstanceId: first, Monitoring: { State: "enabled" } }],
    })),
    ec2("unmonitor-instances --instance-ids $first", ({ first }) => ({
      InstanceMonitorings: [{ InstanceId: first, Monitoring: { State: "disabled" } }],
    })),
    ec2("get-console-output --instance-id $first", ({ first }) => ({ InstanceId: first, Output: "" })),
    ec2("get-password-data --instance-id $first", ({ first }) => ({ InstanceId: first, PasswordData: "" })),
    ec2("reset-instance-attribute --instance-id $first --attribute sourceDestCheck"),
    refused(
      "reset-instance-attribute --instance-id $first --attribute kernel",
      "UnsupportedOperation",
      /Images boot by themselves/,
    ),
    ec2("reboot-instances --instance-ids $first $second"),
    ec2("wait instance-running --instance-ids $first $second"),
    ec2("stop-instances --instance-ids $first $second", (known) => ({
      StoppingInstances: changes("running", /stop/)(known),
    })),
    ec2("wait instance-stopped --instance-ids $first $second"),
    ec2("modify-instance-attribute --instance-id $first --instance-type m1.medium"),
    ec2("describe-instance-attribute --instance-id $first --attribute instanceType", {
      InstanceType: { Value: "m1.medium" },
    }),
    ec2("start-instances --instance-ids $first $second", (known) => ({
      StartingInstances: changes("stopped", /pending/)(known),
    })),
    ec2("wait instance-running --instance-ids $first $second"),
    ec2("terminate-instances --instance-ids $first $second", (known) => ({
      TerminatingInstances: changes("running", /shutting-down|terminated/)(known),
    })),
    ec2("wait instance-terminated --instance-ids $first $second"),
    refused(
      "describe-instances --instance-ids i-00000000000000000000000000000001",
      "InvalidInstanceID.NotFound",
      /i-0{31}1/,
    ),
  ],
};
