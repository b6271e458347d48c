export { adminSecrets } from "./admin";
export { type CredentialStoreOptions, createCredentialStore } from "./cached";
export { identify } from "./identify";
export { type RegisteredKeys, registeredKeys } from "./registered";
export type { Caller, CredentialStore, SecretSource } from "./store";
