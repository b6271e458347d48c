import { type Credentials, signQuery } from "@stackgate/cloudstack";
import type { Endpoint, Reply } from "./endpoint";

/** Nothing was said to the server, or it can't answer; the message is for whoever started this. */
export class NoConversation extends Error {}

/** A list that only admins may ask for. */
const COMMAND = "listDomains";

/** One question before the conversation, so that a wrong URL or key is told once and not a thousand times. */
export async function checkEndpoint(endpoint: Endpoint, admin: Credentials, url: string): Promise<void> {
  const query = signQuery(COMMAND, { page: 1, pagesize: 1 }, admin);
  const reply = await endpoint.send({ method: "GET", query }).catch((error: unknown) => {
    throw new NoConversation(`${url} can't be reached: ${reasonOf(error)}`);
  });
  const trouble = troubleIn(reply);
  if (trouble) throw new NoConversation(`${url} ${trouble}`);
}

function troubleIn({ status, contentType, body }: Reply): string | undefined {
  if (status === 401) return "does not accept the admin key and its secret (401)";
  if (status === 432) return "takes the key for an ordinary user's (432): preparing tenants needs the root admin's";
  if (!body.startsWith('{"'))
    return `does not answer as CloudStack's API does: ${status} ${contentType || "of no type"}`;
  return status === 200 ? undefined : `refuses ${COMMAND}: ${status}`;
}

/** What fetch hides behind `fetch failed`; never the request, which holds the key. */
function reasonOf(error: unknown): string {
  const { message, cause = {} } = error as Partial<Error> & { readonly cause?: Partial<NodeJS.ErrnoException> };
  return cause.code ?? cause.message ?? message ?? "no answer";
}
