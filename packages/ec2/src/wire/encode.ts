import { setImmediate } from "node:timers/promises";
import type { Model, Streamed, Structure } from "../model/model";
import { compiler, type Write } from "./compile";
import { XML_DECLARATION } from "./xml";

/** Characters to gather before a chunk goes out: below a millisecond's work, so the event loop turns in between. */
const CHUNK = 64 * 1024;

/** What stands around an operation's members: differs between EC2 and STS. */
export interface Envelope {
  readonly open: string;
  readonly close: string;
}

/** Encodes one model's answers: `encoder(model)(operation, output, envelope)` yields the document in bounded chunks. */
export function encoder(model: Model) {
  const compile = compiler(model);
  return async function* encode(operation: string, output: object, envelope: Envelope): AsyncGenerator<string> {
    const shape = model.operations[operation]?.output;
    let text = XML_DECLARATION + envelope.open;
    if (shape !== undefined) {
      for await (const piece of members(model, shape, output, compile)) {
        text += piece;
        if (text.length < CHUNK) continue;
        yield text;
        text = "";
        await setImmediate(); // a client that reads as fast as we write would otherwise keep the loop to itself
      }
    }
    yield text + envelope.close;
  };
}

/** The members of a result, each list item by item: they are what can be long. */
async function* members(
  model: Model,
  shapeName: string,
  output: object,
  compile: (shape: string) => Write,
): AsyncGenerator<string> {
  const { fields } = model.shapes[shapeName] as Structure;
  const values = new Map(Object.entries<never>({ ...output }));
  for (const [member, , xml, shape] of fields) {
    const value = values.get(member);
    if (value === undefined) continue;
    const compound = model.shapes[shape];
    if (compound && "list" in compound && !compound.flat) {
      const write = compile(compound.list);
      yield `<${xml}>`;
      for await (const batch of batches(value as Streamed<never>)) {
        for (const item of batch) yield write(item, compound.item);
      }
      yield `</${xml}>`;
    } else {
      yield compile(shape)(value, xml);
    }
  }
}

async function* batches(list: Streamed<never>): AsyncGenerator<readonly never[]> {
  if (Symbol.asyncIterator in list) yield* list;
  else yield list;
}
