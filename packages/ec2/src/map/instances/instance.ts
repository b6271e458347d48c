import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Instance } from "../../model/types.generated";
import { dateOf } from "../dates";
import { ROOT_DEVICE } from "../devices";
import { typeName } from "../instance-types";
import { groupsOf } from "../membership";
import { reservedTag, tagsOf } from "../tags";
import { zoneName } from "../zones";
import { networkInterfaces, placeOf, primaryNic, publicAddress } from "./interfaces";
import { cpusOf, SETTLED } from "./settled";
import { askedType, stampsOf } from "./stamps";
import { SHUTTING_DOWN, STOPPED, stateOf, TERMINATED } from "./state";
import type { View } from "./view";
import { blockDevices } from "./volumes";

export type InstanceContext = Pick<Ec2Context, "ids" | "owner" | "config" | "caller">;

/** The reserved tag of instances whose monitoring was switched since they started. */
export const MONITORING = "monitoring";

/** Which of the caller's machines are on their way to be destroyed; CloudStack shows them as Stopping. */
export type Doomed = ReadonlySet<string>;

/** A machine as EC2 shows it. */
export function instanceOf(machine: VirtualMachine, view: View, context: InstanceContext, doomed: Doomed): Instance {
  const { ids, config } = context;
  const stamps = stampsOf(machine);
  const nic = primaryNic(machine);
  const groups = groupsOf(machine, view.groups).map(({ id, name }) => ({
    GroupId: ids.of("securityGroup", id),
    GroupName: name,
  }));
  const address = nic && publicAddress(nic);
  const [affinity] = machine.affinitygroup ?? [];
  return {
    InstanceId: ids.of("instance", machine.id),
    ImageId: machine.templateid === undefined ? undefined : ids.of("image", machine.templateid),
    State: doomed.has(machine.id) ? SHUTTING_DOWN : stateOf(machine.state),
    ...whyOf(machine),
    PrivateDnsName: machine.name,
    PublicDnsName: address ?? "",
    KeyName: machine.keypairs?.split(",")[0],
    AmiLaunchIndex: Number(stamps.launchIndex ?? 0),
    InstanceType: typeName(machine, askedType(machine), view.offerings, config),
    LaunchTime: dateOf(machine.created),
    Placement: {
      AvailabilityZone: zoneName(machine.zonename ?? "", config),
      AvailabilityZoneId: machine.zoneid,
      GroupName: affinity?.name ?? "",
      GroupId: affinity && ids.of("placementGroup", affinity.id),
      Tenancy: "default",
    },
    Monitoring: { State: monitoringOf(machine) },
    ...(nic && placeOf(nic, machine, view.networks, context)),
    PrivateIpAddress: nic?.ipaddress,
    PublicIpAddress: address,
    Ipv6Address: nic?.ip6address,
    SecurityGroups: groups,
    NetworkInterfaces: networkInterfaces(machine, groups, view.networks, context),
    BlockDeviceMappings: blockDevices(view.volumes.get(machine.id) ?? [], stamps.deletedDevices, ids),
    RootDeviceName: ROOT_DEVICE,
    RootDeviceType: "ebs",
    Architecture: machine.arch === "aarch64" ? "arm64" : "x86_64",
    VirtualizationType: "hvm",
    // EC2 has two names only; this is the one that does not stand for its own hardware.
    Hypervisor: "xen",
    Platform: isWindows(machine) ? "windows" : undefined,
    PlatformDetails: isWindows(machine) ? "Windows" : "Linux/UNIX",
    SourceDestCheck: true,
    EbsOptimized: false,
    EnaSupport: false,
    ClientToken: stamps.clientToken ?? "",
    CpuOptions: cpusOf(machine),
    ...SETTLED,
    Tags: tagsOf(machine),
  };
}

/** What a machine outside EC2's calls was started with is a reservation of its own. */
export const reservationIdOf = (machine: VirtualMachine): string =>
  stampsOf(machine).reservation ?? `r-${machine.id.replaceAll("-", "")}`;

export const monitoringOf = (machine: VirtualMachine): string =>
  reservedTag(machine, MONITORING) ?? stampsOf(machine).monitoring ?? "disabled";

function whyOf({ state }: VirtualMachine): Pick<Instance, "StateReason" | "StateTransitionReason"> {
  if (state === "Error") {
    const Message = "Server.InsufficientInstanceCapacity: CloudStack could not start the instance";
    return { StateReason: { Code: "Server.InsufficientInstanceCapacity", Message }, StateTransitionReason: Message };
  }
  const { Name } = stateOf(state);
  if (Name !== STOPPED.Name && Name !== TERMINATED.Name) return { StateTransitionReason: "" };
  const Message = "Client.UserInitiatedShutdown: User initiated shutdown";
  return {
    StateReason: { Code: "Client.UserInitiatedShutdown", Message },
    StateTransitionReason: "User initiated",
  };
}

const isWindows = ({ osdisplayname = "" }: VirtualMachine): boolean => /windows/i.test(osdisplayname);
