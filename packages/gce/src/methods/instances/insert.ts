import type { Context } from "../../context";
import { defineMutation, type Effect } from "../../frame/mutation";
import { checkedRequestId } from "../../frame/once";
import { createInstance } from "../../map/instances/create";
import { newInstanceFields } from "../../map/instances/fields";
import { searchable } from "../../map/instances/name";
import { checkBeforeDeploy, claimNames, NameTaken, whileNaming } from "../../map/instances/naming";
import { planInstance } from "../../map/instances/plan";
import { stampsOf } from "../../map/instances/stamps";
import { wantedInstance } from "../../map/instances/wanted";
import { jobMaking } from "../../map/operations/jobs";
import { zoneNamed } from "../../map/zones";

export const insert = defineMutation("instances.insert", {
  fields: newInstanceFields,
  async run({ parameters, body }, context) {
    const requestId = checkedRequestId(parameters.requestId);
    const wanted = { ...wantedInstance(body.name, body), requestId };
    const { name } = wanted;
    const zone = await zoneNamed(context, parameters.zone);
    try {
      return await whileNaming(context, zone, name, async () => {
        const [plan] = await Promise.all([
          planInstance(context, zone, wanted),
          checkBeforeDeploy(context, zone, wanted),
        ]);
        const made = await createInstance(context, plan);
        await claimNames(context, zone, [made], searchable(name));
        return { target: { uuid: made.id, name }, jobId: made.jobId };
      });
    } catch (error) {
      return repeated(context, name, requestId, error);
    }
  },
});

/** A name that the same request gave, at another replica: the answer is what is left to wait for. */
async function repeated(
  context: Context,
  name: string,
  requestId: string | undefined,
  error: unknown,
): Promise<Effect> {
  const holder = error instanceof NameTaken ? error.holder : undefined;
  if (!holder || requestId === undefined || stampsOf(holder).requestId !== requestId) throw error;
  return { target: { uuid: holder.id, name }, ...(await jobMaking(context, holder.id)) };
}
