import { defineAction } from "../../action";
import { honoured, refused } from "../../rules";
import { Ec2Error, missingParameter } from "../../wire/error";
import { type FoundNic, requireNic } from "./nic";

const NO_PREFIXES = "CloudStack's interfaces have single addresses";
const MOST = 50;

export const assignPrivateIpAddresses = defineAction("AssignPrivateIpAddresses", {
  parameters: {
    NetworkInterfaceId: honoured,
    PrivateIpAddresses: honoured,
    SecondaryPrivateIpAddressCount: honoured,
    AllowReassignment: honoured,
    Ipv4Prefixes: refused(NO_PREFIXES),
    Ipv4PrefixCount: refused(NO_PREFIXES),
  },
  check({ PrivateIpAddresses: addresses = [], SecondaryPrivateIpAddressCount: count }) {
    if (addresses.length === 0 && count === undefined) throw missingParameter("PrivateIpAddress");
    if (addresses.length > 0 && count !== undefined) {
      throw new Ec2Error("InvalidParameterCombination", "Give either addresses or a number of them");
    }
    if (count !== undefined && (count < 1 || count > MOST)) {
      throw new Ec2Error("InvalidParameterValue", `The number of addresses must be between 1 and ${MOST}`);
    }
  },
  /** One after the other; those that were given before one fails are taken back, and go where they were. */
  async run({ NetworkInterfaceId, SecondaryPrivateIpAddressCount: count = 0, ...input }, context) {
    const { cloud } = context;
    const found = await requireNic(NetworkInterfaceId, context);
    const wanted = input.PrivateIpAddresses ?? Array.from({ length: count }, () => undefined);
    const undo: (() => Promise<unknown>)[] = [];
    const given: (string | undefined)[] = [];
    try {
      for (const ipaddress of wanted) {
        const holder = input.AllowReassignment ? holderOf(ipaddress, found) : undefined;
        if (holder) {
          await cloud.run("removeIpFromNic", { id: holder.id });
          undo.unshift(() => cloud.run("addIpToNic", { nicid: holder.nicid, ipaddress }));
        }
        const added = await cloud.run("addIpToNic", { nicid: found.nic.id, ipaddress });
        undo.unshift(() => cloud.run("removeIpFromNic", { id: added.id }));
        given.push(added.ipaddress);
      }
    } catch (error) {
      for (const step of undo) await step();
      throw error;
    }
    return {
      NetworkInterfaceId,
      AssignedPrivateIpAddresses: given.map((PrivateIpAddress) => ({ PrivateIpAddress })),
      Return: true,
    };
  },
});

/** The other nic of the network that has an address besides its first. */
function holderOf(ipaddress: string | undefined, { nic, machines }: FoundNic) {
  const others = machines.flatMap((machine) => machine.nic ?? []).filter(({ id }) => id !== nic.id);
  const holders = others
    .filter(({ networkid }) => networkid === nic.networkid)
    .flatMap(({ id: nicid, secondaryip = [] }) => secondaryip.map((secondary) => ({ ...secondary, nicid })));
  return holders.find((holder) => holder.ipaddress === ipaddress);
}
