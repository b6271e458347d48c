import { CloudError, TransportError } from "@stackgate/cloudstack";
import { redactText } from "@stackgate/gateway";
import type { Action } from "../action";
import { Ec2Error } from "../wire/error";
import { notFoundError } from "./ids";
import type { KindName } from "./kinds";

/** CloudStack's error codes in EC2's words, where the action doesn't know better. Its text is kept, but for secrets that it may quote. */
const CODES: Readonly<Record<number, string>> = {
  401: "AuthFailure",
  429: "RequestLimitExceeded",
  431: "InvalidParameterValue",
  432: "UnsupportedOperation",
  530: "InternalError",
  531: "UnauthorizedOperation",
  532: "ResourceLimitExceeded",
  533: "InsufficientCapacity",
  534: "Unavailable",
  535: "ResourceLimitExceeded",
  536: "DependencyViolation",
  537: "InvalidPermission.Duplicate",
};

/** Limits and capacity have a code for each thing that ran out: what the command was to make says which. */
const LIMITS: Readonly<Record<string, string>> = {
  deployVirtualMachine: "InstanceLimitExceeded",
  startVirtualMachine: "InstanceLimitExceeded",
  scaleVirtualMachine: "InstanceLimitExceeded",
  changeServiceForVirtualMachine: "InstanceLimitExceeded",
  createVolume: "VolumeLimitExceeded",
  resizeVolume: "VolumeLimitExceeded",
  createSnapshot: "SnapshotLimitExceeded",
  associateIpAddress: "AddressLimitExceeded",
  createVPC: "VpcLimitExceeded",
  createNetwork: "SubnetLimitExceeded",
  createNetworkACLList: "NetworkAclLimitExceeded",
  createNetworkACL: "NetworkAclEntryLimitExceeded",
  createStaticRoute: "RouteLimitExceeded",
  addNicToVirtualMachine: "NetworkInterfaceLimitExceeded",
  addIpToNic: "PrivateIpAddressLimitExceeded",
  createVpnGateway: "VpnGatewayLimitExceeded",
  createVpnCustomerGateway: "CustomerGatewayLimitExceeded",
  createVpnConnection: "VpnConnectionLimitExceeded",
  createSSHKeyPair: "KeyPairLimitExceeded",
  registerSSHKeyPair: "KeyPairLimitExceeded",
  createAffinityGroup: "PlacementGroupLimitExceeded",
  createSecurityGroup: "SecurityGroupLimitExceeded",
  authorizeSecurityGroupIngress: "RulesPerSecurityGroupLimitExceeded",
  authorizeSecurityGroupEgress: "RulesPerSecurityGroupLimitExceeded",
};
const CAPACITY: Readonly<Record<string, string>> = {
  deployVirtualMachine: "InsufficientInstanceCapacity",
  startVirtualMachine: "InsufficientInstanceCapacity",
  associateIpAddress: "InsufficientAddressCapacity",
  createVolume: "InsufficientVolumeCapacity",
  addNicToVirtualMachine: "InsufficientFreeAddressesInSubnet",
};

/** What CloudStack's parameters point at, for the ids it does not know. */
const REFERENCES: Readonly<Record<string, KindName>> = {
  virtualmachineid: "instance",
  volumeid: "volume",
  snapshotid: "snapshot",
  templateid: "image",
  securitygroupid: "securityGroup",
  securitygroupids: "securityGroup",
  networkid: "subnet",
  networkids: "subnet",
  vpcid: "vpc",
  ipaddressid: "address",
  nicid: "networkInterface",
  aclid: "networkAcl",
  vpngatewayid: "vpnGateway",
  s2svpngatewayid: "vpnGateway",
  s2scustomergatewayid: "customerGateway",
  affinitygroupids: "placementGroup",
};

/** `id` and `ids` point at what the command is named after. */
const SUBJECTS: readonly (readonly [RegExp, KindName])[] = [
  [/virtualmachine|vmpassword|userdata/i, "instance"],
  [/volume/i, "volume"],
  [/snapshot/i, "snapshot"],
  [/template/i, "image"],
  [/revokesecuritygroup/i, "securityGroupRule"],
  [/securitygroup/i, "securityGroup"],
  [/vpnconnection/i, "vpnConnection"],
  [/vpncustomergateway/i, "customerGateway"],
  [/vpngateway/i, "vpnGateway"],
  [/vpc/i, "vpc"],
  [/networkacl/i, "networkAcl"],
  [/network/i, "subnet"],
  [/ipaddress/i, "address"],
  [/affinitygroup/i, "placementGroup"],
  [/sshkeypair/i, "keyPair"],
];

/** Whatever went wrong in an action, as the error that its client shall see. The original stays as `cause`. */
export function asEc2Error(error: unknown, action?: Pick<Action, "errors">): Ec2Error {
  if (error instanceof Ec2Error) return error;
  if (error instanceof CloudError) {
    return unknownEntity(error) ?? new Ec2Error(codeOf(error, action), redactText(error.text), { cause: error });
  }
  if (error instanceof TransportError) {
    return new Ec2Error("Unavailable", "CloudStack gave no answer; try again later", { cause: error });
  }
  return new Ec2Error("InternalError", "An internal error has occurred", { cause: error });
}

function codeOf({ code, csCode, command }: CloudError, action?: Pick<Action, "errors">): string {
  // 9999 among the 431s: refused before the command ran (missing, malformed, too long), so not what the action means.
  const own = code === 431 && csCode === 9999 ? undefined : action?.errors?.[code];
  if (own !== undefined) return own;
  const table = code === 535 || code === 532 ? LIMITS : code === 533 ? CAPACITY : {};
  return table[command] ?? CODES[code] ?? "InternalError";
}

/** CloudStack says which parameter had an id that it does not know; the parameter says which kind of thing that is. */
function unknownEntity({ code, command, text }: CloudError): Ec2Error | undefined {
  const [, parameter = "", id = ""] =
    /\b(\w+)(?: value)?=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i.exec(text) ?? [];
  if (code !== 431 || id === "") return undefined;
  const kind =
    REFERENCES[parameter] ?? (/^ids?$/.test(parameter) ? SUBJECTS.find(([of]) => of.test(command))?.[1] : undefined);
  return kind && notFoundError(kind, id);
}
