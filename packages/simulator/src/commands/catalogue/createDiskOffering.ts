import { diskOfferingView } from "../../views/offering";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

export const createDiskOffering = plain("createDiskOffering", {
  run({ state, clock, input }) {
    const name = input.need("name");
    const diskSize = input.number("disksize");
    const customized = input.flag("customized") ?? diskSize === undefined;
    if (!customized && (diskSize === undefined || diskSize < 1))
      throw invalid("a fixed disk offering needs a disksize");
    const offering = state.diskOfferings.insert({
      id: state.newId(),
      name,
      displayText: input.text("displaytext") ?? name,
      diskSize: customized ? 0 : (diskSize ?? 0),
      customized,
      created: clock.now(),
    });
    return { diskoffering: diskOfferingView(offering) };
  },
});
