import type { PublicIpAddress } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { invalidField } from "../../wire/errors";
import { RESERVED_PREFIX, reservedTag } from "../labels";

/** The reserved tag of addresses that were taken for one machine and go with it. */
export const EPHEMERAL = "ephemeral";

export const isEphemeral = (address: PublicIpAddress): boolean => reservedTag(address, EPHEMERAL) === "true";

/** An address to be reached at: the reserved one that was named, or a new one that goes with the machine. */
export async function externalAddress(
  { cloud }: Context,
  place: { readonly networkid: string } | { readonly vpcid: string },
  natIP: string | undefined,
  field: string,
): Promise<string> {
  if (natIP !== undefined) {
    const [address] = await cloud.list("listPublicIpAddresses", { ipaddress: natIP });
    if (address?.id === undefined) throw invalidField(field, natIP, "There is no such address in this project.");
    return address.id;
  }
  const { id } = await cloud.run("associateIpAddress", place);
  await cloud.run("createTags", {
    resourceids: [id],
    resourcetype: "PublicIpAddress",
    tags: [{ key: RESERVED_PREFIX + EPHEMERAL, value: "true" }],
  });
  return id;
}

/** Takes the address from its machine; one that was taken for it only is given back. */
export async function releaseExternalAddress({ cloud }: Pick<Context, "cloud">, id: string): Promise<void> {
  const [address] = await cloud.list("listPublicIpAddresses", { id });
  if (!address) return;
  if (isEphemeral(address)) await cloud.start("disassociateIpAddress", { id });
  else await cloud.run("disableStaticNat", { ipaddressid: id });
}
