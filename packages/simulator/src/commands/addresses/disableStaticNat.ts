import { ownAddress } from "../../resources/ownAddress";
import { forgetRule } from "../../resources/publicAddresses";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const disableStaticNat = job("disableStaticNat", {
  java: "user.nat.DisableStaticNatCmd",
  event: "STATICNAT.DISABLE",
  description: "Disabling static NAT",
  start: (call) => {
    const { state, settings, input } = call;
    const ip = ownAddress(call, input.need("ipaddressid"));
    if (!ip.staticNat) throw invalid(`${ip.address} has no static NAT`);
    return {
      lasts: settings.quickJob,
      finish: () => {
        for (const rule of [...state.firewallRules.by("account", ip.accountId)])
          if (rule.ipId === ip.id) forgetRule(state, state.firewallRules, rule.id);
        // An address of a VPC belongs to no tier once nothing uses it.
        state.publicIps.update(ip, { staticNat: undefined, ...(ip.vpcId !== undefined && { networkId: undefined }) });
        return { success: true };
      },
    };
  },
});
