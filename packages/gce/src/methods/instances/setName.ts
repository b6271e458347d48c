import { defineMutation } from "../../frame/mutation";
import { checkedName } from "../../map/checked-name";
import { findInstance, targetOf } from "../../map/instances/find";
import { checkNameFree } from "../../map/instances/naming";
import { GceError } from "../../wire/errors";

/** Display name and host name; as with Compute Engine the machine must be stopped. */
export const setName = defineMutation("instances.setName", {
  fields: { honours: ["name", "currentName"] },
  async run({ parameters: { zone, instance }, body }, context) {
    const name = checkedName(body.name);
    const found = await findInstance(context, zone, instance);
    const { machine } = found;
    if (body.currentName && body.currentName !== targetOf(found).name) {
      throw new GceError("conditionNotMet", `The current name of the instance is not '${body.currentName}'.`);
    }
    if (machine.state !== "Stopped") {
      throw new GceError("resourceNotReady", "The name can only be changed while the instance is stopped.");
    }
    await checkNameFree(context, found.zone, name);
    await context.cloud.call("updateVirtualMachine", { id: machine.id, name, displayname: name });
    return { target: { uuid: machine.id, name } };
  },
});
