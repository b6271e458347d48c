import { Ec2Error } from "../wire/error";

/** What the answer says of a failure: EC2's code and HTTP status, and what to do about it. Never what was expected. */
interface Failure {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

const incomplete = (message: string): Failure => ({ code: "IncompleteSignature", status: 400, message });
const mismatch = (message: string): Failure => ({ code: "SignatureDoesNotMatch", status: 403, message });
const expired = (message: string): Failure => ({ code: "RequestExpired", status: 400, message });
const invalid = (message: string): Failure => ({ code: "InvalidParameterValue", status: 400, message });

/** Every way in which a request fails to prove who sent it. */
export const FAILURES = {
  noCredentials: {
    code: "MissingAuthenticationToken",
    status: 403,
    message: "The request is not signed: sign it with an access key and its secret.",
  },
  severalCredentials: {
    code: "InvalidParameterCombination",
    status: 400,
    message: "Sign either in the Authorization header or in the parameters, and with one signature version.",
  },
  securityToken: {
    code: "InvalidClientTokenId",
    status: 403,
    message: "Temporary credentials are not issued here: sign without a security token.",
  },
  unknownKey: {
    code: "AuthFailure",
    status: 401,
    message: "The access key is not known, or no longer valid.",
  },
  unknownStsKey: {
    code: "InvalidClientTokenId",
    status: 403,
    message: "The access key is not known, or no longer valid.",
  },
  wrongSignature: mismatch("The signature is not the one this request has with the secret of its access key."),
  wrongPayloadHash: {
    code: "XAmzContentSHA256Mismatch",
    status: 400,
    message: "x-amz-content-sha256 is not the SHA-256 of the body that arrived.",
  },

  unsupportedAlgorithm: incomplete("Sign with AWS4-HMAC-SHA256, or with signature version 2."),
  malformedAuthorization: incomplete("Authorization needs Credential, SignedHeaders and Signature, each of them once."),
  malformedCredential: incomplete("Credential has the form KEY/YYYYMMDD/REGION/SERVICE/aws4_request."),
  malformedSignature: incomplete("A version 4 signature is 64 lower-case hexadecimal digits."),
  malformedSignedHeaders: incomplete("SignedHeaders are lower-case names in order, separated by semicolons."),
  missingDate: incomplete("The request needs the time of its signature in X-Amz-Date, or in Date."),
  malformedDate: incomplete("X-Amz-Date has the form YYYYMMDDTHHMMSSZ."),
  missingQueryElement: incomplete(
    "A signature in the query needs X-Amz-Algorithm, X-Amz-Credential, X-Amz-Date, X-Amz-SignedHeaders and X-Amz-Signature.",
  ),
  repeatedQueryElement: incomplete("A parameter of the signature is sent more than once."),
  misplacedQueryElement: incomplete("The X-Amz parameters of a version 4 signature belong in the query string."),
  malformedExpires: incomplete("X-Amz-Expires is a number of seconds from 1 to 604800."),

  wrongScopeDate: mismatch("The day in Credential is not the day of the signature."),
  wrongScopeService: mismatch("Credential names a service that is not served here."),
  wrongScopeTerminator: mismatch("Credential must end in aws4_request."),
  hostNotSigned: mismatch("The Host header must be among the signed headers."),
  amzHeaderNotSigned: mismatch("Each x-amz- header that is sent must be among the signed headers."),
  signedHeaderAbsent: mismatch("A signed header did not arrive."),

  tooOld: expired("The signature is too old."),
  tooNew: expired("The signature is from the future: set the clock."),
  linkExpired: expired("The time given to this signature is over."),

  v2MissingElement: incomplete(
    "A version 2 signature needs AWSAccessKeyId, SignatureVersion, SignatureMethod and Signature, and Timestamp or Expires.",
  ),
  v2UnsupportedVersion: invalid("SignatureVersion must be 2."),
  v2UnsupportedMethod: invalid("SignatureMethod must be HmacSHA256 or HmacSHA1."),
  v2MalformedTime: invalid("Timestamp and Expires have the form YYYY-MM-DDThh:mm:ssZ."),
  v2TimestampAndExpires: {
    code: "InvalidParameterCombination",
    status: 400,
    message: "Send either Timestamp or Expires.",
  },
  v2TooFarExpires: invalid("Expires may lie at most 7 days ahead."),
} satisfies Record<string, Failure>;

export type FailureName = keyof typeof FAILURES;

/** A request whose sender is not proven. */
export class AuthenticationError extends Ec2Error {
  constructor(readonly failure: FailureName) {
    const { code, message, status } = FAILURES[failure];
    super(code, message, { status });
  }
}

export function refuse(failure: FailureName): never {
  throw new AuthenticationError(failure);
}
