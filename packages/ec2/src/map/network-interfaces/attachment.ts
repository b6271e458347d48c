import type { Nic, VirtualMachine } from "@stackgate/cloudstack";
import { KINDS } from "../kinds";
import { RESERVED_PREFIX } from "../tags";
import { digitsOf, uuidOf } from "../uuid";

/** Which interface a nic is, and how it is attached: a reserved tag of its machine, so that a listing of machines says it. */
export interface Attachment {
  /** The interface's UUID. */
  readonly uuid: string;
  /** The nic's UUID, new with each attachment. */
  readonly nic: string;
  readonly index: number;
  readonly deleteOnTermination: boolean;
  readonly since: Date;
}

const TAG = `${KINDS.networkInterface.prefix}-`;
const KEY = new RegExp(`^${RESERVED_PREFIX.replace(".", "\\.")}${TAG}([0-9a-f]{32})$`);

/** The machine's attachments, as far as their nics are still there. */
export function attachmentsOf({ tags = [], nic = [] }: VirtualMachine): readonly Attachment[] {
  return tags
    .flatMap(({ key, value }) => {
      const digits = KEY.exec(key)?.[1];
      return digits === undefined ? [] : [read(uuidOf(digits), value ?? "")];
    })
    .filter((attachment) => nic.some(({ id }) => id === attachment.nic));
}

function read(uuid: string, value: string): Attachment {
  const [nic = "", index, fate, seconds] = value.split(" ");
  return {
    uuid,
    nic,
    index: Number(index),
    deleteOnTermination: fate === "delete",
    since: new Date(Number(seconds) * 1000),
  };
}

/** The name of the reserved tag and its value. */
export const attachmentTag = ({ uuid, nic, index, deleteOnTermination, since }: Attachment) => ({
  name: TAG + digitsOf(uuid),
  value: [nic, index, deleteOnTermination ? "delete" : "keep", Math.floor(since.getTime() / 1000)].join(" "),
});

/** The UUID that a nic's interface goes by: that of the interface that was attached, else its own. */
export const interfaceUuid = (machine: VirtualMachine, { id }: Nic): string =>
  attachmentsOf(machine).find(({ nic }) => nic === id)?.uuid ?? id;
