import { Ec2Error } from "./error";
import { isProtocolParameter, type RequestParameters } from "./parameters";

const DEEPEST = 8;
const HIGHEST_INDEX = 1_000;

/** `A.1.B=x` as a tree of maps: names that clients make up are only ever keys of a Map, so none of them is special. */
export interface Node {
  /** As the client wrote it, for error messages. */
  readonly name: string;
  value?: string;
  readonly children: Map<string, Node>;
  /** The decoder knew the value. */
  read: boolean;
}

const node = (name: string): Node => ({ name, children: new Map(), read: false });

/** The action's parameters as a tree. An empty value is the same as none at all, as in EC2. */
export function treeOf(parameters: RequestParameters): Node {
  const root = node("");
  for (const [name, value] of parameters) {
    if (isProtocolParameter(name)) continue;
    const segments = name.split(".");
    if (segments.length > DEEPEST) {
      throw new Ec2Error("InvalidParameterValue", `The parameter ${name.slice(0, 255)} is nested too deeply`);
    }
    const at = segments.reduce(childOf, root);
    if (value === "") at.read = true;
    else at.value = value;
  }
  return root;
}

function childOf(parent: Node, segment: string): Node {
  const known = parent.children.get(segment);
  if (known) return known;
  const child = node(parent.name === "" ? segment : `${parent.name}.${segment}`);
  parent.children.set(segment, child);
  return child;
}

/** Items of a list in the order of their numbers, which may begin with 0 (libcloud) and have gaps. */
export function itemsOf(list: Node): readonly Node[] {
  const numbered: { readonly index: number; readonly item: Node }[] = [];
  for (const [key, item] of list.children) {
    if (!/^\d+$/.test(key)) continue; // stays unread, and is reported as unknown
    const index = Number(key);
    if (index > HIGHEST_INDEX) {
      throw new Ec2Error("InvalidParameterValue", `${item.name}: lists end at ${HIGHEST_INDEX}`);
    }
    numbered.push({ index, item });
  }
  return numbered.sort((a, b) => a.index - b.index).map(({ item }) => item);
}

/** The first value that no shape asked for. */
export function firstUnread(root: Node): Node | undefined {
  if (root.value !== undefined && !root.read) return root;
  for (const child of root.children.values()) {
    const unread = firstUnread(child);
    if (unread) return unread;
  }
  return undefined;
}
