import { tokenAudiences } from "../assertion/audiences";
import { required } from "../form";
import type { Services } from "../services";
import type { Exchange, Grant } from "./grant";
import { holderOf } from "./holder";
import { tokenReply } from "./reply";

type Needs = Pick<Services, "assertions" | "credentials" | "access">;

/**
 * RFC 7523: the key file of a service account. gcloud first asks for an id_token (`target_audience`) in the same way and is
 * content with an answer that has none.
 */
export const jwtBearer =
  (services: Needs): Grant =>
  (exchange) =>
    assertionGrant(services, exchange, "assertion");

/** Turns the key-file assertion in the parameter `name` into an access token. */
export async function assertionGrant({ assertions, credentials, access }: Needs, exchange: Exchange, name: string) {
  const rules = { audiences: tokenAudiences(exchange.origin), selfSigned: false };
  const { apiKey } = assertions.verify(required(exchange.form, name), rules);
  await holderOf(credentials, apiKey);
  return tokenReply(access.issue(apiKey));
}
