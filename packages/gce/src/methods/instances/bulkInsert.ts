import { sideBySide } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { defineMutation } from "../../frame/mutation";
import { checkedRequestId } from "../../frame/once";
import { freeNames, namePattern } from "../../map/instances/bulk-names";
import { type Created, createInstance } from "../../map/instances/create";
import { below, newInstanceFields } from "../../map/instances/fields";
import { instanceName } from "../../map/instances/name";
import { claimNames, machinesLike } from "../../map/instances/naming";
import { type Plan, planInstance } from "../../map/instances/plan";
import { stampsOf } from "../../map/instances/stamps";
import { undoAll } from "../../map/instances/undo";
import { wantedInstance } from "../../map/instances/wanted";
import { jobMaking } from "../../map/operations/jobs";
import { zoneNamed } from "../../map/zones";
import { derivedUuid } from "../../support/hash";
import { GceError } from "../../wire/errors";

const MOST = 1000;
const AT_ONCE = 8;
const FIELD = "resource.instanceProperties";

/** Several instances of one description: at least `minCount`, which is all of them unless said otherwise, or none. */
export const bulkInsert = defineMutation("instances.bulkInsert", {
  fields: {
    ...below("instanceProperties", newInstanceFields),
    honours: [...below("instanceProperties", newInstanceFields).honours, "count", "namePattern", "minCount"],
  },
  async run({ parameters, body }, context) {
    const { count = "1", minCount, instanceProperties = {} } = body;
    const number = Number(count);
    if (number < 1 || number > MOST)
      throw new GceError("invalid", `Invalid value for field 'resource.count': '${count}'.`);
    const pattern = namePattern(body.namePattern ?? "");
    const zone = await zoneNamed(context, parameters.zone);
    const requestId = checkedRequestId(parameters.requestId) ?? context.requestId;
    const operationGroup = derivedUuid(`operation group ${context.project.uuid} ${requestId}`);
    const machines = await machinesLike(context, zone, pattern.prefix);
    const earlier = machines.findLast((machine) => stampsOf(machine).operationGroup === operationGroup);
    if (earlier) {
      const target = { uuid: earlier.id, name: instanceName(earlier) };
      return { target, ...(await jobMaking(context, earlier.id)), operationGroupId: operationGroup };
    }
    const names = freeNames(pattern, number, machines);
    const plans = await Promise.all(
      names.map((name) => {
        const wanted = wantedInstance(name, instanceProperties, FIELD);
        return planInstance(context, zone, { ...wanted, operationGroup }, FIELD);
      }),
    );
    const { made, failure } = await makeAll(context, plans);
    if (failure !== undefined && made.length < Number(minCount ?? count)) {
      await undoAll(context, made);
      throw failure;
    }
    await claimNames(context, zone, made, pattern.prefix);
    // The last one's job is the operation's: by then the others have ended too.
    await Promise.all(made.slice(0, -1).map(({ jobId }) => context.cloud.wait(jobId)));
    const { id = "", jobId = "" } = made.at(-1) ?? {};
    return { target: { uuid: id, name: names.at(-1) ?? "" }, jobId, operationGroupId: operationGroup };
  },
});

/** The first is made before the others, for what they share (a network, groups of tags) to be there. */
async function makeAll(context: Context, plans: readonly Plan[]) {
  const made: Created[] = [];
  const [first, ...others] = plans;
  try {
    if (first) made.push(await createInstance(context, first));
    await sideBySide(others, AT_ONCE, async (plan) => made.push(await createInstance(context, plan)));
    return { made, failure: undefined };
  } catch (failure) {
    return { made, failure };
  }
}
