import { invalidValue } from "../wire/error";

/** What the root volume is called on every image and instance; CloudStack's device 0. */
export const ROOT_DEVICE = "/dev/sda1";
/** CloudStack keeps device 3 for the CD-ROM. */
const CD_ROM = 3;
const LETTERS = "abcdefghijklmnop";

/** `/dev/sdb` for CloudStack's device 1, and so on; the root volume has a name of its own. */
export const deviceName = (deviceId: number): string => (deviceId === 0 ? ROOT_DEVICE : `/dev/sd${LETTERS[deviceId]}`);

/** Whether a client means the root volume by this name; Linux images are called by any of them. */
export const isRootDevice = (name: string): boolean => /^(\/dev\/)?((sd|xvd|vd)a1?|hda1?)$/.test(name);

/**
 * CloudStack's number of a data device: sdb and xvdb and hdb are 1, sdc is 2. What the guest calls it depends on its
 * drivers, as in EC2.
 * @param parameter the parameter's name, for the error
 * @throws Ec2Error InvalidParameterValue, also for the root device and the one that is the CD-ROM
 */
export function deviceId(name: string, parameter: string): number {
  const letter = /^(?:\/dev\/)?(?:sd|xvd|vd|hd)([b-p])$/.exec(name)?.[1];
  const id = letter === undefined ? 0 : LETTERS.indexOf(letter);
  if (id === 0) throw invalidValue(parameter, name, "Data devices are /dev/sdb to /dev/sdp.");
  if (id === CD_ROM) throw invalidValue(parameter, name, "CloudStack keeps this device for the CD-ROM.");
  return id;
}
