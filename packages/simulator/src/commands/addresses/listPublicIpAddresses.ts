import { listScope } from "../../access/scope";
import type { PublicIp } from "../../state/records";
import { addressView } from "../../views/address";
import { list } from "../command";
import { tagFilter } from "../filters";

export const listPublicIpAddresses = list("listPublicIpAddresses", {
  kinds: { id: ["ipAddress"] },
  key: "publicipaddress",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const tagged = tagFilter(state, input);
    const wanted: readonly [string | undefined, (ip: PublicIp) => string | undefined][] = [
      [input.text("id"), (ip) => ip.id],
      [input.text("zoneid"), (ip) => ip.zoneId],
      [input.text("vpcid"), (ip) => ip.vpcId],
      [input.text("associatednetworkid"), (ip) => ip.networkId],
      [input.text("ipaddress"), (ip) => ip.address],
    ];
    const flags: readonly [boolean | undefined, (ip: PublicIp) => boolean][] = [
      [input.flag("issourcenat"), (ip) => ip.sourceNat],
      [input.flag("isstaticnat"), (ip) => ip.staticNat !== undefined],
    ];
    return [...state.publicIps.values()].filter(
      (ip) =>
        ip.accountId !== undefined &&
        scope.has(ip.accountId) &&
        wanted.every(([value, of]) => value === undefined || value === of(ip)) &&
        flags.every(([value, of]) => value === undefined || value === of(ip)) &&
        tagged(ip.id),
    );
  },
  view: (ip, { state }) => addressView(state, ip),
});
