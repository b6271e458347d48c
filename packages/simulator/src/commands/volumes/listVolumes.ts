import { listScope } from "../../access/scope";
import type { Volume } from "../../state/records";
import { volumeView } from "../../views/volume";
import { list } from "../command";
import { selector } from "../filters";

export const listVolumes = list("listVolumes", {
  kinds: { id: ["volume"], ids: ["volume"] },
  key: "volume",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const selected = selector<Volume>(state, input);
    const same = (value: string | undefined, of: string | undefined) => value === undefined || value === of;
    const [vmId, zoneId] = [input.text("virtualmachineid"), input.text("zoneid")];
    const [type, wanted] = [input.text("type")?.toUpperCase(), input.text("state")];
    const diskOfferingId = input.text("diskofferingid");
    return [...state.volumes.values()].filter(
      (volume) =>
        scope.has(volume.accountId) &&
        selected(volume) &&
        same(vmId, volume.vmId) &&
        same(zoneId, volume.zoneId) &&
        same(type, volume.type) &&
        same(wanted, volume.state) &&
        same(diskOfferingId, volume.diskOfferingId),
    );
  },
  view: (volume, { state }) => volumeView(state, volume),
});
