import { flag, map, number, oneOf, text, url, type Values } from "../options";
import { listener } from "./listener";

/** Options of the EC2 facade. */
export const ec2 = {
  ...listener(8773),
  region: text("stackgate-1", "the one region that DescribeRegions shows; clients may sign for any"),
  publicUrl: url("what DescribeRegions gives as endpoint; empty: the Host that the client asked"),
  ids: oneOf(["long", "short"], "long: prefix and 32 hex digits, reversible; short: 8 hex digits, found by listing"),
  zones: map("CloudStack zone name to availability zone name; unnamed zones keep their own", { distinct: true }),
  instanceTypes: map("instance type to service offering (name or id), for the names that clients send"),
  networks: map("zone name to the network (name or id) of instances that name no subnet"),
  diskOffering: text("", "customizable disk offering (name or id) for new volumes; empty: the first there is"),
  recordedGroups: flag(false, "accept security groups in VPC tiers, where they are only recorded and filter nothing"),
  snapshotWaitMs: number(30_000, "longest wait, in ms, of CreateImage for the snapshot that its image is made of", 1),
};

export type Ec2Config = Values<typeof ec2>;
