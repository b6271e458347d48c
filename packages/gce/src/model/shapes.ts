/** Wire types of scalars. 64-bit integers travel as decimal strings. */
export type Scalar = "string" | "boolean" | "int32" | "int64" | "uint64" | "number" | "byte" | "any";

/** What one field holds. */
export type Shape =
  | Scalar
  | { readonly ref: string }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly object: SchemaShape };

export type SchemaShape = Readonly<Record<string, Shape>>;

export interface ParameterShape {
  readonly in: string;
  readonly type: string;
  readonly required?: boolean;
  readonly repeated?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface MethodShape {
  readonly httpMethod: string;
  /** Relative to the service's base, e.g. `projects/{project}/zones/{zone}/instances`. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, ParameterShape>>;
  /** Name of the request's schema; absent where the method takes no body. */
  readonly request?: string;
  readonly response?: string;
  /** Fields that the request must carry. */
  readonly required?: readonly string[];
}
