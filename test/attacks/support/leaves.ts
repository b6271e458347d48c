import type { Model } from "../../../packages/ec2/src/model/model";
import { models } from "../../../packages/ec2/src/model/shapes.generated";

/** A parameter that an action's shape ends at, by its name on the wire (`BlockDeviceMapping.1.Ebs.VolumeSize`). */
export interface Leaf {
  readonly name: string;
  /** A scalar of the model: string, integer, ... */
  readonly type: string;
  /** What the structures on the way to it require. */
  readonly beside: readonly Omit<Leaf, "beside">[];
}

const DEEPEST = 8;

export const modelOf = (action: string): Model =>
  Object.hasOwn(models.ec2.operations, action) ? models.ec2 : models.sts;

/** Every parameter of an action, list items as number 1. */
export function leavesOf(action: string): readonly Leaf[] {
  const model = modelOf(action);
  const shape = model.operations[action]?.input;
  return shape === undefined ? [] : walk(model, shape, "", []);
}

function walk(model: Model, name: string, path: string, beside: Leaf["beside"]): readonly Leaf[] {
  const shape = model.shapes[name];
  if (!shape || path.split(".").length > DEEPEST) return shape ? [] : [{ name: path, type: name, beside }];
  if ("list" in shape) return walk(model, shape.list, `${path}.1`, beside);
  if (!("fields" in shape)) return [];
  const below = (query: string) => (path === "" ? query : `${path}.${query}`);
  const required = shape.fields
    .filter(([member]) => shape.required?.includes(member))
    .flatMap(([, query, , inner]) => firstOf(model, inner, below(query)));
  return shape.fields.flatMap(([, query, , inner]) => walk(model, inner, below(query), [...beside, ...required]));
}

/** What it takes to give a required member at all. */
function firstOf(model: Model, name: string, path: string): Leaf["beside"] {
  const [first] = walk(model, name, path, []);
  return first ? [{ name: first.name, type: first.type }, ...first.beside] : [];
}
