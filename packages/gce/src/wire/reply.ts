import type { HttpReply } from "@stackgate/gateway";
import { errorBody, type GceError } from "./errors";
import { applyMask } from "./fields";
import type { AnswerForm } from "./parameters";

const JSON_TYPE = "application/json; charset=UTF-8";

/**
 * What methods without an answer give (operations.delete). An empty object, not an empty 204: google-cloud-compute parses every
 * answer as JSON and fails on none, the other clients take both.
 */
const NOTHING: HttpReply = { status: 200, headers: { "content-type": JSON_TYPE }, body: "{}" };

/** A JSON document, or none; fields that are undefined are left out, so nulls never appear (the Node client throws on them). */
export function jsonReply(document: unknown, form?: AnswerForm): HttpReply {
  if (document === undefined) return NOTHING;
  const kept = form?.fields ? applyMask(document, form.fields) : document;
  const body = JSON.stringify(kept, null, form?.prettyPrint ? 2 : undefined);
  return { status: 200, headers: { "content-type": JSON_TYPE }, body };
}

/** An error document. 401 tells how to authenticate: gcloud refreshes its token once and tries again. */
export function errorReply(error: GceError): HttpReply {
  const challenge = 'Bearer realm="https://accounts.google.com/", error="invalid_token"';
  return {
    status: error.code,
    headers: { "content-type": JSON_TYPE, ...(error.code === 401 && { "www-authenticate": challenge }) },
    body: JSON.stringify(errorBody(error)),
  };
}
