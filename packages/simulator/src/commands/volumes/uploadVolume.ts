import { ownerOf } from "../../access/scope";
import { checkHost, DOWNLOADED } from "../../resources/downloads";
import { extractedFrom } from "../../resources/extractions";
import { checkLimit } from "../../resources/limits";
import { addVolume } from "../../resources/volumes";
import { volumeView } from "../../views/volume";
import { badParameter, invalid } from "../../wire/errors";
import { job } from "../command";

const FORMATS = ["OVA", "QCOW2", "RAW", "VHD", "VHDX", "VMDK"];

/** A volume of the file at an address. It is on secondary storage until it is attached; its download takes no time here. */
export const uploadVolume = job("uploadVolume", {
  java: "user.volume.UploadVolumeCmd",
  instanceType: "Volume",
  event: "VOLUME.UPLOAD",
  description: "Uploading volume",
  start: (call) => {
    const { state, caller, settings, input } = call;
    const owner = ownerOf(state, caller, input);
    const [name, zoneId, url, format] = [
      input.need("name"),
      input.need("zoneid"),
      input.need("url"),
      input.need("format"),
    ];
    const offering = state.diskOfferings.get(input.text("diskofferingid"));
    return {
      accountId: owner.id,
      lasts: settings.storageJob,
      begin: () => {
        checkHost(url);
        if (!FORMATS.includes(format)) throw badParameter(`${format} is none of ${FORMATS.join(", ")}`);
        if (offering && !offering.customized) throw invalid("the disk offering has a size of its own");
        checkLimit(state, owner, "volume");
      },
      finish: (job) => {
        const volume = addVolume(call, owner, {
          name,
          zoneId,
          type: "DATADISK",
          size: extractedFrom(state, url)?.size ?? DOWNLOADED,
          state: "Uploaded",
          ...(offering && { diskOfferingId: offering.id }),
        });
        return { volume: volumeView(state, volume, job) };
      },
    };
  },
});
