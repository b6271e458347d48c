import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Sends one prepared request `{url, method, headers, body}` and reads the answer to its last byte. */
function send({ url, method = "GET", headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const call = request(url, { agent, method, headers }, (reply) => {
      const chunks = [];
      reply.on("data", (chunk) => chunks.push(chunk));
      reply.on("end", () => resolve({ status: reply.statusCode, chunks }));
      reply.on("error", reject);
    });
    call.on("error", reject);
    call.end(body);
  });
}

/** As `send`; anything but success ends the benchmark: a fast error is no result. The text is made when asked for. */
export async function sendWell(prepared) {
  const { status, chunks } = await send(prepared);
  const reply = {
    get text() {
      return Buffer.concat(chunks).toString();
    },
  };
  if (status !== 200) throw new Error(`${prepared.url}: ${status} ${reply.text.slice(0, 2_000)}`);
  return reply;
}

/** Milliseconds that each of `count` runs took, one after the other. */
export async function oneByOne(run, count) {
  const times = [];
  for (let index = 0; index < count; index += 1) {
    const begun = performance.now();
    await run();
    times.push(performance.now() - begun);
  }
  return times;
}

/** Keeps `clients` runs under way for `forMs`; gives how many ended in what time. */
export async function sideBySide(run, clients, forMs) {
  const begun = performance.now();
  let answered = 0;
  const client = async () => {
    while (performance.now() - begun < forMs) {
      await run();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { answered, ms: performance.now() - begun };
}

/** Lets garbage and sockets of what went before settle. */
export const settle = () => sleep(300);
