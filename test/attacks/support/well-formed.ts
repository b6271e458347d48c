import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Answer } from "./answer";

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });

/** What is wrong with an answer that any request at all may get, in either protocol; `undefined`: nothing. */
export type Complaint = string | undefined;

/** The longest error document: what a client sent is not for ever given back. */
const LONGEST_ERROR = 8_000;
/** Statuses over 499 that mean what they say: out of capacity or rate, not supported. */
const DEFINED = [501, 503];

function common({ status, text, changed }: Answer): Complaint {
  if (status >= 500 && !DEFINED.includes(status)) return `status ${status}`;
  if (status < 400) return undefined;
  if (changed) return "refused, and something was changed";
  return text.length > LONGEST_ERROR ? `${text.length} characters of error` : undefined;
}

/** EC2's answers, and those of STS. */
export function complaintOfEc2(answer: Answer): Complaint {
  const { status, text, headers } = answer;
  if (XMLValidator.validate(text) !== true) return "no XML";
  if (status >= 400) {
    const { Response, ErrorResponse } = parser.parse(text);
    const { Code, Message } = Response?.Errors?.Error ?? ErrorResponse?.Error ?? {};
    if (!Code || !Message) return "no code or no message";
    if ((Response?.RequestID ?? ErrorResponse?.RequestId) !== headers["x-amzn-requestid"]) return "another request id";
  }
  return common(answer);
}

/** Compute Engine's answers. */
export function complaintOfGce(answer: Answer): Complaint {
  const { status, text, headers } = answer;
  if (!headers["x-request-id"]) return "no request id";
  if (status === 204) return text === "" ? undefined : "a body with 204";
  const document = parsed(text);
  if (document === undefined) return "no JSON";
  if (status >= 400) {
    const { code, message, errors, status: name } = document.error ?? {};
    if (code !== status || !message || !name || !errors?.[0]?.reason) return "no error document";
  }
  return common(answer);
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The ids of all requests in a log; throws for a line that is not JSON. */
export const loggedRequests = (log: string): ReadonlySet<string> =>
  new Set(
    log
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).requestId),
  );
