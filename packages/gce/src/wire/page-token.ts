import { purpose, type Sealer } from "@stackgate/gateway";
import { GceError } from "./errors";

/** Where a list goes on: CloudStack's page (from 1) and how many of its matching items were given already. */
export interface Position {
  readonly page: number;
  readonly skip: number;
}

interface Sealed extends Position {
  /** The list that the token belongs to: caller, path, filter and order. */
  readonly list: string;
}

const pageToken = purpose<Sealed>("gce-page");
const A_DAY = 24 * 3600 * 1000;

export const sealPosition = (sealer: Sealer, list: string, position: Position): string =>
  sealer.seal(pageToken, { ...position, list }, A_DAY);

export function openPosition(sealer: Sealer, list: string, token: string | undefined): Position {
  if (token === undefined) return { page: 1, skip: 0 };
  const position = sealer.open(pageToken, token);
  if (!position || position.list !== list) {
    throw new GceError("invalid", "Invalid value for field 'pageToken': The token is not valid for this list.");
  }
  return position;
}
