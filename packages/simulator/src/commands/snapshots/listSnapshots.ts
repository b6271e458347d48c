import { listScope } from "../../access/scope";
import type { Snapshot } from "../../state/records";
import { snapshotView } from "../../views/snapshot";
import { list } from "../command";
import { selector } from "../filters";

export const listSnapshots = list("listSnapshots", {
  kinds: { id: ["snapshot"], ids: ["snapshot"] },
  key: "snapshot",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const selected = selector<Snapshot>(state, input);
    const [volumeId, zoneId] = [input.text("volumeid"), input.text("zoneid")];
    const [type, interval] = [input.text("snapshottype"), input.text("intervaltype")];
    const manual = (wanted: string | undefined) => wanted === undefined || wanted.toUpperCase() === "MANUAL";
    const found = [...state.snapshots.values()].filter(
      (snapshot) =>
        scope.has(snapshot.accountId) &&
        selected(snapshot) &&
        (volumeId === undefined || snapshot.volumeId === volumeId) &&
        (zoneId === undefined || snapshot.zoneId === zoneId) &&
        manual(type) &&
        manual(interval),
    );
    // Recorded: without `showunique` each copy counts, the one on primary and the one on secondary storage.
    return input.flag("showunique") === false ? found.flatMap((snapshot) => [snapshot, snapshot]) : found;
  },
  view: (snapshot, { state, input }) =>
    snapshotView(state, snapshot, input.flag("showunique") === false ? "copy" : "listed"),
});
