import { defineList } from "../../frame/list";
import { isOffered, listMachineTypes, machineTypeDocument } from "../../map/machine-types";
import { zoneNamed } from "../../map/zones";

export const list = defineList("machineTypes.list", {
  async items({ parameters }, context) {
    const [zone, types] = await Promise.all([zoneNamed(context, parameters.zone), listMachineTypes(context)]);
    return types
      .filter(({ offering }) => isOffered(offering, zone))
      .map((type) => machineTypeDocument(type, zone, context));
  },
});
