import type { Cloud, ItemOf, ListCommand } from "@stackgate/cloudstack";
import { Ec2Error } from "../wire/error";
import { readAccountTags } from "./account-tags";
import { endings, isMortal } from "./endings";
import { KINDS, type Kind, type KindName } from "./kinds";
import { digitsOf, uuidOf } from "./uuid";

/** EC2 ids of CloudStack's resources, in the configured form. */
export interface Ids {
  /** The EC2 id of a CloudStack UUID. The same UUID gives ids of several kinds: an isolated network is a VPC and a subnet. */
  of(kind: KindName, uuid: string): string;
  /**
   * The UUIDs behind EC2 ids, in their order; bare UUIDs are taken as they are. No upstream call, but for short ids.
   * @throws Ec2Error the kind's Malformed or NotFound code
   */
  resolve(kind: KindName, ids: readonly string[]): Promise<string[]>;
  /** As `resolve`, for one. */
  resolveOne(kind: KindName, id: string): Promise<string>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHORT_DIGITS = 8;

/**
 * @param mode long: all 32 digits, reversible; short: the first 8, found again by listing (eutester insists on them)
 * @param accountId the caller's: what CloudStack has no resource for goes by it, or is noted there
 * @param now milliseconds since the epoch
 */
export function idsOf(mode: "long" | "short", cloud: Cloud, accountId: string, now: () => number): Ids {
  const of = (kind: KindName, uuid: string) => {
    const digits = digitsOf(uuid);
    return `${KINDS[kind].prefix}-${mode === "short" ? digits.slice(0, SHORT_DIGITS) : digits}`;
  };
  const resolve = async (kind: KindName, ids: readonly string[]) => {
    const known = ids.map((id) => resolvable(KINDS[kind], id));
    if (mode === "long" || !known.includes(undefined)) return ids.map((id, i) => known[i] ?? notFound(kind, id));
    const uuids = [...(await listUuids(kind, { cloud, now })), accountId];
    return ids.map((id, i) => known[i] ?? uuids.find((uuid) => of(kind, uuid) === id) ?? notFound(kind, id));
  };
  const resolveOne = async (kind: KindName, id: string) => (await resolve(kind, [id]))[0] ?? notFound(kind, id);
  return { of, resolve, resolveOne };
}

/** The kind that an id's prefix names; `undefined` for bare UUIDs and for prefixes of none of ours. */
export const kindOf = (id: string): KindName | undefined => KIND_OF_PREFIX.get(id.slice(0, id.lastIndexOf("-")));

// Object.keys of a constant table: its keys are the names.
const KIND_OF_PREFIX = new Map((Object.keys(KINDS) as KindName[]).map((kind) => [KINDS[kind].prefix as string, kind]));

/**
 * The error for an id that names nothing (to this caller). A UUID is shown as the id that stands for it, so that the message
 * doesn't tell whether it was a list or CloudStack that did not know it.
 */
export function notFoundError(kind: KindName, id: string): Ec2Error {
  const { prefix, noun, notFound } = KINDS[kind];
  const shown = UUID.test(id) ? `${prefix}-${digitsOf(id)}` : id;
  return new Ec2Error(notFound, `The ${noun} '${shown}' does not exist`);
}

function notFound(kind: KindName, id: string): never {
  throw notFoundError(kind, id);
}

/** `undefined`: an id in EC2's form, but none that we would give in long mode. */
function resolvable({ prefix, noun, malformed }: Kind, id: string): string | undefined {
  if (UUID.test(id)) return id;
  const digits = id.startsWith(`${prefix}-`) ? id.slice(prefix.length + 1) : "";
  if (!/^[0-9a-f]{8,32}$/.test(digits)) throw new Ec2Error(malformed, `Invalid ${noun}: "${id.slice(0, 255)}"`);
  return digits.length === 32 ? uuidOf(digits) : undefined;
}

/** Lists that have to be asked for more than once to give all that a caller may name. */
const QUERIES: Readonly<Record<string, readonly object[]>> = {
  listTemplates: [{ templatefilter: "self" }, { templatefilter: "executable" }, { templatefilter: "sharedexecutable" }],
};

/** The lists of a kind, of all that the caller sees or of one id. */
function listings(cloud: Cloud, kind: KindName, of: { readonly id?: string } = {}) {
  const { lists }: Kind = KINDS[kind];
  return lists.flatMap((command) =>
    (QUERIES[command] ?? [{}]).map((query) => cloud.list(command, { ...query, ...of })),
  );
}

/** Whether the caller sees the resource. @throws CloudError where CloudStack knows no such id at all */
export async function isListed(cloud: Cloud, kind: KindName, id: string): Promise<boolean> {
  const found = await Promise.all(listings(cloud, kind, { id }));
  return found.flat().some((item) => "id" in item && item.id === id);
}

async function listUuids(
  kind: KindName,
  context: { readonly cloud: Cloud; readonly now: () => number },
): Promise<readonly string[]> {
  const { cloud } = context;
  const queries = listings(cloud, kind);
  const [notes, ended, ...found] = await Promise.all([
    readAccountTags(cloud, "fresh"),
    isMortal(kind) ? endings(kind, context) : [],
    ...queries,
  ]);
  return [
    ...found.flat().flatMap((item) => uuidsIn(kind, item)),
    ...notes.noted(kind).keys(),
    ...ended.flatMap(({ resourceid }) => resourceid ?? []),
  ];
}

/** Nics are listed with their machines, and go by no list of their own. */
function uuidsIn(kind: KindName, item: ItemOf<ListCommand>): readonly string[] {
  if (kind === "networkInterface" || kind === "attachment") {
    return "nic" in item && Array.isArray(item.nic) ? item.nic.flatMap(({ id }) => id ?? []) : [];
  }
  return "id" in item && typeof item.id === "string" ? [item.id] : [];
}
