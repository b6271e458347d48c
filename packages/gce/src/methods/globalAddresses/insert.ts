import { defineMutation } from "../../frame/mutation";
import { hasSecurityGroups } from "../../map/guest-networks";
import { addressFields, reserveAddress } from "../../map/reserve-address";
import { listZones } from "../../map/zones";
import { GceError } from "../../wire/errors";

/** CloudStack's addresses lie in a zone: a global one is reserved where there is but one region to choose. */
export const insert = defineMutation("globalAddresses.insert", {
  fields: addressFields,
  async run({ body }, context) {
    const zones = (await listZones(context)).filter((zone) => !hasSecurityGroups(zone));
    const [region, ...others] = new Set(zones.map((zone) => zone.region));
    if (region === undefined) throw new GceError("unsupported", "No zone of this cloud has addresses to reserve.");
    if (others.length > 0) {
      throw new GceError("unsupported", "This cloud has several regions with addresses: reserve one in a region.");
    }
    return reserveAddress(context, { kind: "global" }, region, body);
  },
});
