import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { sign } from "aws4";
import { type Gateway, users } from "../../support/gateway";

/** What goes over the wire. Headers are a list, for some attacks send one twice. */
export interface Sent {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface Got {
  readonly status: number;
  readonly text: string;
  readonly code: string;
}

export const DESCRIBE = "Action=DescribeInstances&Version=2016-11-15";
const FORM = "application/x-www-form-urlencoded";

export interface Signing {
  readonly as?: keyof typeof users;
  readonly body?: string;
  readonly target?: string;
  readonly query?: boolean;
  readonly minutes?: number;
  readonly secretKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** EC2 as a client reaches it, byte by byte. */
export interface Wire {
  readonly host: string;
  /** Signed by aws4, in the header unless in the query. */
  signed(signing?: Signing): Sent;
  send(sent: Sent): Promise<Got>;
  /** Every signature that was sent, and every answer that came. */
  readonly signatures: ReadonlySet<string>;
  readonly replies: readonly string[];
}

export function wireTo({ ec2 }: Gateway): Wire {
  const { host, hostname, port } = new URL(ec2);
  const signatures = new Set<string>();
  const replies: string[] = [];

  return { host, signatures, replies, signed, send };

  function signed({ as = "demo", minutes = 0, query = false, ...signing }: Signing = {}): Sent {
    const { apiKey, secretKey } = users[as];
    const method = query ? "GET" : "POST";
    const body = query ? "" : (signing.body ?? DESCRIBE);
    const target = signing.target ?? (query ? `/?${DESCRIBE}&X-Amz-Date=${minutesAgo(minutes)}` : "/");
    const dated = query ? {} : { "Content-Type": FORM, "X-Amz-Date": minutesAgo(minutes) };
    const headers = { Host: host, ...dated, ...signing.headers };
    const request = sign(
      { method, path: target, service: "ec2", region: "stackgate-1", body, signQuery: query, headers },
      { accessKeyId: apiKey, secretAccessKey: signing.secretKey ?? secretKey },
    );
    const all = Object.entries(request.headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
    return { method, target: request.path ?? "/", headers: all, body };
  }

  async function send({ method, target, headers, body }: Sent): Promise<Got> {
    for (const text of `${target} ${JSON.stringify(headers)}`.match(/[0-9a-f]{64}/g) ?? []) signatures.add(text);
    const request = httpRequest({ hostname, port, method, path: target, headers: headers.flat(), agent: false });
    const answered = once(request, "response");
    request.end(body);
    const [response] = await answered;
    let text = "";
    for await (const chunk of response) text += chunk;
    replies.push(text);
    return { status: response.statusCode, text, code: /<Code>(.*?)<\/Code>/.exec(text)?.[1] ?? "" };
  }
}

/** As version 4 writes times. */
export const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace(/[-:]|\.\d{3}/g, "");

export const withHeader = (sent: Sent, name: string, value: string | undefined): Sent => ({
  ...sent,
  headers: [
    ...sent.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase()),
    ...(value === undefined ? [] : [[name, value] as const]),
  ],
});
export const headerOf = (sent: Sent, name: string) =>
  sent.headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1] ?? "";
export const edit = (sent: Sent, name: string, change: (value: string) => string) =>
  withHeader(sent, name, change(headerOf(sent, name)));
