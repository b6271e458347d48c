import { ec2, type Family, id, refused, returned, type Step, zones } from "../step";

const keys = ["a", "b", "c", "d", "e", "f"];
const made: Step = ec2(
  "create-volume --availability-zone $zone --size 1",
  { State: "creating" },
  { volume: "VolumeId" },
);

export const tags: Family = {
  name: "tags",
  zones,
  steps: [
    made,
    ec2("create-security-group --group-name tagged --description d", { GroupId: id("sg") }, { group: "GroupId" }),
    ec2("create-tags --resources $volume $group --tags 'Key=owner,Value=alice & <bob>'"),
    ec2(`create-tags --resources $volume --tags ${keys.map((key) => `Key=${key},Value=1`).join(" ")}`),
    ec2("create-tags --resources $volume --tags Key=a,Value=2"),
    ec2("describe-tags --filters Name=key,Values=owner", {
      Tags: expect.arrayContaining(
        ["volume", "security-group"].map((ResourceType) =>
          expect.objectContaining({ ResourceType, Key: "owner", Value: "alice & <bob>" }),
        ),
      ),
    }),
    ec2("describe-tags --filters Name=resource-id,Values=$volume Name=key,Values=a,b", ({ volume }) => ({
      Tags: expect.arrayContaining([
        { ResourceId: volume, ResourceType: "volume", Key: "a", Value: "2" },
        { ResourceId: volume, ResourceType: "volume", Key: "b", Value: "1" },
      ]),
    })),
    ec2(
      "describe-tags --filters Name=resource-id,Values=$volume,$group --page-size 5 --max-items 6",
      { Tags: keys.map(() => ({})) },
      { next: "NextToken" },
    ),
    ec2("describe-tags --filters Name=resource-id,Values=$volume,$group --page-size 5 --starting-token $next", {
      Tags: [{}, {}],
    }),
    ec2("delete-tags --resources $volume --tags Key=a,Value=other Key=b"),
    ec2("describe-tags --filters Name=resource-id,Values=$volume Name=key,Values=a,b", {
      Tags: [{ Key: "a", Value: "2" }],
    }),
    ec2("delete-tags --resources $volume $group"),
    ec2("describe-tags --filters Name=resource-id,Values=$volume,$group", { Tags: [] }),
    refused(`create-tags --resources $volume --tags Key=long,Value=${"x".repeat(256)}`, "InvalidParameterValue", /255/),
    refused(
      "create-tags --resources vol-00000000000000000000000000000001 --tags Key=a,Value=1",
      "InvalidVolume.NotFound",
      /vol-/,
    ),
    ec2("delete-volume --volume-id $volume"),
    ec2("delete-security-group --group-id $group", returned),
  ],
};
