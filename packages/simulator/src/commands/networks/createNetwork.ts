import { ownerOf } from "../../access/scope";
import { addressNumber, addressText, cidrRange, type Range } from "../../resources/guestAddresses";
import { addNetwork } from "../../resources/networks";
import { own } from "../../resources/own";
import type { Vpc } from "../../state/records";
import type { State } from "../../state/state";
import { networkView } from "../../views/network";
import { tiersOf } from "../../views/vpc";
import { invalid } from "../../wire/errors";
import { type CallOf, plain } from "../command";

export const createNetwork = plain("createNetwork", {
  run: (call) => {
    const { state, caller, input } = call;
    const zone = state.zones.must(input.need("zoneid"));
    const offering = state.networkOfferings.must(input.need("networkofferingid"));
    if (offering.guestType === "Shared") throw invalid("users can create isolated and L2 networks only");
    if (zone.networkType === "Basic" || zone.securityGroups)
      throw invalid(`zone ${zone.name} doesn't take isolated networks`);
    const vpcId = input.text("vpcid");
    if ((vpcId !== undefined) !== offering.forVpc) throw invalid("the offering is for VPC tiers, and only for them");
    const range = rangeOf(call);
    const vpc = vpcId === undefined ? undefined : own(call, state.vpcs, vpcId);
    if (vpc) checkTier(state, vpc, range?.cidr);
    const network = addNetwork(call, {
      zone,
      owner: ownerOf(state, caller, input),
      offering,
      name: input.need("name"),
      displayText: input.text("displaytext") ?? input.need("name"),
      ...range,
      ...(input.has("networkdomain") && { networkDomain: input.need("networkdomain") }),
      ...(vpc && { vpcId: vpc.id, networkDomain: vpc.networkDomain, aclId: input.text("aclid") ?? denyAll(state) }),
    });
    return { network: networkView(state, network) };
  },
});

/** `gateway` and `netmask` as the range they span; undefined where neither is given. */
function rangeOf({ input }: CallOf<"createNetwork">): { gateway: string; netmask: string; cidr: string } | undefined {
  const [gateway, netmask] = [input.text("gateway"), input.text("netmask")];
  if (gateway === undefined && netmask === undefined) return undefined;
  const mask = addressNumber(netmask ?? "");
  if (gateway === undefined || netmask === undefined || mask === undefined || addressNumber(gateway) === undefined)
    throw invalid("gateway and netmask must both be addresses");
  const bits = mask.toString(2).padStart(32, "0");
  if (/01/.test(bits)) throw invalid(`${netmask} is no netmask`);
  const length = bits.replace(/0/g, "").length;
  const range = cidrRange(`${gateway}/${length}`);
  if (!range || length > 29) throw invalid(`${netmask} leaves no room for a network`);
  return { gateway, netmask, cidr: `${addressText(range.first)}/${length}` };
}

function checkTier(state: State, vpc: Vpc, cidr: string | undefined): void {
  const [outer, inner] = [cidrRange(vpc.cidr), cidrRange(cidr ?? "")];
  if (!inner) throw invalid("a tier needs a gateway and a netmask");
  if (!outer || inner.first < outer.first || inner.last > outer.last)
    throw invalid(`${cidr} is not within ${vpc.cidr} of VPC ${vpc.name}`);
  for (const tier of tiersOf(state, vpc)) {
    const other = cidrRange(tier.cidr ?? "");
    if (other && overlap(inner, other)) throw invalid(`${cidr} overlaps ${tier.cidr} of tier ${tier.name}`);
  }
}

const overlap = (a: Range, b: Range): boolean => a.first <= b.last && b.first <= a.last;

const denyAll = (state: State): string =>
  [...state.aclLists.values()].find(({ name, vpcId }) => vpcId === undefined && name === "default_deny")?.id ?? "";
