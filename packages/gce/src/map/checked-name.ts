import { invalidField } from "../wire/errors";
import { isName, NAME_HINT } from "./names";

/** The name of something new. @throws GceError in the words that clients know */
export function checkedName(name = "", field = "resource.name"): string {
  if (isName(name)) return name;
  throw invalidField(field, name, NAME_HINT);
}
