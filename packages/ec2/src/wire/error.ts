/** Codes that are not 400. Statuses as EC2 documents them; 412 was seen with a real client. */
const STATUS: Readonly<Record<string, number>> = {
  AuthFailure: 401,
  UnauthorizedOperation: 403,
  AccessDenied: 403,
  OptInRequired: 403,
  SignatureDoesNotMatch: 403,
  InvalidClientTokenId: 403,
  MissingAuthenticationToken: 403,
  IncompleteSignature: 400,
  DryRunOperation: 412,
  RequestEntityTooLarge: 413,
  MethodNotAllowed: 405,
  InternalError: 500,
  InternalFailure: 500,
  Unavailable: 503,
  ServiceUnavailable: 503,
  RequestLimitExceeded: 503,
};

/** Characters. Some quote what a client sent, or CloudStack. */
const LONGEST_MESSAGE = 2_000;

/** A refusal in EC2's words: the code is what clients branch on, the message is for people and names the culprit. */
export class Ec2Error extends Error {
  readonly status: number;

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions & { readonly status?: number },
  ) {
    super(message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}...` : message, options);
    this.name = "Ec2Error";
    this.status = options?.status ?? STATUS[code] ?? 400;
  }
}

/** The value is of the wrong form or names nothing we know. `name` is the parameter as the client sent it. */
export const invalidValue = (name: string, value: string, why: string): Ec2Error =>
  new Ec2Error("InvalidParameterValue", `Value (${value}) for parameter ${name} is invalid. ${why}`);

export const missingParameter = (name: string): Ec2Error =>
  new Ec2Error("MissingParameter", `The request must contain the parameter ${name}`);
