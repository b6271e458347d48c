import type { Answer, Ec2 } from "../../support";
import { settle, type ZoneName } from "../instances/support";

export type Parameters = Readonly<Record<string, string | number | boolean>>;

/** Calls an action and expects it to succeed. */
export async function ok(ec2: Ec2, action: string, parameters: Parameters = {}): Promise<Answer["body"]> {
  const { body, error } = await ec2(action, parameters);
  if (error) throw new Error(`${action}: ${error.code}: ${error.message}`);
  return body;
}
export const code = async (ec2: Ec2, action: string, parameters: Parameters) =>
  (await ec2(action, parameters)).error?.code;

export const defaultSubnet = async (ec2: Ec2, zone: ZoneName): Promise<string> => {
  const { subnetSet } = await ok(ec2, "DescribeSubnets", {
    "Filter.1.Name": "availability-zone",
    "Filter.1.Value.1": zone,
    "Filter.2.Name": "default-for-az",
    "Filter.2.Value.1": "true",
  });
  return subnetSet.item[0].subnetId;
};

/** Two tiers of a VPC. */
export async function tiers(ec2: Ec2): Promise<readonly [string, string]> {
  const { vpc } = await ok(ec2, "CreateVpc", { CidrBlock: "10.9.0.0/16" });
  const tier = async (CidrBlock: string): Promise<string> =>
    (await ok(ec2, "CreateSubnet", { VpcId: vpc.vpcId, CidrBlock })).subnet.subnetId;
  return [await tier("10.9.1.0/24"), await tier("10.9.2.0/24")];
}

export const create = async (ec2: Ec2, SubnetId: string, parameters: Parameters = {}): Promise<string> =>
  (await ok(ec2, "CreateNetworkInterface", { SubnetId, ...parameters })).networkInterface.networkInterfaceId;
export const shown = async (ec2: Ec2, eni: string): Promise<Answer["body"]> =>
  (await ok(ec2, "DescribeNetworkInterfaces", { "NetworkInterfaceId.1": eni })).networkInterfaceSet.item[0];
export const gone = (ec2: Ec2, eni: string) => code(ec2, "DescribeNetworkInterfaces", { "NetworkInterfaceId.1": eni });
export const terminate = async (ec2: Ec2, id: string) => {
  await ok(ec2, "TerminateInstances", { "InstanceId.1": id });
  settle(ec2);
};
/** The tags of the account that interfaces are kept in. */
export const notes = ({ simulator }: Ec2) =>
  [...simulator.state.tags.values()].filter(({ resourceType }) => resourceType === "Account");
/** How many nics each machine has. */
export const nics = ({ simulator }: Ec2) =>
  [...simulator.state.vms.values()].flatMap((vm) => (vm.state === "Destroyed" ? [] : [vm.nics.length]));
