import type { NetworkOffering, VPCOffering } from "@stackgate/cloudstack";
import type { Context } from "../context";
import { GceError } from "../wire/errors";

type Needs = Pick<Context, "cloud">;

const services = ({ service = [] }: { readonly service?: NetworkOffering["service"] }): readonly string[] =>
  service.map(({ name }) => name ?? "");

/** What a network here needs: addresses of its own outside, translated to machines, and rules at them. */
const outside = ["SourceNat", "StaticNat"];

/** The offering that CloudStack itself would take: the required one, then its default ones, then any that can do as much. */
export async function isolatedOffering({ cloud }: Needs): Promise<NetworkOffering> {
  return chosen(await cloud.catalogue("listNetworkOfferings", { state: "Enabled" }), false, [...outside, "Firewall"]);
}

/** The offering of a VPC's tier. */
export async function tierOffering({ cloud }: Needs): Promise<NetworkOffering> {
  return chosen(await cloud.catalogue("listNetworkOfferings", { state: "Enabled" }), true, [...outside, "NetworkACL"]);
}

function chosen(offerings: readonly NetworkOffering[], forVpc: boolean, needed: readonly string[]): NetworkOffering {
  const rank = ({ availability, isdefault }: NetworkOffering): number =>
    Number(availability === "Required") * 2 + Number(isdefault ?? false);
  const [offering] = offerings
    .filter(
      (one) =>
        one.guestiptype === "Isolated" &&
        one.forvpc === forVpc &&
        !one.specifyvlan &&
        needed.every((name) => services(one).includes(name)),
    )
    .sort((a, b) => rank(b) - rank(a));
  if (!offering) throw new GceError("unsupported", "This cloud has no network offering to make such a network with.");
  return offering;
}

export async function vpcOffering({ cloud }: Needs): Promise<VPCOffering> {
  const offerings = await cloud.catalogue("listVPCOfferings", { state: "Enabled" });
  const offering = offerings.find(({ isdefault }) => isdefault) ?? offerings[0];
  if (!offering) throw new GceError("unsupported", "This cloud has no VPC offering to make such a network with.");
  return offering;
}
