import { ownerOf } from "../../access/scope";
import { implement } from "../../resources/networks";
import { own } from "../../resources/own";
import { takePublicIp } from "../../resources/publicAddresses";
import type { Account, Network, Zone } from "../../state/records";
import { addressView } from "../../views/address";
import { badParameter, invalid, noCapacity } from "../../wire/errors";
import { type CallOf, job } from "../command";

export const associateIpAddress = job("associateIpAddress", {
  java: "user.address.AssociateIPAddrCmd",
  instanceType: "IpAddress",
  event: "NET.IPASSIGN",
  description: "Associating IP",
  start: (call) => {
    const { state, caller, settings, input } = call;
    const vpcId = input.text("vpcid");
    const vpc = vpcId === undefined ? undefined : own(call, state.vpcs, vpcId);
    const owner = vpc ? state.accounts.must(vpc.accountId) : ownerOf(state, caller, input);
    const network = vpc ? undefined : networkFor(call, owner);
    const place = vpc ?? network;
    const zone = state.zones.must(place?.zoneId ?? "");
    const use = { ...(vpc && { vpc }), ...(network && { network }) };
    const ip = takePublicIp(call, owner, zone, use, input.text("ipaddress"));
    return {
      id: ip.id,
      accountId: owner.id,
      lasts: settings.quickJob,
      finish: () => {
        if (network) implement(call, network);
        return { ipaddress: addressView(state, ip, network ? "Allocating" : "Allocated") };
      },
    };
  },
});

/** The named network, else the account's only isolated one in the named zone. */
function networkFor(call: CallOf<"associateIpAddress">, owner: Account): Network {
  const { state, input } = call;
  const networkId = input.text("networkid");
  if (networkId !== undefined) return ownIsolated(call, networkId);
  const zone = state.zones.get(input.text("zoneid"));
  if (!zone) throw badParameter("associating an address needs a network, a VPC or a zone");
  return onlyNetwork(call, owner, zone);
}

function ownIsolated(call: CallOf<"associateIpAddress">, networkId: string): Network {
  const network = call.state.networks.get(networkId);
  if (network?.aclType === "Domain") throw invalid("a shared network takes no public addresses");
  return own(call, call.state.networks, networkId);
}

function onlyNetwork({ state }: CallOf<"associateIpAddress">, owner: Account, zone: Zone): Network {
  // Recorded: a basic zone has no address to give, a security-group zone no network to give it to.
  if (zone.networkType === "Basic") throw noCapacity(`zone ${zone.name} has no public addresses`);
  const isolated = [...state.networks.by("account", owner.id)].filter(
    (network) => network.zoneId === zone.id && network.type === "Isolated" && network.vpcId === undefined,
  );
  const [only, ...others] = isolated;
  if (!only) throw invalid(`account ${owner.name} has no isolated network in zone ${zone.name}`);
  if (others.length > 0) throw invalid(`account ${owner.name} has several isolated networks in zone ${zone.name}`);
  return only;
}
