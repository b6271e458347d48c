import type { SecurityGroup } from "@stackgate/cloudstack";
import { defineAction, type InputOf } from "../../action";
import type { Ec2Context } from "../../context";
import { forget, readAccountTags, writeNotes } from "../../map/account-tags";
import { mismatch } from "../../map/client-token";
import { completed } from "../../map/half-made";
import { allInterfaces, interfaceId } from "../../map/network-interfaces/all";
import { machinesWithNics } from "../../map/network-interfaces/find";
import { availableInterface } from "../../map/network-interfaces/network-interface";
import { type InterfaceNote, interfaceNotes, interfaceTags } from "../../map/network-interfaces/note";
import { blockOf, contains } from "../../map/networks/cidr";
import { type FoundSubnet, findSubnet } from "../../map/networks/subnets";
import { putTags } from "../../map/tagging";
import { LONGEST, tagsFor } from "../../map/tags";
import { uuidOf } from "../../map/uuid";
import { honoured, refused } from "../../rules";
import { digest } from "../../support/digest";
import { newUuid, randomHex } from "../../support/random";
import { Ec2Error, invalidValue } from "../../wire/error";
import { findGroups, requireGroups } from "../instances/run/groups";
import { askedAddress } from "./asked-address";

type Input = InputOf<"CreateNetworkInterface">;

const NO_PREFIXES = refused("CloudStack's interfaces have single addresses");
const NO_IPV6 = refused("addresses of version 6 come from the network");

export const createNetworkInterface = defineAction("CreateNetworkInterface", {
  parameters: {
    SubnetId: honoured,
    Description: honoured,
    Groups: honoured,
    PrivateIpAddress: honoured,
    PrivateIpAddresses: honoured,
    TagSpecifications: honoured,
    ClientToken: honoured,
    SecondaryPrivateIpAddressCount: refused(
      "CloudStack gives them to attached interfaces: AssignPrivateIpAddresses",
      0,
    ),
    InterfaceType: refused("CloudStack has one type of nic", "interface"),
    ConnectionTrackingSpecification: refused("CloudStack keeps its own time-outs"),
    EnablePrimaryIpv6: refused("addresses of version 6 come from the network", false),
    Ipv4Prefixes: NO_PREFIXES,
    Ipv4PrefixCount: NO_PREFIXES,
    Ipv6Addresses: NO_IPV6,
    Ipv6AddressCount: NO_IPV6,
    Ipv6Prefixes: NO_IPV6,
    Ipv6PrefixCount: NO_IPV6,
    Operator: refused("interfaces have no operator but the caller"),
  },
  check(input) {
    askedAddress(input);
    tagsFor("network-interface", input.TagSpecifications);
    const { Description = "" } = input;
    if (Description.length > LONGEST) {
      throw new Ec2Error("InvalidParameterValue", `Descriptions have at most ${LONGEST} characters`);
    }
  },
  /** A note at the account, until AttachNetworkInterface or RunInstances makes a nic of it. */
  async run(input, context) {
    const [place, groups, known, tags] = await Promise.all([
      findSubnet(input.SubnetId, context),
      findGroups({ ids: input.Groups ?? [], names: [] }, context),
      context.cloud.catalogue("listSecurityGroups", {}),
      readAccountTags(context.cloud, "fresh"),
    ]);
    const note = noteOf(input, place, groups, context);
    const notes = interfaceNotes(tags);
    const earlier = notes.find(({ uuid }) => uuid === note.uuid);
    if (earlier) return { NetworkInterface: await replay(earlier, note, context), ClientToken: input.ClientToken };
    await make(note, place, groups, notes, input, context);
    const own = tagsFor("network-interface", input.TagSpecifications);
    const among = groups.length > 0 ? groups : known;
    const NetworkInterface = availableInterface(note, [place.subnet], among, own, context);
    return { NetworkInterface, ClientToken: input.ClientToken };
  },
});

async function make(
  note: InterfaceNote,
  place: FoundSubnet,
  groups: readonly SecurityGroup[],
  notes: readonly InterfaceNote[],
  { TagSpecifications }: Input,
  context: Ec2Context,
): Promise<void> {
  if (place.network) requireGroups(groups, place.network, context);
  await requireFree(note, place, notes, context);
  await writeNotes(interfaceTags(note), context);
  const id = context.ids.of("networkInterface", note.uuid);
  await completed(
    id,
    () => putTags([id], tagsFor("network-interface", TagSpecifications), context),
    () => forget("networkInterface", note.uuid, context),
  );
}

/** A client token gives the interface its UUID, by which a repeated request finds it. */
function noteOf(
  input: Input,
  { uuid: subnet }: FoundSubnet,
  groups: readonly SecurityGroup[],
  { caller }: Ec2Context,
): InterfaceNote {
  const { ClientToken: token, Description: description } = input;
  return {
    uuid:
      token === undefined ? newUuid() : uuidOf(digest(JSON.stringify(["eni", caller.accountId, token])).slice(0, 32)),
    subnet,
    // Locally administered, so that it is no vendor's.
    mac: `06:${randomHex(10).replace(/(..)(?!$)/g, "$1:")}`,
    address: askedAddress(input),
    description: description === "" ? undefined : description,
    groups: groups.length > 0 ? groups.map(({ id }) => id) : undefined,
  };
}

async function replay(earlier: InterfaceNote, note: InterfaceNote, context: Ec2Context) {
  const { uuid, subnet, address, description, groups } = note;
  const sameAddress = address === undefined || earlier.address === address;
  const isSame =
    earlier.subnet === subnet && earlier.description === description && `${earlier.groups}` === `${groups}`;
  if (!isSame || !sameAddress) throw mismatch();
  return (await allInterfaces(context)).find((one) => interfaceId(one) === context.ids.of("networkInterface", uuid));
}

/** CloudStack reserves no address: that this account has no other use for it can be seen. */
async function requireFree(
  { subnet: uuid, address }: InterfaceNote,
  { subnet, network }: FoundSubnet,
  notes: readonly InterfaceNote[],
  context: Ec2Context,
): Promise<void> {
  if (address === undefined) return;
  const block = blockOf(subnet.CidrBlock ?? "");
  if (block && !contains(block, address)) {
    throw invalidValue("PrivateIpAddress", address, "Address does not fall within the subnet's address range.");
  }
  const machines = network ? await machinesWithNics(context) : [];
  const isTaken = machines.some(({ nic = [] }) =>
    nic.some(({ networkid, ipaddress }) => networkid === network?.id && ipaddress === address),
  );
  if (isTaken || notes.some((one) => one.subnet === uuid && one.address === address)) {
    throw new Ec2Error("InvalidIPAddress.InUse", `The address '${address}' is in use.`);
  }
}
