import type { Nic, PublicIpAddress } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { saying } from "../../map/half-made";

type Place = { readonly vpcid: string | undefined } | { readonly networkid: string | undefined };

/**
 * The address in the network of a nic. One that belongs to another network of the zone is released and taken anew; it keeps
 * its id and its tags.
 * @throws whatever keeps it from being taken there; it is back in its place then, or the error says that it is lost
 */
export async function movedTo(nic: Nic, address: PublicIpAddress, { cloud }: Ec2Context): Promise<PublicIpAddress> {
  const inPlace = nic.vpcid === undefined ? address.associatednetworkid === nic.networkid : address.vpcid === nic.vpcid;
  if (inPlace) return address;
  const { id, ipaddress, tags = [] } = address;
  await cloud.run("disassociateIpAddress", { id });
  try {
    return await taken(placeOf(nic.vpcid, nic.networkid));
  } catch (error) {
    await taken(placeOf(address.vpcid, address.associatednetworkid)).catch(() => {
      throw saying(error, `the address ${ipaddress} had to be released for it, and could not be had again`);
    });
    throw error;
  }

  async function taken(place: Place): Promise<PublicIpAddress> {
    const moved = await cloud.run("associateIpAddress", { ...place, ipaddress });
    const kept = tags.map(({ key, value }) => ({ key, value: value ?? "" }));
    if (kept.length > 0) {
      await cloud.run("createTags", { resourcetype: "PublicIpAddress", resourceids: [moved.id], tags: kept });
    }
    return moved;
  }
}

const placeOf = (vpcid: string | undefined, networkid: string | undefined): Place =>
  vpcid === undefined ? { networkid } : { vpcid };
