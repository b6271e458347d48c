export type { OAuthConfig } from "./config";
export { BearerError, OAuthError } from "./errors";
export { type KeyFile, type MintOptions, mintKey } from "./mint";
export { createOAuth, type OAuth, type OAuthDependencies } from "./oauth";
export { cloudstackLogin } from "./sign-in/cloudstack-login";
export type { Login, PasswordSignIn, SignInFailure } from "./sign-in/password";
