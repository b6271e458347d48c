import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether the system can hold a process to one core. */
export const pinning = spawnSync("taskset", ["--version"]).status === 0;
const started = [];

/**
 * Starts a program of its own, on one core where the system can pin it: what is measured gets core 0 for itself, the
 * rest shares the others. Its output is shown only when it ends before it is stopped.
 */
export function start(core, command, args, options = {}) {
  const [program, ...rest] = pinning ? ["taskset", "-c", String(core), command, ...args] : [command, ...args];
  const child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"], ...options });
  const output = [];
  child.stdout?.on("data", (chunk) => output.push(chunk));
  child.stderr?.on("data", (chunk) => output.push(chunk));
  const process = { child, stopped: false };
  child.on("exit", (code) => {
    if (!process.stopped && code !== 0) console.error(`${command} ended with ${code}:\n${Buffer.concat(output)}`);
  });
  started.push(process);
  return child;
}

export async function stop(child) {
  const process = started.find((candidate) => candidate.child === child);
  if (!process || child.exitCode !== null) return;
  process.stopped = true;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 3_000);
  await ended;
  clearTimeout(late);
}

export const stopAll = () => Promise.all(started.map(({ child }) => stop(child)));

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the URL answers anything at all. */
export async function answering(url, child, timeoutMs = 15_000) {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(50)) {
    if (child.exitCode !== null) break;
    const reply = await fetch(url).catch(() => undefined);
    if (reply) return void (await reply.arrayBuffer());
  }
  throw new Error(`nothing answers at ${url}`);
}

/** CPU time of a process and its threads so far, in milliseconds, and its resident memory in MB (Linux). */
export async function usage(pid) {
  const { readFile } = await import("node:fs/promises");
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, "utf8"),
    readFile(`/proc/${pid}/status`, "utf8"),
  ]);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const clockTicksPerSecond = 100;
  return {
    cpuMs: (ticks * 1_000) / clockTicksPerSecond,
    residentMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024,
  };
}
