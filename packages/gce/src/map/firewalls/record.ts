import { invalidField } from "../../wire/errors";
import { RESERVED_PREFIX, type Tagged } from "../labels";

/** What of a firewall no rule can tell; it stands in the tag that each of its rules carries. */
export interface FirewallRecord {
  /** Seconds since the epoch. */
  readonly created: number;
  readonly priority: number;
  readonly description?: string;
}

const PREFIX = `${RESERVED_PREFIX}firewall.`;
/** CloudStack cuts longer values without a word. */
const LONGEST = 255;
const DEFAULT_PRIORITY = 1000;

/** Two firewalls may share a rule, since CloudStack keeps only one of each: so a tag key for each firewall. */
export const firewallTag = (name: string): string => PREFIX + name;

/** Names of the firewalls that a rule belongs to. */
export const firewallsOf = ({ tags = [] }: Tagged): readonly string[] =>
  tags.flatMap(({ key = "" }) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));

export function recordText({ created, priority, description }: FirewallRecord): string {
  const text = [created.toString(36), priority, ...(description ? [description] : [])].join(" ");
  if (text.length > LONGEST) {
    const most = LONGEST - (text.length - (description?.length ?? 0));
    throw invalidField("resource.description", description, `At most ${most} characters can be kept.`);
  }
  return text;
}

/** The record of a firewall on one of its rules; `undefined` on rules that other tools made. */
export function recordOf({ tags = [] }: Tagged, name: string): FirewallRecord | undefined {
  const text = tags.find(({ key }) => key === firewallTag(name))?.value;
  const [, created = "", priority = "", description] = /^(\w+) (\d+)(?: (.*))?$/s.exec(text ?? "") ?? [];
  if (created === "") return undefined;
  return { created: Number.parseInt(created, 36), priority: Number(priority), ...(description && { description }) };
}

export const newRecord = (nowMs: number, priority = DEFAULT_PRIORITY, description?: string): FirewallRecord => ({
  created: Math.floor(nowMs / 1000),
  priority,
  ...(description && { description }),
});
