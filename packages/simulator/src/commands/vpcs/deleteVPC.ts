import { own } from "../../resources/own";
import { addressesOf, releasePublicIp } from "../../resources/publicAddresses";
import type { Vpc } from "../../state/records";
import type { State } from "../../state/state";
import { tiersOf } from "../../views/vpc";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const deleteVPC = job("deleteVPC", {
  kinds: { id: ["vpc"] },
  java: "user.vpc.DeleteVPCCmd",
  instanceType: "Vpc",
  hidesInstance: true,
  event: "VPC.DELETE",
  description: "Deleting VPC",
  start: (call) => {
    const { state, settings, input } = call;
    const vpc = own(call, state.vpcs, input.need("id"));
    return {
      instanceId: vpc.id,
      lasts: settings.quickJob,
      begin: () => {
        const tiers = tiersOf(state, vpc).length;
        if (tiers > 0) throw invalid(`VPC ${vpc.name} has ${tiers} networks`);
      },
      finish: () => {
        removeVpc(state, vpc);
        return { success: true };
      },
    };
  },
});

function removeVpc(state: State, vpc: Vpc): void {
  for (const ip of addressesOf(state, vpc.accountId, { vpcId: vpc.id })) releasePublicIp(state, ip);
  for (const table of [state.aclLists, state.staticRoutes, state.vpnGateways])
    for (const row of [...table.values()]) if (row.vpcId === vpc.id) table.delete(row.id);
  for (const item of [...state.aclItems.values()])
    if (state.aclLists.get(item.aclId) === undefined) state.aclItems.delete(item.id);
  state.tags.forget(vpc.id);
  state.vpcs.delete(vpc.id);
}
