import { checkAccess } from "../../access/caller";
import { releasePublicIp } from "../../resources/publicAddresses";
import { internal, invalid } from "../../wire/errors";
import { job } from "../command";

export const disassociateIpAddress = job("disassociateIpAddress", {
  kinds: { id: ["ipAddress"] },
  java: "user.address.DisassociateIPAddrCmd",
  instanceType: "IpAddress",
  event: "NET.IPRELEASE",
  description: "Disassociating IP address",
  start: ({ state, caller, settings, input }) => {
    const ip = state.publicIps.must(input.need("id"));
    // Recorded: releasing a free address is an internal error.
    if (ip.accountId === undefined) throw internal();
    checkAccess(state, caller, { accountId: ip.accountId });
    if (ip.sourceNat) throw invalid(`${ip.address} is the source NAT address of its network`);
    return {
      instanceId: ip.id,
      lasts: settings.quickJob,
      finish: () => {
        releasePublicIp(state, ip);
        return { success: true };
      },
    };
  },
});
