import type { Pair } from "../wire/parameters";
import type { ClaimReader } from "./claim";
import { refuse } from "./failures";
import { checkLife, LONGEST_LIFE_MS, parseBasicTime, SKEW_MS } from "./time";
import { ALGORITHM, claimOf } from "./v4";

/** A presigned request: the signature and what belongs to it are parameters of the query. */
export const claimInQuery: ClaimReader = ({ request, query }, context) => {
  const required = (name: string) => element(query, name) ?? refuse("missingQueryElement");
  if (required("X-Amz-Algorithm") !== ALGORITHM) refuse("unsupportedAlgorithm");
  const sent = {
    credential: required("X-Amz-Credential"),
    signedHeaders: required("X-Amz-SignedHeaders"),
    signature: required("X-Amz-Signature"),
    signedAt: parseBasicTime(required("X-Amz-Date")) ?? refuse("malformedDate"),
    query: query.filter(([name]) => name !== "X-Amz-Signature"),
  };
  checkLife(sent.signedAt, life(element(query, "X-Amz-Expires")), context.now);
  return claimOf(request, sent, context);
};

function element(query: readonly Pair[], wanted: string): string | undefined {
  const found = query.filter(([name]) => name === wanted);
  if (found.length > 1) refuse("repeatedQueryElement");
  return found[0]?.[1];
}

/** Milliseconds. Go's SDK gives the requests that it presigns by itself no X-Amz-Expires. */
function life(seconds: string | undefined): number {
  if (seconds === undefined) return SKEW_MS;
  const milliseconds = /^[1-9]\d{0,5}$/.test(seconds) ? Number(seconds) * 1000 : Number.NaN;
  return milliseconds <= LONGEST_LIFE_MS ? milliseconds : refuse("malformedExpires");
}
