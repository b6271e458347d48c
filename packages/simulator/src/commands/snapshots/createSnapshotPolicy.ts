import { own } from "../../resources/own";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

/** As numbered on the wire. */
const INTERVALS = ["HOURLY", "DAILY", "WEEKLY", "MONTHLY"];

export const createSnapshotPolicy = plain("createSnapshotPolicy", {
  run: (call) => {
    const { state, input } = call;
    const volume = own(call, state.volumes, input.need("volumeid"));
    const interval = INTERVALS.indexOf(input.need("intervaltype").toUpperCase());
    if (interval < 0) throw invalid(`interval must be one of ${INTERVALS.join(", ")}`);
    const zone = state.zones.must(volume.zoneId);
    return {
      snapshotpolicy: {
        id: state.newId(),
        volumeid: volume.id,
        volumename: volume.name,
        schedule: input.need("schedule"),
        intervaltype: interval,
        maxsnaps: Number(input.need("maxsnaps")),
        timezone: input.need("timezone"),
        zone: [{ id: zone.id, name: zone.name, isnsxenabled: false, ismultiarch: false, routedmodeenabled: false }],
        storage: [{ id: zone.physicalNetworkId, name: `primary-${zone.name}` }],
        tags: [],
      },
    };
  },
});
