import {
  type CloudEndpointOptions,
  createCloudEndpoint,
  type ObservedCall,
  type Transport,
  type TransportReply,
} from "@stackgate/cloudstack";

export type Answer = (parameters: URLSearchParams) => unknown;

export const json = (body: unknown, status = 200): TransportReply => ({
  status,
  contentType: "application/json;charset=utf-8",
  body: JSON.stringify(body),
});

/** Wraps as CloudStack does: `{<command>response: body}`. */
export const answer = (command: string, body: unknown) => json({ [`${command.toLowerCase()}response`]: body });

/** A clock that only sleeping moves. */
export function createManualPace() {
  let now = Date.parse("2026-11-21T09:30:00Z");
  return {
    clock: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
    random: () => 0.5,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/**
 * A cloud behind a transport of functions, one a command. What a function throws, the transport throws; `calls` are
 * the exchanges as observed, `sent` what they carried.
 */
export function createFakeCloud(answers: Record<string, Answer>, options: Partial<CloudEndpointOptions> = {}) {
  const calls: ObservedCall[] = [];
  const sent: URLSearchParams[] = [];
  const pace = createManualPace();
  const transport: Transport = async ({ query }) => {
    const parameters = new URLSearchParams(query);
    sent.push(parameters);
    await Promise.resolve();
    const command = parameters.get("command") ?? "";
    const handler = answers[command];
    if (!handler) throw new Error(`no answer to ${command}`);
    return answer(command, handler(parameters));
  };
  const endpoint = createCloudEndpoint({ transport, ...pace, observe: (call) => calls.push(call), ...options });
  const cloud = endpoint.as({ apiKey: "key", secretKey: "secret" });
  const called = (command: string) => calls.filter((call) => call.command === command).length;
  return { endpoint, cloud, calls, called, sent, pace };
}
