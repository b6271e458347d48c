import { Ec2Error } from "../wire/error";

/** EC2's own limit; CloudStack takes a little more. */
const MOST_BYTES = 16_384;

/** User data as CloudStack takes it: base64 on one line. @throws Ec2Error InvalidUserData.Malformed */
export function userDataOf(data: Buffer): string {
  if (data.length > MOST_BYTES) {
    throw new Ec2Error("InvalidUserData.Malformed", `User data is limited to ${MOST_BYTES} bytes`);
  }
  return data.toString("base64");
}

/** From base64, which some clients break into lines. @throws Ec2Error InvalidUserData.Malformed */
export function readUserData(text: string): Buffer {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) {
    throw new Ec2Error("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
  }
  return Buffer.from(text, "base64");
}
