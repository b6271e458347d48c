import { GceError, printable } from "./errors";

interface Node<T> {
  readonly literal: Map<string, Node<T>>;
  wildcard?: { readonly name: string; readonly node: Node<T> }[];
  readonly targets: Map<string, T>;
}

const emptyNode = <T>(): Node<T> => ({ literal: new Map(), targets: new Map() });

export interface Match<T> {
  readonly target: T;
  /** Decoded path parameters by name. */
  readonly parameters: ReadonlyMap<string, string>;
}

export interface Router<T> {
  /** `undefined` when no method has that path. */
  match(httpMethod: string, segments: readonly string[]): Match<T> | undefined;
}

/** A trie over path templates such as `projects/{project}/zones/{zone}`; literal segments win over parameters. */
export function createRouter<T>(routes: Iterable<{ httpMethod: string; path: string; target: T }>): Router<T> {
  const root = emptyNode<T>();
  for (const { httpMethod, path, target } of routes) {
    let node = root;
    for (const segment of path.split("/")) node = child(node, segment);
    node.targets.set(httpMethod, target);
  }
  return {
    match(httpMethod, segments) {
      const parameters: [string, string][] = [];
      const target = find(root, httpMethod, segments, 0, parameters);
      return target === undefined ? undefined : { target, parameters: new Map(parameters) };
    },
  };
}

function child<T>(node: Node<T>, segment: string): Node<T> {
  const parameter = /^\{(\w+)\}$/.exec(segment)?.[1];
  if (parameter === undefined) {
    const next = node.literal.get(segment) ?? emptyNode<T>();
    node.literal.set(segment, next);
    return next;
  }
  node.wildcard ??= [];
  const known = node.wildcard.find(({ name }) => name === parameter);
  if (known) return known.node;
  const next = emptyNode<T>();
  node.wildcard.push({ name: parameter, node: next });
  return next;
}

/** Depth first; gives up a literal branch that leads nowhere (an image may be called "family"). */
function find<T>(
  node: Node<T>,
  httpMethod: string,
  segments: readonly string[],
  depth: number,
  parameters: [string, string][],
): T | undefined {
  const segment = segments[depth];
  if (segment === undefined) return node.targets.get(httpMethod);
  const literal = node.literal.get(segment);
  const found = literal && find(literal, httpMethod, segments, depth + 1, parameters);
  if (found !== undefined) return found;
  for (const { name, node: next } of node.wildcard ?? []) {
    parameters.push([name, segment]);
    const target = find(next, httpMethod, segments, depth + 1, parameters);
    if (target !== undefined) return target;
    parameters.pop();
  }
  return undefined;
}

/**
 * The decoded segments of a path and its raw query. Decoded once, and the decoded form is what is routed, authorized
 * and handed to methods. A segment that holds a slash or a control character after decoding is refused.
 */
export function splitTarget(target: string): { readonly segments: readonly string[]; readonly query: string } {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const segments = path
    .split("/")
    .filter((segment) => segment !== "")
    .map(decodeSegment);
  return { segments, query: mark < 0 ? "" : target.slice(mark + 1) };
}

function decodeSegment(segment: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    throw new GceError("badRequest", `Malformed percent-encoding in the path: '${printable(segment)}'.`);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[/\u0000-\u001f\u007f]/.test(decoded) || decoded === "." || decoded === "..") {
    throw new GceError("badRequest", `Invalid path segment: '${printable(segment)}'.`);
  }
  return decoded;
}
