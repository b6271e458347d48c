import type { IssuedToken } from "../tokens/access";
import type { TokenReply } from "./grant";

export const tokenReply = ({ token, grant }: IssuedToken): TokenReply => ({
  access_token: token,
  token_type: "Bearer",
  expires_in: grant.expires - grant.issued,
});
