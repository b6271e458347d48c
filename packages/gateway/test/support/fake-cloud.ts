import { type CloudEndpoint, createCloudEndpoint, signature, type TransportReply } from "@stackgate/cloudstack";

export interface FakeUser {
  readonly id: string;
  readonly account: string;
  enabled: boolean;
  /** API key to secret key, the newest last. */
  readonly keys: Map<string, string>;
}

export interface FakeCloud {
  readonly endpoint: CloudEndpoint;
  /** Commands as they came, with the API key that signed: `listUsers as alice-key`. */
  readonly calls: string[];
  /** Versions before 4.23 do not know listUserKeys: 401, as for any unknown command. */
  old: boolean;
  reachable: boolean;
}

export const user = (name: string, account: string, ...keys: readonly string[]): FakeUser => ({
  id: `id-of-${name}`,
  account,
  enabled: true,
  keys: new Map(keys.map((key) => [key, `secret-of-${key}`])),
});

/** The few commands that credentials need, answering as recorded. */
export function fakeCloud(users: readonly FakeUser[]): FakeCloud {
  const refused = (code: number) => ({ status: code, body: { errorcode: code, errortext: `refused with ${code}` } });
  const holder = (apiKey: string) => users.find(({ keys }) => keys.has(apiKey));
  const newest = ({ keys }: FakeUser) => [...keys.keys()].at(-1);
  const view = (one: FakeUser) => ({
    id: one.id,
    username: one.id,
    account: one.account,
    accountid: `id-of-${one.account}`,
    apikey: newest(one),
    state: "enabled",
    domainid: "d",
    domain: "ROOT",
  });
  const keyView = (one: FakeUser, apikey: string) => ({
    apikey,
    secretkey: one.keys.get(apikey),
    userid: one.id,
    username: one.id,
    accountname: one.account,
    accountid: `id-of-${one.account}`,
    state: "ENABLED",
    domainid: "d",
    domain: "ROOT",
  });

  const commands: Readonly<
    Record<string, (by: FakeUser, given: URLSearchParams) => { status?: number; body: object }>
  > = {
    listUsers: (by) => ({ body: { user: users.filter(({ account }) => account === by.account).map(view) } }),
    listZones: () => ({ body: {} }),
    listUserKeys(by, given) {
      const filter = given.get("apikeyfilter") ?? "";
      // As a database that does not heed case.
      const found = users.flatMap((one) =>
        [...one.keys.keys()]
          .filter((key) => key.toLowerCase() === filter.toLowerCase())
          .map((key) => keyView(one, key)),
      );
      if (by.account !== "admin" && found.some(({ accountname }) => accountname !== by.account)) return refused(531);
      return found.length > 0 ? { body: { userapikey: found } } : refused(431);
    },
    getUser(by, given) {
      const one = holder(given.get("userapikey") ?? "");
      if (by.account !== "admin") return refused(432);
      return one ? { body: { user: view(one) } } : refused(431);
    },
    getUserKeys(_, given) {
      const one = users.find(({ id }) => id === given.get("id"));
      const apikey = one && newest(one);
      return one && apikey ? { body: { userkeys: { apikey, secretkey: one.keys.get(apikey) } } } : refused(431);
    },
  };

  const fake: FakeCloud = {
    calls: [],
    old: false,
    reachable: true,
    endpoint: createCloudEndpoint({
      async transport({ query }): Promise<TransportReply> {
        const given = new URLSearchParams(query);
        const command = given.get("command") ?? "";
        const apiKey = given.get("apiKey") ?? given.get("apikey") ?? "";
        fake.calls.push(`${command} as ${apiKey}`);
        if (!fake.reachable) throw new Error("no answer");
        const by = holder(apiKey);
        const signed = [...given].filter(([name]) => name !== "signature");
        const proven = given.get("signature") === signature(signed, by?.keys.get(apiKey) ?? "");
        const known = !(fake.old && command === "listUserKeys");
        const { status = 200, body } =
          by?.enabled && proven && known ? (commands[command]?.(by, given) ?? refused(401)) : refused(401);
        return {
          status,
          contentType: "application/json",
          body: JSON.stringify({ [`${command.toLowerCase()}response`]: body }),
        };
      },
    }),
  };
  return fake;
}
