import { isIPv4 } from "node:net";
import type { PublicIpAddress } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { invalidField } from "../../wire/errors";
import { RESERVED_PREFIX, reservedTag } from "../labels";

/** The reserved tag of addresses that were taken for one machine and go with it. */
export const EPHEMERAL = "ephemeral";

export const isEphemeral = (address: PublicIpAddress): boolean => reservedTag(address, EPHEMERAL) === "true";

/** The id of the reserved address that a request names, if it names one. */
export async function reservedAddress(
  { cloud }: Context,
  natIP: string | undefined,
  field: string,
): Promise<string | undefined> {
  if (natIP === undefined) return undefined;
  if (!isIPv4(natIP)) throw invalidField(field, natIP, "It must be an IPv4 address.");
  const [address] = await cloud.list("listPublicIpAddresses", { ipaddress: natIP });
  if (!address) throw invalidField(field, natIP, "There is no such address in this project.");
  return address.id;
}

/** Takes an address for one machine; what `use` makes of it failing, it is given back. */
export async function withNewAddress(
  { cloud }: Context,
  place: { readonly networkid: string } | { readonly vpcid: string },
  use: (addressId: string) => Promise<void>,
): Promise<void> {
  const { id } = await cloud.run("associateIpAddress", place);
  try {
    const tags = [{ key: RESERVED_PREFIX + EPHEMERAL, value: "true" }];
    await cloud.run("createTags", { resourceids: [id], resourcetype: "PublicIpAddress", tags });
    await use(id);
  } catch (error) {
    await cloud.start("disassociateIpAddress", { id });
    throw error;
  }
}

/** Takes the address from its machine; one that was taken for it only is given back. */
export async function releaseExternalAddress({ cloud }: Pick<Context, "cloud">, id: string): Promise<void> {
  const [address] = await cloud.list("listPublicIpAddresses", { id });
  if (!address) return;
  if (isEphemeral(address)) await cloud.start("disassociateIpAddress", { id });
  else await cloud.run("disableStaticNat", { ipaddressid: id });
}
