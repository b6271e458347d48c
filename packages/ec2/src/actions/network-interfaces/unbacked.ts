import { refused } from "../../rules";
import { Ec2Error } from "../../wire/error";

const WHY = "CloudStack's interfaces begin and end with their instance; give RunInstances several NetworkInterface.N";

/** The rule of every parameter of an action that nothing backs. */
export const unbacked = refused(WHY);

export function refuse(): never {
  throw new Ec2Error("UnsupportedOperation", WHY);
}
