import type { Console } from "@stackgate/cli";

/** A console that remembers; `stop` asks the command to end. */
export function testConsole(env: Console["env"] = {}) {
  const lines = { out: "", error: "" };
  let stop: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const console: Console = {
    env,
    out: (text) => {
      lines.out += `${text}\n`;
    },
    error: (text) => {
      lines.error += `${text}\n`;
    },
    stopped,
    onReload: () => {},
  };
  return { console, lines, stop: () => stop() };
}

/** Every listener on a free port. */
export const freePorts = {
  STACKGATE_EMBEDDED_LISTEN: "127.0.0.1:0",
  STACKGATE_EC2_LISTEN: "127.0.0.1:0",
  STACKGATE_GCE_LISTEN: "127.0.0.1:0",
  STACKGATE_MANAGEMENT_LISTEN: "127.0.0.1:0",
};
