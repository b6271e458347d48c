export type { Caller, CredentialStore } from "./store";
