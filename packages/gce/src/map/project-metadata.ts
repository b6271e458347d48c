import type { UserData } from "@stackgate/cloudstack";
import type { Context } from "../context";
import { decodeMetadata, encodeMetadata, type Items } from "./instances/metadata";

/** The name of the registered user data that holds a project's common instance metadata. */
const NAME = "stackgate-project-metadata";

type Needs = Pick<Context, "cloud">;

const ofProject = (registered: readonly UserData[]): UserData | undefined =>
  registered.find(({ name }) => name === NAME);

/** What new instances get besides their own metadata; from the catalogue. */
export async function projectMetadata({ cloud }: Needs): Promise<Items> {
  return decodeMetadata(ofProject(await cloud.catalogue("listUserData", {}))?.userdata);
}

/** The same as it is now, for those who change it. */
export async function readProjectMetadata({
  cloud,
}: Needs): Promise<{ readonly items: Items; readonly stored: UserData | undefined }> {
  const stored = ofProject(await cloud.list("listUserData", {}));
  return { items: decodeMetadata(stored?.userdata), stored };
}

/** Replaces it. Registered user data cannot be changed, and names are unique: the old goes first, and comes back if the new is refused. */
export async function writeProjectMetadata(
  { cloud }: Needs,
  stored: UserData | undefined,
  items: Items,
): Promise<void> {
  const userdata = encodeMetadata(items);
  if (stored) await cloud.call("deleteUserData", { id: stored.id });
  if (userdata === undefined) return;
  try {
    await cloud.call("registerUserData", { name: NAME, userdata });
  } catch (error) {
    if (stored?.userdata) await cloud.call("registerUserData", { name: NAME, userdata: stored.userdata });
    throw error;
  }
}
