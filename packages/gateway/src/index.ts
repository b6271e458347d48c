export type { Caller, CredentialStore } from "./credentials";
export type { Facade, HttpReply, HttpRequest } from "./http";
