import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Shape } from "./shape";

/** A parameter's value: as sent, with `{symbol}` where an id goes, or how to make a long one again. */
export type ValueFact =
  | string
  /** `start` followed by `repeat` as often as says `times`; in base64 if so marked. */
  | { readonly start: string; readonly repeat: string; readonly times: number; readonly base64?: true }
  /** The base64 text of so many bytes that don't compress. */
  | { readonly randomBytes: number }
  /** An RSA public key in OpenSSH form: the same number, the same key. */
  | { readonly sshKey: number };

/** One exchange with a real server: what was sent, and what is to be seen again. */
export interface Step {
  readonly step: string;
  /** Whose keys signed it; absent for `query`. */
  readonly as?: string;
  readonly command?: string;
  readonly method: "GET" | "POST";
  readonly params?: Readonly<Record<string, ValueFact>>;
  /** A request put together by hand, to test authentication. */
  readonly query?: QueryFact;
  /** When the recorded server answered this, in seconds since its statistics collector began a round. */
  readonly at?: number;
  /** The HTTP status. */
  readonly status: number;
  /** Absent for JSON. */
  readonly contentType?: string;
  /** The name of the answer's only field, or of the root element. */
  readonly envelope?: string;
  readonly errorcode?: number;
  readonly cserrorcode?: number;
  /** A name in shapes.json: what is inside the envelope. */
  readonly shape?: string;
  readonly count?: number;
  /** Path of a list -> its length; path of a field -> its values, sorted, as `tellable` says them. */
  readonly values?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** Symbol -> the path of the id that it stands for from here on. */
  readonly keep?: Readonly<Record<string, string>>;
  /** Other things were made and removed outside the recording: whole lists are compared by shape alone. */
  readonly loose?: true;
}

export interface QueryFact {
  /** As sent but for `apikey` and `signature`; `{now+600}` is a time in so many seconds. */
  readonly text: string;
  readonly apikey?: "own" | "unknown";
  readonly signature?: "right" | "wrong" | "garbage";
}

export interface Recording {
  /** File name without its ending: `04-instances`. */
  readonly name: string;
  readonly steps: readonly Step[];
}

export const factsDirectory = join(__dirname, "../facts");
const read = <T>(file: string): T => JSON.parse(readFileSync(join(factsDirectory, file), "utf8"));

export const readShapes = (): Readonly<Record<string, Shape>> => read("shapes.json");

/** All recordings, in the order in which they were made. */
export function readRecordings(): Recording[] {
  return readdirSync(factsDirectory)
    .filter((file) => /^\d\d-.*\.json$/.test(file))
    .sort()
    .map((file) => ({ name: file.slice(0, -".json".length), steps: read<Step[]>(file) }));
}
