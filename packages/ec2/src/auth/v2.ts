import type { HttpRequest } from "@stackgate/gateway";
import { distinct, type RequestParameters, splitTarget } from "../wire/parameters";
import type { ClaimReader } from "./claim";
import { canonicalQuery } from "./encode";
import { refuse } from "./failures";
import { hmac } from "./signing-key";
import { checkExpiry, checkSkew, parseExtendedTime } from "./time";

const METHODS: ReadonlyMap<string, "sha256" | "sha1"> = new Map([
  ["HmacSHA256", "sha256"],
  ["HmacSHA1", "sha1"],
]);

/** Signature version 2, in the query or in a form body. */
export const claimInParameters: ClaimReader = (request, parameters, { now }) => {
  const values = distinct(parameters);
  const required = (name: string) => values.get(name) || refuse("v2MissingElement");
  const accessKey = required("AWSAccessKeyId");
  const signature = required("Signature");
  if (required("SignatureVersion") !== "2") refuse("v2UnsupportedVersion");
  const algorithm = METHODS.get(required("SignatureMethod")) ?? refuse("v2UnsupportedMethod");
  checkTime(values, now);
  return {
    accessKey,
    digest: Buffer.from(signature, "base64"),
    expected: (secretKey) => stringsToSign(request, parameters).map((text) => hmac(secretKey, text, algorithm)),
    unknownKey: "unknownKey",
  };
};

function checkTime(values: ReadonlyMap<string, string>, now: Date): void {
  const timestamp = values.get("Timestamp");
  const expires = values.get("Expires");
  if (timestamp && expires) refuse("v2TimestampAndExpires");
  const text = timestamp || expires || refuse("v2MissingElement");
  const time = parseExtendedTime(text) ?? refuse("v2MalformedTime");
  if (timestamp) checkSkew(time, now);
  else checkExpiry(time, now);
}

/** Some clients sign the Host with its port (botocore), some without (libcloud, boto 2). */
function stringsToSign(request: HttpRequest, { query, form }: RequestParameters): readonly string[] {
  const host = (request.headers.host ?? "").trim().toLowerCase();
  const signed = canonicalQuery([...query, ...form].filter(([name]) => name !== "Signature"));
  const path = splitTarget(request.target).path || "/";
  return [...new Set([host, host.replace(/:\d+$/, "")])].map((name) => [request.method, name, path, signed].join("\n"));
}
