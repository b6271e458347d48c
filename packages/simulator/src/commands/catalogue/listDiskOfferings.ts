import type { DiskOffering } from "../../state/records";
import { diskOfferingView } from "../../views/offering";
import { list } from "../command";
import { selector } from "../filters";

export const listDiskOfferings = list("listDiskOfferings", {
  kinds: { id: ["diskOffering"] },
  key: "diskoffering",
  find: ({ state, input }) =>
    [...state.diskOfferings.values()].filter(
      selector<DiskOffering>(state, input, (row) => [row.name, row.displayText]),
    ),
  view: (offering) => diskOfferingView(offering),
});
