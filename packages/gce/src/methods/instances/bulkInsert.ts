import { defineMutation } from "../../frame/mutation";
import { checkedRequestId } from "../../frame/once";
import { toGceError } from "../../map/errors";
import { type Launch, makeAll, settleAll } from "../../map/instances/bulk";
import { freeNames, namePattern } from "../../map/instances/bulk-names";
import { below, newInstanceFields } from "../../map/instances/fields";
import { instanceName } from "../../map/instances/name";
import { claimNames, machinesLike } from "../../map/instances/naming";
import { planInstance } from "../../map/instances/plan";
import { stampsOf } from "../../map/instances/stamps";
import { wantedInstance } from "../../map/instances/wanted";
import { jobMaking } from "../../map/operations/jobs";
import { zoneNamed } from "../../map/zones";
import { derivedUuid } from "../../support/hash";
import { invalidField } from "../../wire/errors";

const MOST = 1000;
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
    if (number < 1 || number > MOST) throw invalidField("resource.count", count, `It must be 1 to ${MOST}.`);
    const least = Number(minCount ?? 0) || number;
    if (least < 1 || least > number) throw invalidField("resource.minCount", minCount, "It must be 1 to the count.");
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
    const begun = await makeAll(context, plans, least);
    await claimNames(context, zone, begun.made, pattern.prefix);
    const { made, failures } = await settleAll(context, begun, least);
    const { id = "", jobId, name = "" } = made.at(-1) ?? {};
    const target = { uuid: id, name };
    return {
      target,
      ...(jobId !== undefined && { jobId }),
      operationGroupId: operationGroup,
      ...shortfall(made, failures),
    };
  },
});

/** Told if fewer were made than asked for. */
function shortfall(
  { length: made }: Launch["made"],
  failures: Launch["failures"],
): { readonly statusMessage?: string } {
  const [failure] = failures;
  if (failure === undefined) return {};
  const why = toGceError(failure)?.message ?? "internal error";
  return { statusMessage: `${made} of ${made + failures.length} instances were made: ${why}` };
}
