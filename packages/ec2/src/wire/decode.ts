import type { List, Model, Structure } from "../model/model";
import { Ec2Error, missingParameter } from "./error";
import type { RequestParameters } from "./parameters";
import { isScalar, readScalar } from "./scalars";
import { firstUnread, itemsOf, type Node, treeOf } from "./tree";

/**
 * An action's input from the flat parameters of the EC2 Query protocol. Walks the shape and looks names up; whatever
 * no shape asked for is an error that names it.
 *
 * @throws Ec2Error UnknownParameter, MissingParameter, InvalidParameterValue
 */
export function decode(model: Model, shape: string | undefined, parameters: RequestParameters): object {
  const tree = treeOf(parameters);
  const input = shape === undefined ? {} : readStructure(model, structureOf(model, shape), tree);
  const unknown = firstUnread(tree);
  if (unknown) throw new Ec2Error("UnknownParameter", `The parameter ${unknown.name} is not recognized`);
  return input;
}

function readStructure(model: Model, { fields, required = [] }: Structure, at: Node): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [member, query, , shape] of fields) {
    const child = at.children.get(query);
    const read = child && readValue(model, shape, child);
    if (read !== undefined) value[member] = read;
    else if (required.includes(member)) throw missingParameter(at.name === "" ? query : `${at.name}.${query}`);
  }
  return value;
}

/** `undefined` when nothing was said: no value, or a structure or list of such. */
function readValue(model: Model, shape: string, at: Node): unknown {
  if (isScalar(shape)) {
    const said = at.value === undefined ? loneItem(at) : at;
    if (said?.value === undefined) return undefined;
    said.read = true;
    return readScalar(shape, said.name, said.value);
  }
  const compound = model.shapes[shape];
  if (compound && "list" in compound) return readList(model, compound, at);
  if (!hasValue(at)) return undefined;
  return readStructure(model, structureOf(model, shape), at);
}

function readList(model: Model, { list }: List, at: Node): readonly unknown[] | undefined {
  const items = itemsOf(at)
    .map((item) => readValue(model, list, item))
    .filter((item) => item !== undefined);
  return items.length > 0 ? items : undefined;
}

/** `InstanceId.1` where there is but one: boto 2 asks so for console output. */
function loneItem(at: Node): Node | undefined {
  const [item, ...more] = itemsOf(at);
  return more.length === 0 ? item : undefined;
}

const hasValue = (at: Node): boolean =>
  [...at.children.values()].some((child) => child.value !== undefined || hasValue(child));

function structureOf(model: Model, name: string): Structure {
  const shape = model.shapes[name];
  if (!shape || !("fields" in shape)) throw new Error(`${name} is not a structure of the model`);
  return shape;
}
