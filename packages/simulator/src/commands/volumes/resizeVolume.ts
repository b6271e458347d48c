import { checkLimit } from "../../resources/limits";
import { own } from "../../resources/own";
import { diskSizeOf } from "../../resources/volumes";
import type { Volume } from "../../state/records";
import { volumeView } from "../../views/volume";
import { invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";

const GIB = 2 ** 30;

export const resizeVolume = job("resizeVolume", {
  kinds: { id: ["volume"] },
  java: "user.volume.ResizeVolumeCmd",
  instanceType: "Volume",
  event: "VOLUME.RESIZE",
  description: "Resizing volume",
  start: (call) => {
    const { state, settings, input } = call;
    const volume = own(call, state.volumes, input.need("id"));
    const size = wantedSize(call, volume);
    if (size < volume.size && !input.flag("shrinkok"))
      throw invalid("the volume would shrink, and shrinkok is not set");
    checkLimit(state, state.accounts.must(volume.accountId), "primary_storage", (size - volume.size) / GIB);
    return {
      instanceId: volume.id,
      lasts: settings.storageJob,
      finish: (job) => {
        volume.size = size;
        volume.diskOfferingId = input.text("diskofferingid") ?? volume.diskOfferingId;
        return { volume: volumeView(state, volume, job) };
      },
    };
  },
});

/** Recorded: a `size` is taken for a volume of a fixed offering too. */
function wantedSize({ state, input }: CallOf<"resizeVolume">, volume: Volume): number {
  const [size, offering] = [input.number("size"), state.diskOfferings.get(input.text("diskofferingid"))];
  if (offering) return diskSizeOf(offering, size ?? volume.size / GIB);
  if (size === undefined) throw invalid("resizing needs a size or a disk offering");
  if (size < 1) throw invalid(`${size} GiB is no size`);
  return size * GIB;
}
