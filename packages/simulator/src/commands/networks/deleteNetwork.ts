import { own } from "../../resources/own";
import { addressesOf, forgetRule, releasePublicIp } from "../../resources/publicAddresses";
import type { Network, Vm } from "../../state/records";
import type { State } from "../../state/state";
import { internal, invalid } from "../../wire/errors";
import { job } from "../command";

export const deleteNetwork = job("deleteNetwork", {
  kinds: { id: ["network"] },
  java: "user.network.DeleteNetworkCmd",
  instanceType: "Network",
  hidesInstance: true,
  event: "NETWORK.DELETE",
  description: "Deleting network",
  start: (call) => {
    const { state, settings, input } = call;
    const network = own(call, state.networks, input.need("id"));
    if (network.aclType === "Domain") throw invalid("shared networks are the operator's");
    return {
      instanceId: network.id,
      lasts: settings.quickJob,
      begin: () => {
        if (!inUse(state, network)) return;
        // Recorded: the attempt shuts down a network that has no running VM, and then fails on the destroyed ones.
        if (!isRunning(state, network)) network.state = "Allocated";
        throw internal(`network ${network.name} is in use`);
      },
      finish: () => {
        removeNetwork(state, network);
        return { success: true };
      },
    };
  },
});

const vmsIn = (state: State, network: Network): Vm[] =>
  [...state.vms.by("zone", network.zoneId)].filter((vm) => vm.nics.some((nic) => nic.networkId === network.id));

/** Destroyed VMs hold their networks until they are expunged. */
const inUse = (state: State, network: Network): boolean => vmsIn(state, network).length > 0;

const isRunning = (state: State, network: Network): boolean =>
  vmsIn(state, network).some((vm) => vm.host !== undefined);

export function removeNetwork(state: State, network: Network): void {
  for (const ip of addressesOf(state, network.accountId, { networkId: network.id })) releasePublicIp(state, ip);
  for (const rule of [...state.firewallRules.by("account", network.accountId)])
    if (rule.networkId === network.id) forgetRule(state, state.firewallRules, rule.id);
  state.tags.forget(network.id);
  state.networks.delete(network.id);
}
