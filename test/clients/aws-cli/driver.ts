import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cleanEnv, type Ran } from "../../support/run";

/** An aws cli that is started once and runs commands one after the other. */
export interface Aws {
  /** @param args what follows `aws` */
  run(args: readonly string[]): Promise<Ran>;
  /** Ends its process, and with it what still runs. */
  stop(): Promise<void>;
}

/** @param python a Python that has awscli */
export function startAws(python: string, env: Readonly<Record<string, string>>): Aws {
  const child = spawn(python, [join(__dirname, "driver.py")], {
    env: cleanEnv(env),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  child.stdin.on("error", () => undefined); // `run` tells that it has ended
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async run(args) {
      child.stdin.write(`${JSON.stringify(args)}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`the driver of aws ended at: aws ${args.join(" ")}`);
      return JSON.parse(value);
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}
