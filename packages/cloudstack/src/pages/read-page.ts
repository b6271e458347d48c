import type { Page } from "../cloud";
import { isRecord, type ReplyBody } from "../errors/read-reply";
import { TransportError } from "../errors/transport-error";

/** More than one account can have; a count beyond it would have us ask for pages without end. */
const MOST_ITEMS = 10_000_000;

/**
 * The page of items in a list's answer; `{}` is an empty one (recorded). Anything else than objects and a count is no answer:
 * taken for an empty list, it would tell a client that all it has is gone.
 */
export function readPage<T>(command: string, body: ReplyBody, listKey = ""): Page<T> {
  const { [listKey]: items = [], count = Array.isArray(items) ? items.length : 0 } = body;
  if (!Array.isArray(items) || !items.every(isRecord) || !isCount(count)) {
    throw new TransportError({ kind: "malformed", command });
  }
  return { items: items as readonly T[], count };
}

const isCount = (count: unknown): count is number =>
  typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= MOST_ITEMS;
