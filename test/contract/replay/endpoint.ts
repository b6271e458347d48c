/** A CloudStack API to replay against. */
export interface Endpoint {
  send(request: Request): Promise<Reply>;
  /** Lets so many seconds go by: a simulated clock moves, a real one is waited for. */
  pass(seconds: number): Promise<void>;
  /** Seconds to pass between two looks at a job. */
  readonly pollInterval: number;
}

export interface Request {
  readonly method: "GET" | "POST";
  /** Signed and encoded; a POST sends it as its form. */
  readonly query: string;
}

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** The API at a URL such as `http://127.0.0.1:8080/client/api`. */
export function httpEndpoint(url: string, timeoutSeconds = 60): Endpoint {
  return {
    pollInterval: 0.5,
    async send({ method, query }) {
      const signal = AbortSignal.timeout(timeoutSeconds * 1000);
      const response =
        method === "GET"
          ? await fetch(`${url}?${query}`, { signal })
          : await fetch(url, {
              method,
              body: query,
              headers: { "content-type": "application/x-www-form-urlencoded" },
              signal,
            });
      const contentType = response.headers.get("content-type") ?? "";
      return { status: response.status, contentType, body: await response.text() };
    },
    pass: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  };
}
