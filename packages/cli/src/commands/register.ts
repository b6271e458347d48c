import { ConfigError } from "@stackgate/gateway";
import { command } from "../command";
import { configOption, readConfig } from "../configuration";
import { pairOptions } from "../pair";
import { openUpstream, type Upstream } from "../upstream";

export const register = command({
  summary: "let gateways without an admin's key serve a user: stores the key pair, encrypted, if CloudStack accepts it",
  options: { ...pairOptions, config: configOption },
  async run(given, { env, out, error }) {
    const upstream = openUpstream(readConfig(given.config, env));
    const pair = { apiKey: given["api-key"], secretKey: given["secret-key"] };
    const caller = await store(upstream).register(pair).finally(upstream.close);
    if (!caller) {
      error("stackgate register: CloudStack does not accept this key pair; nothing was stored");
      return 1;
    }
    out(`registered a key of user ${caller.user}, account ${caller.account}, domain ${caller.domain}`);
    return 0;
  },
});

export const unregister = command({
  summary: "forget a registered key pair",
  options: { "api-key": pairOptions["api-key"], config: configOption },
  async run(given, { env, out, error }) {
    const upstream = openUpstream(readConfig(given.config, env));
    const removed = await store(upstream).remove(given["api-key"]).finally(upstream.close);
    if (removed) out("forgotten");
    else error("stackgate unregister: this key was not registered");
    return removed ? 0 : 1;
  },
});

function store({ registered }: Upstream) {
  if (!registered) throw new ConfigError(["credentials.storeDirectory, where keys are kept, is not set"]);
  return registered;
}
