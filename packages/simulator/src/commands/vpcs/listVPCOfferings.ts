import type { VpcOffering } from "../../state/records";
import { vpcOfferingView } from "../../views/network";
import { list } from "../command";
import { selector } from "../filters";

export const listVPCOfferings = list("listVPCOfferings", {
  kinds: { id: ["vpcOffering"] },
  key: "vpcoffering",
  find: ({ state, input }) => {
    const selected = selector<VpcOffering>(state, input, (offering) => [offering.name, offering.displayText]);
    const [byDefault, wanted] = [input.flag("isdefault"), input.text("state")?.toLowerCase()];
    return [...state.vpcOfferings.values()].filter(
      (offering) =>
        selected(offering) &&
        (byDefault === undefined || offering.isDefault === byDefault) &&
        (wanted === undefined || offering.state.toLowerCase() === wanted),
    );
  },
  view: vpcOfferingView,
});
