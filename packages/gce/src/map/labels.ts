import type { Cloud } from "@stackgate/cloudstack";
import { RESERVED_PREFIX, reservedTag, type Tagged } from "@stackgate/gateway";
import { fingerprint } from "../support/hash";
import { GceError, invalidField } from "../wire/errors";

export { RESERVED_PREFIX, reservedTag, type Tagged };

const MOST_LABELS = 64;
const LABEL_KEY = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u;
const LABEL_VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u;

export type Labels = Readonly<Record<string, string>>;

/** The user's tags, as labels, in a stable order. */
export function labelsOf({ tags = [] }: Tagged): Labels {
  const own = tags.filter(({ key = "" }) => !key.startsWith(RESERVED_PREFIX));
  const pairs = own.map(({ key = "", value = "" }): [string, string] => [key, value]);
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `labels` and `labelFingerprint` of a document. */
export function labelFields(resource: Tagged): { readonly labels?: Labels; readonly labelFingerprint: string } {
  const labels = labelsOf(resource);
  return { ...(Object.keys(labels).length > 0 && { labels }), labelFingerprint: fingerprint(labels) };
}

/** @throws GceError for labels that Compute Engine would refuse or CloudStack could not keep */
export function checkLabels(labels: Labels = {}, field = "resource.labels"): void {
  const entries = Object.entries(labels);
  if (entries.length > MOST_LABELS) {
    throw new GceError("invalid", `Invalid value for field '${field}': at most ${MOST_LABELS} labels are allowed.`);
  }
  for (const [key, value] of entries) {
    if (!LABEL_KEY.test(key) || key.startsWith(RESERVED_PREFIX)) {
      throw invalidField(field, key, "Label keys are lower-case letters, digits, _ and -, at most 63 characters.");
    }
    if (!LABEL_VALUE.test(value)) {
      throw invalidField(field, value, "Label values are lower-case letters, digits, _ and -, at most 63 characters.");
    }
    if (value === "") throw invalidField(field, `${key}=`, "Labels without a value cannot be kept here.");
  }
}

/** @throws GceError 412 when the labels changed since the client read them; an empty fingerprint was never read */
export function checkLabelFingerprint(sent: string | undefined, resource: Tagged): void {
  if (sent !== undefined && sent !== "" && !sameFingerprint(sent, fingerprint(labelsOf(resource)))) {
    throw new GceError("conditionNotMet", "Labels fingerprint either invalid or resource labels have changed");
  }
}

/** Base64 with and without URL-safe letters: clients decode and encode again. */
export const sameFingerprint = (a: string, b: string): boolean =>
  a.replaceAll("-", "+").replaceAll("_", "/") === b.replaceAll("-", "+").replaceAll("_", "/");

/** As `createTags` takes them. */
export const cloudTags = (pairs: Labels) => Object.entries(pairs).map(([key, value]) => ({ key, value }));

/**
 * Makes the labels of a resource what the client wants: what goes or changes is deleted first (CloudStack refuses a tag
 * that is there already), then the rest is made. Two jobs at most, none when nothing changes.
 */
export async function replaceLabels(
  cloud: Cloud,
  resourcetype: string,
  id: string,
  resource: Tagged,
  wanted: Labels,
): Promise<void> {
  const current = labelsOf(resource);
  const stale = Object.entries(current).filter(([key, value]) => wanted[key] !== value);
  const fresh = Object.entries(wanted).filter(([key, value]) => current[key] !== value);
  if (stale.length > 0) {
    await cloud.run("deleteTags", { resourceids: [id], resourcetype, tags: cloudTags(Object.fromEntries(stale)) });
  }
  if (fresh.length > 0) {
    await cloud.run("createTags", { resourceids: [id], resourcetype, tags: cloudTags(Object.fromEntries(fresh)) });
  }
}
