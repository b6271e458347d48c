import type { Facade, HttpRequest } from "@stackgate/gateway";
import { digestOf } from "./digest";
import type { Target } from "./target";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Whether CloudStack's state is another than before; `false` also when nothing was called that could change it. */
  readonly changed: boolean;
}

/** Sends one request to a facade and takes its whole answer, and looks what became of CloudStack. */
export async function answerOf(target: Target, facade: Facade, request: HttpRequest): Promise<Answer> {
  target.mark();
  const { status, headers, body } = await facade(request);
  let text = "";
  if (typeof body === "string" || Buffer.isBuffer(body)) text = body.toString();
  else for await (const chunk of body) text += chunk;
  const before = target.before();
  return { status, headers, text, changed: before !== undefined && before !== digestOf(target.simulator.state) };
}
