import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Model } from "../../src/model/model";
import { botocoreTests } from "../botocore";

export interface InputCase {
  readonly id: string;
  readonly given: { readonly name: string };
  readonly params: unknown;
  readonly serialized: { readonly uri: string; readonly body?: string };
}
export interface OutputCase {
  readonly id: string;
  readonly given: { readonly name: string };
  readonly result?: unknown;
  readonly errorCode?: string;
  readonly response: { readonly status_code: number; readonly body: string };
}
interface Suite<Case> {
  readonly cases: readonly Case[];
  readonly model: Model;
}
export type WithModel<Case> = Case & { readonly model: Model };

/** botocore's cases for the EC2 protocol, with their models made compact by the generator; none when it isn't there. */
export function protocolCases(direction: "input"): readonly WithModel<InputCase>[];
export function protocolCases(direction: "output"): readonly WithModel<OutputCase>[];
export function protocolCases(direction: string): readonly unknown[] {
  const folder = botocoreTests("protocols");
  if (folder === undefined) return [];
  const tool = path.resolve(__dirname, "../../../../tools/generate-ec2.mjs");
  const file = path.join(folder, direction, "ec2.json");
  const suites: Suite<object>[] = JSON.parse(
    execFileSync(process.execPath, [tool, "--vectors", file], { encoding: "utf8", maxBuffer: 2 ** 26 }),
  );
  return suites.flatMap(({ cases, model }) => cases.map((one) => ({ ...one, model })));
}

const SCALARS: Readonly<Record<string, (value: never) => unknown>> = {
  timestamp: (seconds: number) => new Date(seconds * 1000),
  blob: (text: string) => Buffer.from(text),
  float: (value: number | string) => Number(value),
};

/** The value as our types have it: the cases write times as seconds, blobs as text, and NaN as a word. */
export function typed(model: Model, shapeName: string | undefined, value: unknown): unknown {
  if (shapeName === undefined || value === undefined || value === null) return value ?? {};
  const scalar = SCALARS[shapeName.split(".")[0] ?? ""];
  if (scalar) return scalar(value as never);
  const shape = model.shapes[shapeName];
  if (!shape) return value;
  if ("list" in shape) return (value as unknown[]).map((item) => typed(model, shape.list, item));
  const entries = Object.entries(value);
  if ("map" in shape) return Object.fromEntries(entries.map(([key, item]) => [key, typed(model, shape.map, item)]));
  const shapeOf = (member: string) => shape.fields.find(([name]) => name === member)?.[3];
  return Object.fromEntries(entries.map(([member, item]) => [member, typed(model, shapeOf(member), item)]));
}
