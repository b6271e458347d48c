import type { ServiceOffering } from "../../state/records";
import { serviceOfferingView } from "../../views/offering";
import { type CallOf, list } from "../command";
import { selector } from "../filters";

export const listServiceOfferings = list("listServiceOfferings", {
  kinds: { id: ["serviceOffering"] },
  key: "serviceoffering",
  find(call) {
    const { state, input } = call;
    const [cpus, speed, memory] = [input.number("cpunumber"), input.number("cpuspeed"), input.number("memory")];
    const selected = selector<ServiceOffering>(state, input, (row) => [row.name, row.displayText]);
    const suits = scalingOf(call);
    return [...state.serviceOfferings.values()].filter(
      (offering) =>
        selected(offering) &&
        suits(offering) &&
        !input.flag("issystem") &&
        atLeast(offering.cpuNumber, cpus) &&
        atLeast(offering.cpuSpeed, speed) &&
        atLeast(offering.memory, memory),
    );
  },
  view: (offering) => serviceOfferingView(offering),
});

const atLeast = (has: number | undefined, wanted: number | undefined): boolean =>
  wanted === undefined || has === undefined || has >= wanted;

/** With a VM: what it could become, which is everything but what it is. */
function scalingOf({ state, input }: CallOf<"listServiceOfferings">): (offering: ServiceOffering) => boolean {
  const vm = state.vms.get(input.text("virtualmachineid"));
  return (offering) => offering.id !== vm?.serviceOfferingId;
}
