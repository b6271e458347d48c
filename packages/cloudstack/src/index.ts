export * from "./cloud";
export {
  type CommandDescription,
  commandTable,
  type ParameterDescription,
  type ParameterType,
} from "./model/command-table";
export type * from "./model/commands.generated";
export type * from "./model/entities.generated";
export { type SignOptions, signature, signQuery, stringToSign } from "./sign";
export { encodeValue } from "./sign/encode";
export { flatten, type Pair } from "./sign/parameters";
