/** A refusal as CloudStack words it: `code` is the HTTP status and `errorcode`, `csCode` the finer `cserrorcode`. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly csCode: number | undefined,
    message: string,
    /** `errorresponse` in place of the command's own envelope (recorded for commands that a role may not call). */
    readonly envelope?: string,
    /** Ids that the text is about; nearly always left empty. */
    readonly uuids: readonly { readonly uuid: string; readonly description: string }[] = [],
  ) {
    super(message);
  }
}

/** 401, the same whatever was wrong: signature, key, expiry, or the command's name. */
export const unauthenticated = (): ApiError => new ApiError(401, undefined, "credentials or signature not verified");
/** 431/9999: refused before the command ran (missing, malformed, too long, unknown id). */
export const badParameter = (text: string): ApiError => new ApiError(431, 9999, text);
/** 431/4350: refused by the command itself. */
export const invalid = (text: string): ApiError => new ApiError(431, 4350, text);
/** 432: the command does not exist for the caller's role or project. */
export const unavailable = (text: string): ApiError => new ApiError(432, 9999, text, "errorresponse");
/** 530/4250: CloudStack gave up and does not say why. */
export const internal = (text = "internal error while executing the command"): ApiError =>
  new ApiError(530, 4250, text);
/** 531/4365: another tenant's. */
export const forbidden = (text = "the caller may not operate on this resource"): ApiError =>
  new ApiError(531, 4365, text);
/** 533: no room. */
export const noCapacity = (text: string): ApiError => new ApiError(533, 9999, text);
/** 535: the account's limit. */
export const limitExceeded = (text: string): ApiError => new ApiError(535, 9999, text);
/** 536: still referenced. */
export const inUse = (text: string): ApiError => new ApiError(536, 9999, text);
/** 537: clashes with an existing rule. */
export const conflict = (text: string): ApiError => new ApiError(537, 4360, text);
