import { inOrderAhead } from "@stackgate/cloudstack";
import type { Facade, HttpReply, HttpRequest } from "@stackgate/gateway";
import { GceError } from "./wire/errors";
import { formatMultipart, type Part, parseMultipart } from "./wire/multipart";
import { errorReply } from "./wire/reply";

const MOST_PARTS = 1000;
const AT_ONCE = 8;

/** gcloud posts to /batch/compute/v1, older clients to /batch. */
export const isBatch = ({ method, target }: HttpRequest): boolean =>
  method === "POST" && /^\/batch(\/compute\/(v1|beta|alpha))?\/?(\?|$)/.test(target);

/** Runs each part as a request of its own, a few ahead of what the client has taken; the answers keep the parts' order. */
export async function batch(request: HttpRequest, api: Facade): Promise<HttpReply> {
  try {
    const parts = parseMultipart(request.headers["content-type"], request.body.toString("utf8"));
    if (parts.length > MOST_PARTS) {
      throw new GceError("badRequest", `The batch has ${parts.length} parts; at most ${MOST_PARTS} are allowed.`);
    }
    const answered = async (part: Part) => ({ reply: await api(inner(request, part)), id: part.id });
    return formatMultipart(inOrderAhead(parts, AT_ONCE, answered));
  } catch (error) {
    if (error instanceof GceError) return errorReply(error);
    throw error;
  }
}

/** A part without credentials inherits those of the whole. Its host is the outer one: links come out the same. */
function inner(outer: HttpRequest, { method, target, headers, body }: Part): HttpRequest {
  return {
    ...outer,
    method,
    target: target.replace(/^https?:\/\/[^/]*/, ""),
    headers: { authorization: outer.headers.authorization, ...headers, host: outer.headers.host },
    body: Buffer.from(body, "utf8"),
  };
}
