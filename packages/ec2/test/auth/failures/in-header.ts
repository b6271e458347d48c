import type { HttpRequest } from "@stackgate/gateway";
import { DESCRIBE, httpRequest, SECRET_KEY, signedInHeader, signedInQuery } from "../requests";
import { AUTH_FAILURE, COMBINATION, INCOMPLETE, INVALID_TOKEN, MISMATCH, type Row } from "./row";

const genuine = signedInHeader();

/** The genuine request with its Authorization header changed. */
const authorization = (change: (header: string) => string): HttpRequest =>
  withHeaders({ authorization: change(genuine.headers.authorization ?? "") });
const withHeaders = (headers: Record<string, string | undefined>): HttpRequest => ({
  ...genuine,
  headers: Object.fromEntries(
    Object.entries({ ...genuine.headers, ...headers }).filter(([, value]) => value !== undefined),
  ),
});
export const IN_HEADER: readonly Row[] = [
  ["no signature at all", httpRequest({ target: `/?${DESCRIBE}` }), "noCredentials", "MissingAuthenticationToken", 403],
  ["an empty Authorization", withHeaders({ authorization: "" }), "unsupportedAlgorithm", ...INCOMPLETE],
  ["a bearer token", withHeaders({ authorization: "Bearer abc" }), "unsupportedAlgorithm", ...INCOMPLETE],
  [
    "a version 2 header of S3",
    withHeaders({ authorization: "AWS AKIDEXAMPLE:c2ln" }),
    "unsupportedAlgorithm",
    ...INCOMPLETE,
  ],
  [
    "an asymmetric version 4a",
    authorization((h) => h.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")),
    "unsupportedAlgorithm",
    ...INCOMPLETE,
  ],
  ["the algorithm alone", withHeaders({ authorization: "AWS4-HMAC-SHA256" }), "malformedAuthorization", ...INCOMPLETE],
  ["no Credential", authorization((h) => h.replace(/Credential=[^,]+, /, "")), "malformedAuthorization", ...INCOMPLETE],
  [
    "no SignedHeaders",
    authorization((h) => h.replace(/SignedHeaders=[^,]+, /, "")),
    "malformedAuthorization",
    ...INCOMPLETE,
  ],
  ["no Signature", authorization((h) => h.replace(/, Signature=.*/, "")), "malformedAuthorization", ...INCOMPLETE],
  [
    "an empty Signature",
    authorization((h) => h.replace(/Signature=.*/, "Signature=")),
    "malformedAuthorization",
    ...INCOMPLETE,
  ],
  [
    "Signature twice",
    authorization((h) => `${h}, ${/Signature=.*/.exec(h)?.[0]}`),
    "malformedAuthorization",
    ...INCOMPLETE,
  ],
  ["an element that is none", authorization((h) => `${h}, Extra=1`), "malformedAuthorization", ...INCOMPLETE],
  ["two Authorization headers", authorization((h) => `${h},${h}`), "malformedAuthorization", ...INCOMPLETE],
  [
    "a credential without scope",
    authorization((h) => h.replace(/Credential=[^,]+/, "Credential=AKIDEXAMPLE")),
    "malformedCredential",
    ...INCOMPLETE,
  ],
  [
    "a credential without key",
    authorization((h) => h.replace("Credential=AKIDEXAMPLE", "Credential=")),
    "malformedCredential",
    ...INCOMPLETE,
  ],
  [
    "a scope with a date that is none",
    authorization((h) => h.replace("/20150830/", "/2015-08-30/")),
    "malformedCredential",
    ...INCOMPLETE,
  ],
  [
    "a scope of another day",
    authorization((h) => h.replace("/20150830/", "/20150829/")),
    "wrongScopeDate",
    ...MISMATCH,
  ],
  ["a scope of another service", signedInHeader({ service: "s3" }), "wrongScopeService", ...MISMATCH],
  [
    "a scope that ends otherwise",
    authorization((h) => h.replace("aws4_request", "aws5_request")),
    "wrongScopeTerminator",
    ...MISMATCH,
  ],
  [
    "a scope of another region than signed",
    authorization((h) => h.replace("/us-east-1/", "/eu-west-1/")),
    "wrongSignature",
    ...MISMATCH,
  ],
  ["a short signature", authorization((h) => h.slice(0, -2)), "malformedSignature", ...INCOMPLETE],
  [
    "a signature in upper case",
    authorization((h) => h.replace(/Signature=(.*)/, (all) => all.replace(/[a-f](?=[^=]*$)/g, (c) => c.toUpperCase()))),
    "malformedSignature",
    ...INCOMPLETE,
  ],
  [
    "a signature with one bit changed",
    authorization((h) => h.replace(/.$/, (c) => (c === "0" ? "1" : "0"))),
    "wrongSignature",
    ...MISMATCH,
  ],
  [
    "signed headers out of order",
    authorization((h) => h.replace(/SignedHeaders=[^,]+/, "SignedHeaders=x-amz-date;host")),
    "malformedSignedHeaders",
    ...INCOMPLETE,
  ],
  [
    "a signed header twice",
    authorization((h) => h.replace("host;", "host;host;")),
    "malformedSignedHeaders",
    ...INCOMPLETE,
  ],
  [
    "signed headers in upper case",
    authorization((h) => h.replace("host;", "Host;")),
    "malformedSignedHeaders",
    ...INCOMPLETE,
  ],
  ["the host not signed", authorization((h) => h.replace(";host;", ";")), "hostNotSigned", ...MISMATCH],
  ["the date not signed", authorization((h) => h.replace(";x-amz-date", "")), "amzHeaderNotSigned", ...MISMATCH],
  ["an x-amz- header added on the way", withHeaders({ "x-amz-target": "evil" }), "amzHeaderNotSigned", ...MISMATCH],
  ["a signed header removed on the way", withHeaders({ "content-type": undefined }), "signedHeaderAbsent", ...MISMATCH],
  ["a signed header changed on the way", withHeaders({ "content-type": "text/plain" }), "wrongSignature", ...MISMATCH],
  ["another host", withHeaders({ host: "elsewhere.example.org" }), "wrongSignature", ...MISMATCH],
  ["no date", withHeaders({ "x-amz-date": undefined }), "missingDate", ...INCOMPLETE],
  ["a date that is none", withHeaders({ "x-amz-date": "2015-08-30T12:36:00Z" }), "malformedDate", ...INCOMPLETE],
  ["a day that no month has", withHeaders({ "x-amz-date": "20150230T123600Z" }), "malformedDate", ...INCOMPLETE],
  ["another time of the day", withHeaders({ "x-amz-date": "20150830T123601Z" }), "wrongSignature", ...MISMATCH],
  ["another method", { ...genuine, method: "GET" }, "wrongSignature", ...MISMATCH],
  ["another path", { ...genuine, target: "/services/Cloud" }, "wrongSignature", ...MISMATCH],
  ["a parameter added to the query", { ...genuine, target: "/?DryRun=true" }, "wrongSignature", ...MISMATCH],
  [
    "a parameter added to the body",
    { ...genuine, body: Buffer.from(`${DESCRIBE}&DryRun=true`) },
    "wrongSignature",
    ...MISMATCH,
  ],
  [
    "another body than announced",
    { ...signedInHeader({ headers: { "x-amz-content-sha256": "0".repeat(64) } }) },
    "wrongPayloadHash",
    "XAmzContentSHA256Mismatch",
    400,
  ],
  [
    "a body that nobody signed",
    signedInHeader({ headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } }),
    "wrongPayloadHash",
    "XAmzContentSHA256Mismatch",
    400,
  ],
  ["a wrong secret", signedInHeader({ secretKey: `${SECRET_KEY}x` }), "wrongSignature", ...MISMATCH],
  ["another one's secret", signedInHeader({ secretKey: "other-secret" }), "wrongSignature", ...MISMATCH],
  ["another one's key", authorization((h) => h.replace("AKIDEXAMPLE", "OTHERKEY")), "wrongSignature", ...MISMATCH],
  ["an unknown key", signedInHeader({ accessKey: "NOBODY" }), "unknownKey", ...AUTH_FAILURE],
  [
    "an unknown key asking STS",
    signedInHeader({ accessKey: "NOBODY", service: "sts" }),
    "unknownStsKey",
    ...INVALID_TOKEN,
  ],
  ["a security token", withHeaders({ "x-amz-security-token": "token" }), "securityToken", ...INVALID_TOKEN],
  [
    "header and query at once",
    signedInHeader({ target: signedInQuery({ target: "/" }).target }),
    "severalCredentials",
    ...COMBINATION,
  ],
  [
    "header and version 2 at once",
    { ...genuine, target: "/?AWSAccessKeyId=OTHERKEY" },
    "severalCredentials",
    ...COMBINATION,
  ],
];
