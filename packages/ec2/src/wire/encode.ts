import { setImmediate } from "node:timers/promises";
import type { Model, Streamed } from "../model/model";
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
  const membersOf = resultWriters(model);
  return async function* encode(operation: string, output: object, envelope: Envelope): AsyncGenerator<string> {
    const values = new Map(Object.entries<never>({ ...output }));
    let text = XML_DECLARATION + envelope.open;
    for (const { member, open, batches, write, close } of membersOf(operation)) {
      const value = values.get(member);
      if (value === undefined) continue;
      text += open;
      for await (const batch of batches(value)) {
        for (const item of batch) {
          text += write(item);
          if (text.length < CHUNK) continue;
          yield text;
          text = "";
          await setImmediate(); // a client that reads as fast as we write would otherwise keep the loop to itself
        }
      }
      text += close;
    }
    yield text + envelope.close;
  };
}

type Batches = Iterable<Iterable<never>> | AsyncIterable<Iterable<never>>;

interface ResultMember {
  readonly member: string;
  readonly open: string;
  readonly batches: (value: never) => Batches;
  readonly write: Write;
  readonly close: string;
}

/** A result's own lists are written item by item, for they are what can be long; every other member is one item. */
function resultWriters(model: Model): (operation: string) => readonly ResultMember[] {
  const compile = compiler(model);
  const known = new Map<string, readonly ResultMember[]>();
  const writersOf = (operation: string): readonly ResultMember[] => {
    const result = model.shapes[model.operations[operation]?.output ?? ""];
    if (!result || !("fields" in result)) return [];
    return result.fields.map(([member, , xml, name]) => {
      const shape = model.shapes[name];
      return shape && "list" in shape && !shape.flat
        ? { member, open: `<${xml}>`, batches: batchesOf, write: compile(shape.list, shape.item), close: `</${xml}>` }
        : { member, open: "", batches: asOne, write: compile(name, xml), close: "" };
    });
  };
  return (operation) => {
    const writers = known.get(operation) ?? writersOf(operation);
    known.set(operation, writers);
    return writers;
  };
}

const batchesOf = (list: Streamed<never>): Batches => (Symbol.asyncIterator in list ? list : [list]);
const asOne = (value: never): Batches => [[value]];
