/** What arrives, whether over HTTP or in-process. */
export interface SimulatorRequest {
  readonly method: "GET" | "POST";
  /** The query string without `?`, or a whole URL. */
  readonly query?: string;
  /** A form (`application/x-www-form-urlencoded`). */
  readonly body?: string;
}

export interface SimulatorReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** How many items a list's answer has; not on the wire. */
  readonly listed?: number;
}

/** Jetty's own limit on a request's line. */
const LONGEST_URL = 8190;

export const urlTooLong = (url: string): boolean => url.length > LONGEST_URL;

export const TOO_LONG: SimulatorReply = {
  status: 414,
  contentType: "text/html;charset=iso-8859-1",
  body: "<h1>Bad Message 414</h1><pre>reason: URI Too Long</pre>",
};

/** `apiKey` and `apikey` are one name, as libcloud and `cs` rely on; what follows an index is a key of the caller's. */
const caseless = (name: string): string => name.replace(/^[^[]*/, (plain) => plain.toLowerCase());

/** XML is the default. */
export const wantsJson = (fields: ReadonlyMap<string, string>): boolean =>
  fields.get("response")?.toLowerCase() === "json";

/** Names and values as sent, decoded; the first of a repeated name counts. */
export function readParameters(request: SimulatorRequest): Map<string, string> {
  const query = request.query ?? "";
  const fields = new Map<string, string>();
  for (const source of [query.slice(query.indexOf("?") + 1), request.body ?? ""]) {
    for (const [sent, value] of new URLSearchParams(source)) {
      const name = caseless(sent);
      if (!fields.has(name)) fields.set(name, value);
    }
  }
  return fields;
}
