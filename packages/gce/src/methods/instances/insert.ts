import { defineMutation } from "../../frame/mutation";
import { createInstance } from "../../map/instances/create";
import { newInstanceFields } from "../../map/instances/fields";
import { checkNameFree, planInstance, whileNaming } from "../../map/instances/plan";
import { wantedInstance } from "../../map/instances/wanted";
import { zoneNamed } from "../../map/zones";

export const insert = defineMutation("instances.insert", {
  fields: newInstanceFields,
  async run({ parameters, body }, context) {
    const wanted = wantedInstance(body.name, body);
    const zone = await zoneNamed(context, parameters.zone);
    const { id, jobId } = await whileNaming(context, zone, wanted.name, async () => {
      const [plan] = await Promise.all([
        planInstance(context, zone, wanted),
        checkNameFree(context, zone, wanted.name),
      ]);
      return createInstance(context, plan);
    });
    return { target: { uuid: id, name: wanted.name }, jobId };
  },
});
