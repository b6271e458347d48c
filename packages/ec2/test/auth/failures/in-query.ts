import type { HttpRequest } from "@stackgate/gateway";
import { httpRequest, signedInQuery, withQuery } from "../requests";
import { AUTH_FAILURE, COMBINATION, INCOMPLETE, INVALID_TOKEN, MISMATCH, type Row } from "./row";

const presigned = signedInQuery();

/** The presigned request with its target changed. */
const target = (change: (target: string) => string): HttpRequest => ({
  ...presigned,
  target: change(presigned.target),
});
const without = (name: string) => target((text) => text.replace(new RegExp(`&${name}=[^&]*`), ""));

export const IN_QUERY: readonly Row[] = [
  [
    "another algorithm",
    target((t) => t.replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1")),
    "unsupportedAlgorithm",
    ...INCOMPLETE,
  ],
  ...["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Signature"].map(
    (name): Row => [`no ${name}`, without(name), "missingQueryElement", ...INCOMPLETE],
  ),
  ["no X-Amz-Date", target((t) => t.replace(/&X-Amz-Date=[^&]*/, "")), "missingQueryElement", ...INCOMPLETE],
  [
    "a date that is none",
    target((t) => t.replace(/X-Amz-Date=[^&]*/, "X-Amz-Date=today")),
    "malformedDate",
    ...INCOMPLETE,
  ],
  [
    "no life",
    target((t) => withQuery(t.replace(/&X-Amz-Expires=[^&]*/, ""), "X-Amz-Expires=0")),
    "malformedExpires",
    ...INCOMPLETE,
  ],
  [
    "a life of more than a week",
    target((t) => withQuery(t.replace(/&X-Amz-Expires=[^&]*/, ""), "X-Amz-Expires=604801")),
    "malformedExpires",
    ...INCOMPLETE,
  ],
  [
    "a life that is no number",
    target((t) => withQuery(t.replace(/&X-Amz-Expires=[^&]*/, ""), "X-Amz-Expires=1e3")),
    "malformedExpires",
    ...INCOMPLETE,
  ],
  [
    "a longer life than signed",
    target((t) => withQuery(t.replace(/&X-Amz-Expires=[^&]*/, ""), "X-Amz-Expires=3000")),
    "wrongSignature",
    ...MISMATCH,
  ],
  ["a parameter added", target((t) => withQuery(t, "DryRun=true")), "wrongSignature", ...MISMATCH],
  [
    "another action",
    target((t) => t.replace("DescribeInstances", "TerminateInstances")),
    "wrongSignature",
    ...MISMATCH,
  ],
  ["a body added", { ...presigned, body: Buffer.from("DryRun=true") }, "wrongSignature", ...MISMATCH],
  ["a signature of a wrong secret", signedInQuery({ secretKey: "wrong" }), "wrongSignature", ...MISMATCH],
  ["an unknown key", signedInQuery({ accessKey: "NOBODY" }), "unknownKey", ...AUTH_FAILURE],
  ["a security token", target((t) => withQuery(t, "X-Amz-Security-Token=token")), "securityToken", ...INVALID_TOKEN],
  [
    "an x-amz- header added on the way",
    { ...presigned, headers: { ...presigned.headers, "x-amz-meta": "evil" } },
    "amzHeaderNotSigned",
    ...MISMATCH,
  ],
  [
    "the signature in the body",
    httpRequest({ method: "POST", body: Buffer.from(presigned.target.slice(2)) }),
    "misplacedQueryElement",
    ...INCOMPLETE,
  ],
  ["version 2 beside it", target((t) => withQuery(t, "AWSAccessKeyId=OTHERKEY")), "severalCredentials", ...COMBINATION],
];
