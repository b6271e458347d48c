import { hash } from "node:crypto";
import type { HttpRequest } from "@stackgate/gateway";
import type { Pair } from "../wire/parameters";
import { canonicalRequest } from "./canonical-request";
import type { Claim, ClaimContext } from "./claim";
import { refuse } from "./failures";
import { formatScope, parseCredential, type Scope } from "./scope";
import { hmac } from "./signing-key";
import { formatBasicTime } from "./time";

export const ALGORITHM = "AWS4-HMAC-SHA256";

/** A version 4 signature, wherever it was sent. */
export interface SignatureV4 {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly signedAt: Date;
  /** The query as signed. */
  readonly query: readonly Pair[];
}

/** Checks what needs no secret, and says how to check the rest. @throws AuthenticationError */
export function claimOf(request: HttpRequest, sent: SignatureV4, { services, signingKeys }: ClaimContext): Claim {
  const { accessKey, scope } = parseCredential(sent.credential);
  const signedAt = formatBasicTime(sent.signedAt);
  if (scope.date !== signedAt.slice(0, 8)) refuse("wrongScopeDate");
  if (!services.includes(scope.service) && scope.service !== firstLabel(request)) refuse("wrongScopeService");
  if (!/^[0-9a-f]{64}$/.test(sent.signature)) refuse("malformedSignature");
  const signedHeaders = checkSignedHeaders(request, sent.signedHeaders);
  const payloadHash = hash("sha256", request.body, "hex");
  const announced = request.headers["x-amz-content-sha256"];
  if (announced !== undefined && announced !== payloadHash) refuse("wrongPayloadHash");
  const canonical = canonicalRequest(request, { query: sent.query, signedHeaders, payloadHash });
  const toSign = stringToSign(signedAt, scope, canonical);
  return {
    accessKey,
    digest: Buffer.from(sent.signature, "hex"),
    expected: (secretKey) => [hmac(signingKeys(secretKey, scope), toSign)],
    unknownKey: scope.service === "sts" ? "unknownStsKey" : "unknownKey",
  };
}

export function stringToSign(signedAt: string, scope: Scope, canonical: string): string {
  return [ALGORITHM, signedAt, formatScope(scope), hash("sha256", Buffer.from(canonical, "latin1"), "hex")].join("\n");
}

/** Where nobody tells boto 2 (and eutester with it) a service, it takes the first part of the host's name: `127` even. */
const firstLabel = ({ headers }: HttpRequest): string | undefined => headers.host?.replace(/:\d+$/, "").split(".")[0];

/** The host, and every x-amz- header that arrived, must be signed: an unsigned one could be anybody's. */
function checkSignedHeaders(request: HttpRequest, text: string): readonly string[] {
  const names = text.split(";");
  const inOrder = names.every(
    (name, i) => /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && (i === 0 || name > (names[i - 1] ?? "")),
  );
  if (!inOrder) refuse("malformedSignedHeaders");
  const signed = new Set(names);
  if (!signed.has("host")) refuse("hostNotSigned");
  if (names.some((name) => request.headers[name] === undefined)) refuse("signedHeaderAbsent");
  if (Object.keys(request.headers).some((name) => name.startsWith("x-amz-") && !signed.has(name))) {
    refuse("amzHeaderNotSigned");
  }
  return names;
}
