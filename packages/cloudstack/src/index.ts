export * from "./cloud";
export { type CloudEndpointOptions, createCloudEndpoint } from "./endpoint";
export { CloudError, type CloudErrorDetails } from "./errors/cloud-error";
export { againIfOvertaken } from "./errors/overtaken";
export { TransportError, type TransportErrorDetails, type TransportErrorKind } from "./errors/transport-error";
export {
  type CommandDescription,
  commandTable,
  type ParameterDescription,
  type ParameterType,
} from "./model/command-table";
export type * from "./model/commands.generated";
export type * from "./model/entities.generated";
export { inOrderAhead } from "./pages/ahead";
export { sideBySide } from "./side-by-side";
export { type SignOptions, signature, signQuery, stringToSign } from "./sign";
export { encodeValue } from "./sign/encode";
export { flatten, type Pair } from "./sign/parameters";
export { createHttpTransport, type HttpTransport, type HttpTransportOptions } from "./transport/http";
export { volumesByMachine } from "./volumes-by-machine";
