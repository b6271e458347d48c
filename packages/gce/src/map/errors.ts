import { CloudError, TransportError } from "@stackgate/cloudstack";
import { redactText } from "@stackgate/gateway";
import { GceError, type Reason } from "../wire/errors";

/** CloudStack's error codes as Google's reasons, where its text says no more. */
const byCode: Readonly<Record<number, Reason>> = {
  401: "authError",
  429: "rateLimitExceeded",
  431: "invalid",
  432: "forbidden",
  530: "internalError",
  531: "forbidden",
  532: "quotaExceeded",
  533: "backendError",
  534: "backendError",
  535: "quotaExceeded",
  536: "resourceInUseByAnotherResource",
  537: "alreadyExists",
};

/** CloudStack puts many causes under 431 and 530; its words tell them apart. The first that fits counts. */
const byText: readonly (readonly [RegExp, Reason])[] = [
  [/already exist|already (?:in use|has|used)|duplicate|is not unique|is taken/i, "alreadyExists"],
  [/does(?: not|n't) exist|(?:unable|failed|couldn't|could not|cannot|can't) (?:to )?find|not found/i, "notFound"],
  [
    /in use|still (?:has|used|referenced)|is attached|has (?:active|running)|being used/i,
    "resourceInUseByAnotherResource",
  ],
  [
    /must be stopped|invalid state|not in .*state|is running|is not running|state of|should be stopped/i,
    "resourceNotReady",
  ],
  [/exceed.*limit|maximum (?:number|amount|limit)|limit .*exceed/i, "quotaExceeded"],
  [/insufficient capacity/i, "backendError"],
];

/** The reason behind CloudStack's refusal. */
export function reasonOf(code: number, text: string): Reason {
  const worded = code === 431 || code === 530 ? byText.find(([pattern]) => pattern.test(text))?.[1] : undefined;
  return worded ?? byCode[code] ?? "internalError";
}

/** CloudStack's refusal, or its silence, as an error of Compute Engine; CloudStack's own words are kept, but for secrets that they may quote. */
export function toGceError(error: unknown): GceError | undefined {
  if (error instanceof GceError) return error;
  if (error instanceof CloudError) {
    return new GceError(reasonOf(error.code, error.text), redactText(error.text), { cause: error });
  }
  if (error instanceof TransportError) {
    return new GceError("backendError", `${error.message}. Please try again.`, { cause: error });
  }
  return undefined;
}

/** The codes that operations give for the reasons that requests give. */
const operationCodes: Partial<Record<Reason, string>> = {
  alreadyExists: "RESOURCE_ALREADY_EXISTS",
  backendError: "ZONE_RESOURCE_POOL_EXHAUSTED",
  conditionNotMet: "CONDITION_NOT_MET",
  forbidden: "PERMISSIONS_ERROR",
  internalError: "INTERNAL_ERROR",
  invalid: "INVALID_USAGE",
  notFound: "RESOURCE_NOT_FOUND",
  quotaExceeded: "QUOTA_EXCEEDED",
  resourceInUseByAnotherResource: "RESOURCE_IN_USE_BY_ANOTHER_RESOURCE",
  resourceNotReady: "RESOURCE_NOT_READY",
};

export const operationCode = (reason: Reason): string => operationCodes[reason] ?? "INTERNAL_ERROR";

/** Whether CloudStack refused because of a name that is taken. */
export const isAlreadyExists = ({ code, text }: CloudError): boolean => reasonOf(code, text) === "alreadyExists";

/** Whether CloudStack refused because something is not there (any more). */
export const isNotFound = ({ code, text }: CloudError): boolean => reasonOf(code, text) === "notFound";
