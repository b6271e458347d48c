import { signV2 } from "../sign-v2";
import { AUTH_FAILURE, COMBINATION, EXPIRED, INCOMPLETE, INVALID, INVALID_TOKEN, MISMATCH, type Row } from "./row";

export const VERSION_2: readonly Row[] = [
  ...["Timestamp", "SignatureVersion", "SignatureMethod", "AWSAccessKeyId"].map(
    (name): Row => [`no ${name}`, signV2({ parameters: { [name]: "" } }), "v2MissingElement", ...INCOMPLETE],
  ),
  ["version 1", signV2({ parameters: { SignatureVersion: "1" } }), "v2UnsupportedVersion", ...INVALID],
  ["a weak method", signV2({ parameters: { SignatureMethod: "HmacMD5" } }), "v2UnsupportedMethod", ...INVALID],
  [
    "another method than signed with",
    signV2({ parameters: { SignatureMethod: "HmacSHA1" } }),
    "wrongSignature",
    ...MISMATCH,
  ],
  ["a time that is none", signV2({ parameters: { Timestamp: "yesterday" } }), "v2MalformedTime", ...INVALID],
  ["an old timestamp", signV2({ parameters: { Timestamp: "2015-08-30T12:20:59Z" } }), "tooOld", ...EXPIRED],
  ["a timestamp of tomorrow", signV2({ parameters: { Timestamp: "2015-08-31T12:36:00Z" } }), "tooNew", ...EXPIRED],
  [
    "an end that is past",
    signV2({ parameters: { Timestamp: "", Expires: "2015-08-30T12:35:59Z" } }),
    "linkExpired",
    ...EXPIRED,
  ],
  [
    "an end in years",
    signV2({ parameters: { Timestamp: "", Expires: "2025-08-30T12:36:00Z" } }),
    "v2TooFarExpires",
    ...INVALID,
  ],
  [
    "a timestamp and an end",
    signV2({ parameters: { Expires: "2015-08-30T12:40:00Z" } }),
    "v2TimestampAndExpires",
    ...COMBINATION,
  ],
  ["a wrong secret", signV2({ secretKey: "wrong" }), "wrongSignature", ...MISMATCH],
  ["an unknown key", signV2({ parameters: { AWSAccessKeyId: "NOBODY" } }), "unknownKey", ...AUTH_FAILURE],
  ["a security token", signV2({ parameters: { SecurityToken: "token" } }), "securityToken", ...INVALID_TOKEN],
];
