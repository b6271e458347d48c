import { defineMethod } from "../../frame/method";
import { findMachineType, machineTypeDocument } from "../../map/machine-types";
import { zoneNamed } from "../../map/zones";
import { notFound } from "../../wire/errors";

export const get = defineMethod("machineTypes.get", {
  async run({ parameters: { project, zone: zoneName, machineType: name } }, context) {
    const zone = await zoneNamed(context, zoneName);
    const type = await findMachineType(context, zone, name);
    if (!type) throw notFound(`projects/${project}/zones/${zoneName}/machineTypes/${name}`);
    return machineTypeDocument(type, zone, context);
  },
});
