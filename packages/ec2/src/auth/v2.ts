import { type RequestParameters, splitTarget } from "../wire/parameters";
import type { ClaimReader, SignedRequest } from "./claim";
import { canonicalQuery } from "./encode";
import { refuse } from "./failures";
import { hmac } from "./signing-key";
import { checkExpiry, checkSkew, parseExtendedTime } from "./time";

const METHODS: ReadonlyMap<string, "sha256" | "sha1"> = new Map([
  ["HmacSHA256", "sha256"],
  ["HmacSHA1", "sha1"],
]);

/** Signature version 2, in the query or in a form body. */
export const claimInParameters: ClaimReader = (signed, { now }) => {
  const required = (name: string) => signed.parameters.get(name) || refuse("v2MissingElement");
  const accessKey = required("AWSAccessKeyId");
  const signature = required("Signature");
  if (required("SignatureVersion") !== "2") refuse("v2UnsupportedVersion");
  const algorithm = METHODS.get(required("SignatureMethod")) ?? refuse("v2UnsupportedMethod");
  checkTime(signed.parameters, now);
  return {
    accessKey,
    digest: Buffer.from(signature, "base64"),
    expected: (secretKey) => stringsToSign(signed).map((text) => hmac(secretKey, text, algorithm)),
    unknownKey: "unknownKey",
  };
};

function checkTime(parameters: RequestParameters, now: Date): void {
  const timestamp = parameters.get("Timestamp");
  const expires = parameters.get("Expires");
  if (timestamp && expires) refuse("v2TimestampAndExpires");
  const text = timestamp || expires || refuse("v2MissingElement");
  const time = parseExtendedTime(text) ?? refuse("v2MalformedTime");
  if (timestamp) checkSkew(time, now);
  else checkExpiry(time, now);
}

/** Some clients sign the Host with its port (botocore), some without (libcloud, boto 2). */
function stringsToSign({ request, parameters }: SignedRequest): readonly string[] {
  const host = (request.headers.host ?? "").trim().toLowerCase();
  const query = canonicalQuery([...parameters].filter(([name]) => name !== "Signature"));
  const path = splitTarget(request.target).path || "/";
  return [...new Set([host, host.replace(/:\d+$/, "")])].map((name) => [request.method, name, path, query].join("\n"));
}
