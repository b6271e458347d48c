import { machine, machineEnds, nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused, zones } from "../step";

export const placementGroups: Family = {
  name: "placement groups",
  zones,
  steps: [
    dry("create-placement-group --group-name apart --strategy spread"),
    ec2("create-placement-group --group-name apart --strategy spread", {
      PlacementGroup: { GroupName: "apart", Strategy: "spread", State: "available", GroupId: id("pg") },
    }),
    ec2(`create-placement-group --group-name together --strategy cluster ${tagged("placement-group", "mine")}`, {
      PlacementGroup: { GroupName: "together", Strategy: "cluster" },
    }),
    refused("create-placement-group --group-name apart --strategy spread", "InvalidPlacementGroup.Duplicate", /apart/),
    refused("create-placement-group --group-name p --strategy partition", "UnsupportedOperation", /no partitions/),
    ...machine("--placement AvailabilityZone=$zone,GroupName=apart"),
    ec2("describe-instances --filters Name=placement-group-name,Values=apart", ({ machine }) => ({
      Reservations: [{ Instances: [{ InstanceId: machine, Placement: { GroupName: "apart" } }] }],
    })),
    ec2("describe-placement-groups --group-names together", {
      PlacementGroups: [{ Strategy: "cluster", Tags: nameTag("mine") }],
    }),
    ec2("describe-placement-groups --filters Name=strategy,Values=spread", {
      PlacementGroups: [{ GroupName: "apart" }],
    }),
    ...machineEnds,
    ec2("delete-placement-group --group-name apart"),
    ec2("delete-placement-group --group-name together"),
    refused("describe-placement-groups --group-names apart", "InvalidPlacementGroup.Unknown", /apart/),
  ],
};
