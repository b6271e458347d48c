import type { Metadata } from "../../model/types.generated";
import { fingerprint } from "../../support/hash";
import { GceError, invalidField } from "../../wire/errors";
import { sameFingerprint } from "../labels";

/** Metadata by key. */
export type Items = ReadonlyMap<string, string>;

/** CloudStack's limit, counted in base64: over it a deploy is refused. */
const LONGEST_USER_DATA = 32_768;
const KEY = /^[a-zA-Z0-9_-]{1,128}$/;

/** Fixed, so that equal metadata gives equal user data. */
const BOUNDARY = "==stackgate-metadata==";
const SSH_KEYS = "ssh-keys";
/** Begins the names of parts that are no item of the machine's own: the project's, and what cloud-init shall make of the keys. */
const DERIVED = "derived/";

const startsCloudConfig = /^#cloud-config\b/;

/** What cloud-init does with a value: scripts run, cloud configurations apply, everything else is only kept. */
const contentType = (key: string, value: string): string => {
  if (key === "user-data" && startsCloudConfig.test(value)) return "text/cloud-config";
  if (key === "startup-script" || key === "user-data") return "text/x-shellscript";
  return "text/x-metadata";
};

/**
 * Metadata as user data, which is where CloudStack keeps what a machine shall find: `user-data` alone stands as it is, everything
 * else as one MIME document whose parts are the items, so that cloud-init runs the scripts and knows the keys. Base64,
 * `undefined` for no metadata.
 * @param common the project's, which holds where the machine has no item of its own; keys add up
 */
export function encodeMetadata(items: Items, common: Items = new Map()): string | undefined {
  if (items.size === 0 && common.size === 0) return undefined;
  const alone = items.size === 1 && common.size === 0 ? items.get("user-data") : undefined;
  const encoded = Buffer.from(alone ?? multipart(items, common), "utf8").toString("base64");
  if (encoded.length > LONGEST_USER_DATA) {
    throw new GceError(
      "invalid",
      `Invalid value for field 'resource.metadata': it takes ${encoded.length} characters; at most ${LONGEST_USER_DATA} can be kept.`,
    );
  }
  return encoded;
}

function multipart(items: Items, common: Items = new Map()): string {
  const inherited = [...common].filter(([key]) => !items.has(key) && key !== SSH_KEYS);
  const keys = [items.get(SSH_KEYS), common.get(SSH_KEYS)].filter((value) => value !== undefined);
  const parts = [
    ...[...items].map(([key, value]) => part(key, contentType(key, value), value)),
    ...inherited.map(([key, value]) => part(DERIVED + key, contentType(key, value), value)),
    ...(keys.length > 0 ? [part(DERIVED + SSH_KEYS, "text/cloud-config", cloudConfig(keys.join("\n")))] : []),
  ];
  return `Content-Type: multipart/mixed; boundary="${BOUNDARY}"\nMIME-Version: 1.0\n\n${parts.join("")}--${BOUNDARY}--\n`;
}

/** User data that holds no metadata: CloudStack has no way to take user data away. */
export const NO_METADATA = Buffer.from(multipart(new Map()), "utf8").toString("base64");

/** Base64 parts: a value may hold anything, the boundary too. */
const part = (key: string, type: string, value: string): string =>
  [
    `--${BOUNDARY}`,
    `Content-Type: ${type}; charset="utf-8"`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment; filename="${key}"`,
    "",
    Buffer.from(value, "utf8").toString("base64"),
    "",
  ].join("\n");

/** `user:ssh-rsa AAAA comment` lines as users that cloud-init makes, with the right to become root, as on Compute Engine. */
function cloudConfig(keys: string): string {
  const byUser = new Map<string, string[]>();
  for (const line of keys.split("\n")) {
    const [, user, key] = /^([a-z_][a-z0-9_.-]{0,31}):(\S.*)$/i.exec(line.trim()) ?? [];
    if (user === undefined || key === undefined) continue;
    byUser.set(user, [...(byUser.get(user) ?? []), key]);
  }
  // JSON is YAML, and quotes what a key's comment may hold.
  const users = [...byUser].map(([name, authorized]) => ({
    name,
    groups: "sudo",
    shell: "/bin/bash",
    sudo: "ALL=(ALL) NOPASSWD:ALL",
    ssh_authorized_keys: authorized,
  }));
  return `#cloud-config\n${JSON.stringify({ users: ["default", ...users] })}\n`;
}

/** The metadata in a machine's user data; what other tools wrote there is shown as `user-data`. */
export function decodeMetadata(userData: string | undefined): Items {
  if (!userData) return new Map();
  const text = Buffer.from(userData, "base64").toString("utf8");
  if (!text.includes(`boundary="${BOUNDARY}"`)) return new Map([["user-data", text]]);
  const items = new Map<string, string>();
  for (const piece of text.split(`--${BOUNDARY}`).slice(1, -1)) {
    const key = /filename="([^"]+)"/.exec(piece)?.[1];
    const body = piece.slice(piece.indexOf("\n\n") + 2);
    if (key !== undefined && !key.startsWith(DERIVED)) items.set(key, Buffer.from(body, "base64").toString("utf8"));
  }
  return items;
}

/** A request's metadata, checked. */
export function readMetadata({ items = [] }: Metadata = {}, field = "resource.metadata"): Items {
  const read = new Map<string, string>();
  for (const { key = "", value = "" } of items) {
    if (!KEY.test(key)) throw invalidField(`${field}.items.key`, key, "Keys are letters, digits, _ and -.");
    if (read.has(key)) throw invalidField(`${field}.items.key`, key, "Duplicate metadata key.");
    read.set(key, value);
  }
  return read;
}

/** What clients retry on: the fingerprint that they read is not the current one any more. None was never read. */
export function checkFingerprint(sent: string | undefined, current: string, what: string): void {
  if (sent && !sameFingerprint(sent, current)) {
    throw new GceError("conditionNotMet", `Supplied fingerprint does not match current ${what} fingerprint.`);
  }
}

export const metadataFingerprint = (items: Items): string => fingerprint([...items].sort());

/** Always there, without items too: Terraform fails on an instance without metadata. */
export function metadataDocument(items: Items): Metadata {
  const list = [...items].map(([key, value]) => ({ key, value }));
  return {
    kind: "compute#metadata",
    fingerprint: metadataFingerprint(items),
    ...(list.length > 0 && { items: list }),
  };
}
