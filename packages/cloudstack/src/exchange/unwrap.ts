import { isRecord, type ReplyBody } from "../errors/read-reply";

/**
 * The payload of a result: what stands under `key`, or else under the only key that holds an object (copyTemplate's job
 * names it `null`, recorded), or else the whole (`{success: true}`).
 */
export function unwrapResult(body: ReplyBody, key?: string): unknown {
  if (key !== undefined && body[key] !== undefined) return body[key];
  const objects = Object.values(body).filter(isRecord);
  return objects.length === 1 ? objects[0] : body;
}
