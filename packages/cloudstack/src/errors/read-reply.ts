import type { TransportReply } from "../cloud";
import { CloudError } from "./cloud-error";
import { TransportError } from "./transport-error";
import { parseXml } from "./xml";

/** What stands inside the envelope `{"<command>response": {...}}`. */
export type ReplyBody = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The body inside the envelope. The envelope's name says nothing: updateNetworkACLItem answers
 * `createnetworkaclresponse`, listCounters `counterresponse`, an unknown command `errorresponse`, none at all `null`
 * (all recorded).
 */
export function readReply(command: string, { status, contentType, body }: TransportReply): ReplyBody {
  const kind = contentType.includes("html") ? "html" : contentType.includes("xml") ? "xml" : "json";
  if (kind === "html") throw new TransportError({ kind, command, status });
  const document = kind === "xml" ? parseXml(body) : parseJson(body);
  if (document === undefined)
    throw new TransportError({ kind: body === "" ? "malformed" : "truncated", command, status });

  const [inside] = isRecord(document) ? Object.values(document) : [];
  if (!isRecord(inside)) throw new TransportError({ kind: "malformed", command, status });
  if ("errorcode" in inside) throw readError(command, inside, status);
  // We asked for JSON. XML without types would pass numbers and single items off as something else.
  if (status >= 400 || kind === "xml") throw new TransportError({ kind: "malformed", command, status });
  return inside;
}

function readError(command: string, { errorcode, cserrorcode, errortext }: ReplyBody, status: number): CloudError {
  return new CloudError({
    command,
    code: Number(errorcode) || status,
    csCode: typeof cserrorcode === "number" ? cserrorcode : undefined,
    text: typeof errortext === "string" && errortext !== "" ? errortext : "no reason given",
  });
}

function parseJson(body: string): unknown {
  try {
    // A reviver makes parsing several times slower, so only where there may be something for it.
    return body.includes("null") ? JSON.parse(body, withoutNulls) : JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** CloudStack leaves out what has no value. Should it say null instead, that means the same. */
function withoutNulls(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined);
  return value === null && name !== "" ? undefined : value;
}
