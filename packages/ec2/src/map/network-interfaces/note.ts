import { type AccountTags, accountKey, factKey } from "../account-tags";

/**
 * An interface by itself. CloudStack has nics on machines only, so what is to outlast an attachment is noted at the
 * account: it exists as long as its note, and is attached while a machine says so (see ./attachment).
 */
export interface InterfaceNote {
  readonly uuid: string;
  /** The UUID that its subnet goes by. */
  readonly subnet: string;
  /** Absent while CloudStack has given none: basic zones do so when an instance starts. */
  readonly mac?: string | undefined;
  /** What it was made with, or had when it was attached first: CloudStack keeps no address without a nic. */
  readonly address?: string | undefined;
  readonly description?: string | undefined;
  /** UUIDs; `undefined`: those of its machine. */
  readonly groups?: readonly string[] | undefined;
  /** Its last attachment, when that ended. */
  readonly detached?: Detachment | undefined;
}

export interface Detachment {
  /** UUIDs. */
  readonly nic: string;
  readonly machine: string;
  readonly at: Date;
}

const KIND = "networkInterface";
/** Each a tag, since together they would pass a tag's length; the rest never changes. */
const FACTS = { address: "address", description: "description", groups: "groups", detached: "detached" } as const;

export function interfaceNotes(tags: AccountTags): readonly InterfaceNote[] {
  return [...tags.noted(KIND)].map(([uuid, value]) => {
    const [subnet = "", mac] = value.split(" ");
    const fact = (name: keyof typeof FACTS) => tags.fact(KIND, uuid, FACTS[name]);
    const [address, description, groups] = [fact("address"), fact("description"), fact("groups")?.split(",")];
    const [nic = "", machine = "", seconds] = fact("detached")?.split(" ") ?? [];
    const detached = seconds === undefined ? undefined : { nic, machine, at: new Date(Number(seconds) * 1000) };
    return { uuid, subnet, mac, address, description, groups, detached };
  });
}

/** The tags that note an interface, as `writeNotes` takes them. */
export const interfaceTags = ({ uuid, subnet, mac, ...facts }: InterfaceNote) => ({
  [accountKey(KIND, uuid)]: mac === undefined ? subnet : `${subnet} ${mac}`,
  ...factTags(uuid, facts),
});

/** Those of what may change; what is not named stays, what is `undefined` or empty is taken away. */
export function factTags(
  uuid: string,
  facts: Partial<Pick<InterfaceNote, "address" | "description" | "groups" | "detached">>,
): Readonly<Record<string, string | undefined>> {
  const tag = (name: keyof typeof FACTS, value: string | undefined) =>
    name in facts ? { [factKey(KIND, uuid, FACTS[name])]: value === "" ? undefined : value } : {};
  return {
    ...tag("address", facts.address),
    ...tag("description", facts.description),
    ...tag("groups", facts.groups?.join(",")),
    ...tag("detached", facts.detached && detachmentText(facts.detached)),
  };
}

const detachmentText = ({ nic, machine, at }: Detachment): string =>
  `${nic} ${machine} ${Math.floor(at.getTime() / 1000)}`;
