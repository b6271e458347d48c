import { type Arrival, type HttpReply, RateLimitError, RefusedError } from "@stackgate/gateway";
import type { Action } from "./action";
import { asEc2Error } from "./map/errors";
import { type Addressed, addressedByDefault, type Service } from "./services";
import { Ec2Error } from "./wire/error";

/** The answer's document: whole when it is short, else in chunks. What fails before the first chunk is still an error document. */
export async function success(
  { encode, documents }: Service,
  version: string,
  requestId: string,
  operation: string,
  output: object,
): Promise<HttpReply> {
  const chunks = encode(operation, output, documents.answer(operation, version, requestId));
  const first = await chunks.next();
  const second = await chunks.next();
  const body = second.done ? (first.value ?? "") : resumed([first.value ?? "", second.value], chunks);
  return { status: 200, headers: headers(requestId), body };
}

/** The error document of the service that the request named, as far as it got. */
export function refusal(
  thrown: unknown,
  context: Arrival & Partial<Addressed> & { readonly definition?: Action },
): HttpReply {
  const { requestId, service, version } = { ...addressedByDefault, ...context };
  const error = refusedByGateway(thrown) ?? asEc2Error(thrown, context.definition);
  return {
    status: error.status,
    headers: headers(requestId),
    body: service.documents.error(error, version, requestId),
  };
}

async function* resumed(begun: readonly string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* begun;
  yield* rest;
}

const headers = (requestId: string) => ({
  "content-type": "text/xml;charset=UTF-8",
  "x-amzn-requestid": requestId,
  "cache-control": "no-cache, no-store",
});

const HOST_CODES = { 400: "MalformedQueryString", 408: "RequestTimeout", 413: "RequestEntityTooLarge" } as const;

function refusedByGateway(thrown: unknown): Ec2Error | undefined {
  if (thrown instanceof RateLimitError) return new Ec2Error("RequestLimitExceeded", thrown.message);
  if (!(thrown instanceof RefusedError)) return undefined;
  const { status, message } = thrown.refusal;
  const code = status in HOST_CODES ? HOST_CODES[status as keyof typeof HOST_CODES] : "InvalidRequest";
  return new Ec2Error(code, message, { status });
}
