import { type CloudEndpoint, type Credentials, createCloudEndpoint, type Transport } from "@stackgate/cloudstack";
import type { CredentialStore, HttpReply } from "@stackgate/gateway";
import { type ManualClock, manualClock, type Simulator } from "@stackgate/simulator";

/** What tests of a facade share that run it on a simulated CloudStack in one process, without sockets. */

export type User = "demo" | "other" | "admin";
export const keysOf = (user: User): Credentials => ({ apiKey: `${user}-api-key`, secretKey: `${user}-secret-key` });

/** A clock of tests: the same day each time. */
export const testClock = (): ManualClock => manualClock(Date.parse("2026-11-21T12:00:00Z"));

/** Whoever waits for CloudStack moves its clock instead, by the same time on each run. */
export const endpointOn = (transport: Transport, clock: ManualClock, pageSize?: number): CloudEndpoint =>
  createCloudEndpoint({
    transport,
    clock: clock.now,
    sleep: async (ms) => clock.advance(ms),
    random: () => 0.5,
    ...(pageSize !== undefined && { pageSize }),
  });

/** The simulated cloud's own users, looked up as the gateway's admin key would. */
export const usersOf = ({ state }: Simulator): CredentialStore => ({
  async find(apiKey) {
    const key = [...state.userKeys.values()].find((candidate) => candidate.apiKey === apiKey);
    const user = key && state.users.get(key.userId);
    const account = user && state.accounts.get(user.accountId);
    const domain = account && state.domains.get(account.domainId);
    if (!domain) return undefined;
    return {
      apiKey,
      secretKey: key.secretKey,
      userId: user.id,
      user: user.username,
      accountId: account.id,
      account: account.name,
      domainId: domain.id,
      domain: domain.name,
    };
  },
});

/** Calls by command, the polls of jobs left out. */
export function countsOf(calls: readonly URLSearchParams[]): Readonly<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const call of calls) {
    const command = call.get("command") ?? "";
    if (command !== "queryAsyncJobResult") counted[command] = (counted[command] ?? 0) + 1;
  }
  return counted;
}

/** A reply's whole body, streamed or not. */
export async function textOf({ body }: HttpReply): Promise<string> {
  if (typeof body === "string" || Buffer.isBuffer(body)) return body.toString();
  let text = "";
  for await (const chunk of body) text += chunk;
  return text;
}
