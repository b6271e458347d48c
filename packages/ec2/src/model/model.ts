/** A scalar's name, or the key of a compound shape in the model's table. */
export type ShapeName = string;

/** Member, name in requests (EC2 Query), name in answers (XML), shape. */
export type Field = readonly [member: string, query: string, xml: string, shape: ShapeName];

export interface Structure {
  readonly fields: readonly Field[];
  readonly required?: readonly string[];
}
export interface List {
  readonly list: ShapeName;
  /** Name of an item's element in answers. */
  readonly item: string;
  /** Items stand in the parent without an element around them. */
  readonly flat?: true;
}
/** EC2 has no maps; the protocol's own test cases have. */
export interface MapShape {
  readonly map: ShapeName;
  readonly key: string;
  readonly value: string;
}
export type Shape = Structure | List | MapShape;

/** A service's API as far as we answer it: names and types, taken from the vendor's public model. */
export interface Model {
  readonly version: string;
  readonly operations: Readonly<Record<string, { readonly input?: ShapeName; readonly output?: ShapeName }>>;
  readonly shapes: Readonly<Record<ShapeName, Shape>>;
  /** Names of the operations that the service has and we don't. */
  readonly others: readonly string[];
}

/** A list in an answer: whole, or in batches as they come, whose items may be made only when they are taken. */
export type Streamed<T> = readonly T[] | AsyncIterable<Iterable<T>>;
