import { OAuthError } from "../errors";
import type { Form } from "../form";

/** Client id and secret as sent: in the form or as HTTP Basic, never both ways (RFC 6749, 2.3). */
export function presented(
  form: Form,
  authorization: string | undefined,
): { readonly id: string; readonly secret?: string } {
  const basic = authorization === undefined ? undefined : basicPair(authorization);
  const id = basic?.id ?? form.get("client_id");
  const secret = basic?.secret ?? form.get("client_secret");
  if (id === undefined) throw new OAuthError("invalid_client", "A client id is required.");
  if (basic && (form.has("client_secret") || (form.get("client_id") ?? id) !== id)) {
    throw new OAuthError("invalid_request", "Send the client's secret in one way only.");
  }
  return secret === undefined ? { id } : { id, secret };
}

function basicPair(authorization: string): { readonly id: string; readonly secret: string } {
  const encoded = /^basic +([a-z0-9+/]+=*)$/i.exec(authorization)?.[1];
  const pair = encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
  const colon = pair?.indexOf(":") ?? -1;
  if (pair === undefined || colon < 0) {
    throw new OAuthError("invalid_client", "The Authorization header holds no client id and secret.");
  }
  return { id: formDecoded(pair.slice(0, colon)), secret: formDecoded(pair.slice(colon + 1)) };
}

/** RFC 6749 wants both parts form-encoded; many clients send them as they are. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
