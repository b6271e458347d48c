import { listScope } from "../../access/scope";
import type { Network } from "../../state/records";
import { networkView } from "../../views/network";
import { list } from "../command";
import { selector } from "../filters";

export const listNetworks = list("listNetworks", {
  kinds: { id: ["network"] },
  key: "network",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const selected = selector<Network>(state, input, (network) => [network.name, network.displayText]);
    const [zoneId, vpcId] = [input.text("zoneid"), input.text("vpcid")];
    const [type, forVpc] = [input.text("type")?.toLowerCase(), input.flag("forvpc")];
    const services = input.list("supportedservices");
    const offers = (network: Network) => {
      const offering = state.networkOfferings.must(network.networkOfferingId);
      return services.every((service) => offering.services.some(({ name }) => name === service));
    };
    return [...state.networks.values()].filter(
      (network) =>
        // Shared networks show up for everyone, whatever the scope.
        (network.aclType === "Domain" || scope.has(network.accountId)) &&
        selected(network) &&
        (zoneId === undefined || network.zoneId === zoneId) &&
        (vpcId === undefined || network.vpcId === vpcId) &&
        (type === undefined || network.type.toLowerCase() === type) &&
        (forVpc === undefined || (network.vpcId !== undefined) === forVpc) &&
        offers(network),
    );
  },
  view: (network, { state }) => networkView(state, network),
});
