import { ec2, type Family, id, refused, type Step, zones } from "../step";

const callerIdentity: Step = {
  command: "sts get-caller-identity",
  gives: {
    Account: expect.stringMatching(/^\d{12}$/),
    Arn: expect.stringMatching(/^arn:aws:iam::\d{12}:user\/demo$/),
    UserId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  },
};

/** What there is before anything is made. */
export const cloud: Family = {
  name: "the caller, regions, zones and instance types",
  zones,
  steps: [
    callerIdentity,
    ec2("describe-regions", { Regions: [{ RegionName: "stackgate-1", OptInStatus: "opt-in-not-required" }] }),
    refused("describe-regions --region-names mars-1", "InvalidParameterValue", /mars-1/),
    ec2("describe-availability-zones --zone-names $zone", ({ zone }) => ({
      AvailabilityZones: [{ ZoneName: zone, State: "available", RegionName: "stackgate-1" }],
    })),
    ec2("describe-availability-zones --filters Name=zone-name,Values=adv*", {
      AvailabilityZones: expect.arrayContaining(
        ["adv-1", "advsg-1"].map((ZoneName) => expect.objectContaining({ ZoneName })),
      ),
    }),
    ec2("describe-account-attributes --attribute-names supported-platforms default-vpc", {
      AccountAttributes: [
        { AttributeName: "supported-platforms", AttributeValues: [{ AttributeValue: "VPC" }] },
        { AttributeName: "default-vpc", AttributeValues: [{ AttributeValue: id("vpc") }] },
      ],
    }),
    ec2("describe-prefix-lists", { PrefixLists: [] }),
    ec2("describe-vpc-classic-link", { Vpcs: [] }),
    ec2("describe-egress-only-internet-gateways", { EgressOnlyInternetGateways: [] }),
    ec2("describe-instance-types --instance-types t3.micro", {
      InstanceTypes: [
        { InstanceType: "t3.micro", VCpuInfo: { DefaultVCpus: 1 }, MemoryInfo: { SizeInMiB: 512 }, BareMetal: false },
      ],
    }),
    refused("describe-instance-types --instance-types x9.huge", "InvalidInstanceType", /x9\.huge/),
    ec2("describe-instance-types --filters Name=memory-info.size-in-mib,Values=262144", {
      InstanceTypes: [{ InstanceType: "huge", VCpuInfo: { DefaultVCpus: 64 } }],
    }),
    ec2(
      "describe-instance-types --page-size 5 --max-items 4",
      { InstanceTypes: ["huge", "large-instance", "m1.medium", "m1.small"].map((InstanceType) => ({ InstanceType })) },
      { next: "NextToken" },
    ),
    ec2("describe-instance-types --page-size 5 --starting-token $next", {
      InstanceTypes: ["t3.micro", "t3.small"].map((InstanceType) => ({ InstanceType })),
    }),
    ec2(
      "describe-instance-type-offerings --location-type availability-zone --filters Name=location,Values=$zone Name=instance-type,Values=t3.*",
      ({ zone }) => ({
        InstanceTypeOfferings: ["t3.micro", "t3.small"].map((InstanceType) => ({
          InstanceType,
          LocationType: "availability-zone",
          Location: zone,
        })),
      }),
    ),
  ],
};
