export { adminSecrets } from "./admin";
export { createCredentialStore } from "./cached";
export { identify } from "./identify";
export { type RegisteredKeys, registeredKeys } from "./registered";
export type { Caller, CredentialStore, SecretSource } from "./store";
