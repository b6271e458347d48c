import type { HttpRequest } from "@stackgate/gateway";
import type { ClaimReader } from "./claim";
import { refuse } from "./failures";
import { checkSkew, parseBasicTime, parseHttpDate } from "./time";
import { ALGORITHM, claimOf } from "./v4";

/** `Authorization: AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...` */
export const claimInHeader: ClaimReader = ({ request, query }, context) => {
  const elements = parseAuthorization(request.headers.authorization ?? "");
  const signedAt = signingTime(request);
  checkSkew(signedAt, context.now);
  return claimOf(request, { ...elements, signedAt, query }, context);
};

/** Elements come in any order, and some clients put no space after the commas. */
function parseAuthorization(header: string) {
  const [, algorithm, rest = ""] = /^(\S+)(?:\s+(.*))?$/.exec(header.trim()) ?? [];
  if (algorithm !== ALGORITHM) refuse("unsupportedAlgorithm");
  const pairs = rest.split(",").map((element): [string, string] => {
    const [, name = "", value = ""] = /^\s*([A-Za-z]+)=(\S+)\s*$/.exec(element) ?? refuse("malformedAuthorization");
    return [name, value];
  });
  const elements = new Map(pairs);
  const [credential, signedHeaders, signature] = ["Credential", "SignedHeaders", "Signature"].map((name) =>
    elements.get(name),
  );
  // Exactly three: a repeated element, a second Authorization header or anything unknown makes more.
  if (pairs.length !== 3 || credential === undefined || signedHeaders === undefined || signature === undefined) {
    refuse("malformedAuthorization");
  }
  return { credential, signedHeaders, signature };
}

/** X-Amz-Date, or Date from clients that can't set the former. */
function signingTime({ headers }: HttpRequest): Date {
  const amzDate = headers["x-amz-date"];
  if (amzDate !== undefined) return parseBasicTime(amzDate) ?? refuse("malformedDate");
  const date = headers.date ?? refuse("missingDate");
  return parseHttpDate(date) ?? parseBasicTime(date) ?? refuse("malformedDate");
}
