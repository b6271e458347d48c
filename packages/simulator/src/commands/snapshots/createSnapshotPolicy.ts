import { own } from "../../resources/own";
import { snapshotPolicyView } from "../../views/snapshotPolicy";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

/** As numbered on the wire. */
const INTERVALS = ["HOURLY", "DAILY", "WEEKLY", "MONTHLY"];

/** One policy an interval for a volume: another replaces it. */
export const createSnapshotPolicy = plain("createSnapshotPolicy", {
  run: (call) => {
    const { state, input } = call;
    const volume = own(call, state.volumes, input.need("volumeid"));
    const interval = INTERVALS.indexOf(input.need("intervaltype").toUpperCase());
    if (interval < 0) throw invalid(`interval must be one of ${INTERVALS.join(", ")}`);
    const most = input.number("maxsnaps") ?? 0;
    if (most < 1) throw invalid("maxsnaps is at least 1");
    for (const policy of [...state.snapshotPolicies.by("account", volume.accountId)])
      if (policy.volumeId === volume.id && policy.interval === interval) state.snapshotPolicies.delete(policy.id);
    const policy = state.snapshotPolicies.insert({
      id: state.newId(),
      accountId: volume.accountId,
      volumeId: volume.id,
      schedule: input.need("schedule"),
      interval,
      most,
      timezone: input.need("timezone"),
    });
    return { snapshotpolicy: snapshotPolicyView(state, policy) };
  },
});
