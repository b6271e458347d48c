import type { NetworkOffering } from "../../state/records";
import { networkOfferingView } from "../../views/network";
import { list } from "../command";
import { selector } from "../filters";

export const listNetworkOfferings = list("listNetworkOfferings", {
  kinds: { id: ["networkOffering"] },
  key: "networkoffering",
  find: ({ state, input }) => {
    const selected = selector<NetworkOffering>(state, input, (offering) => [offering.name, offering.displayText]);
    const same = (name: "state" | "guestiptype", value: string) =>
      input.text(name) === undefined || input.text(name)?.toLowerCase() === value.toLowerCase();
    const [forVpc, services] = [input.flag("forvpc"), input.list("supportedservices")];
    return [...state.networkOfferings.values()].filter(
      (offering) =>
        selected(offering) &&
        same("state", offering.state) &&
        same("guestiptype", offering.guestType) &&
        (forVpc === undefined || offering.forVpc === forVpc) &&
        services.every((service) => offering.services.some(({ name }) => name === service)),
    );
  },
  view: networkOfferingView,
});
