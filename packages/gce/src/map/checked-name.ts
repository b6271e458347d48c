import { invalidField } from "../wire/errors";
import { isName } from "./names";

/** The name of something new. @throws GceError in the words that clients know */
export function checkedName(name = "", field = "resource.name"): string {
  if (isName(name)) return name;
  throw invalidField(field, name, "It must be a match of regex '[a-z]([-a-z0-9]{0,61}[a-z0-9])?'.");
}
