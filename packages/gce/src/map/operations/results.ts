import type { Job } from "@stackgate/cloudstack";
import { numericId } from "../ids";
import { diskName } from "../instances/disks";
import { instanceName } from "../instances/name";
import { slug } from "../names";
import { collectionOf, type Target } from "./target";

/** The fields of any result that may name it. */
interface Named {
  readonly id?: string;
  readonly name?: string;
  readonly displayname?: string;
  readonly virtualmachineid?: string;
  readonly vmdisplayname?: string;
  readonly vmname?: string;
  readonly type?: string;
  /** Of a snapshot: the volume that it was taken of. */
  readonly volumeid?: string;
}

const isNamed = (value: unknown): value is Named => typeof value === "object" && value !== null;

/** How the result of a finished job names what a method of this collection acts on. */
const readers: Readonly<
  Record<string, (result: Named) => { readonly uuid: string | undefined; readonly name: string | undefined }>
> = {
  // A snapshot says what it was taken of by the volume's own name, which for a boot disk is not the disk's: the id is safe.
  disks: (result) =>
    result.volumeid === undefined
      ? { uuid: result.id, name: volumeName(result) }
      : { uuid: result.volumeid, name: numericId(result.volumeid) },
  images: ({ id, name }) => ({ uuid: id, name: name && slug(name) }),
  networks: ({ id, name }) => ({ uuid: id, name: name && slug(name) }),
  snapshots: ({ id, name }) => ({ uuid: id, name: name && slug(name) }),
  instances: (result) =>
    result.virtualmachineid === undefined
      ? { uuid: result.id, name: machineName(result.id, result.name, result.displayname) }
      : {
          uuid: result.virtualmachineid,
          name: machineName(result.virtualmachineid, result.vmname, result.vmdisplayname),
        },
};

/** A volume's job (attachDisk) names the machine that the volume is at. */
const machineName = (id = "", name = "", displayname?: string): string =>
  instanceName({ id, name, ...(displayname !== undefined && { displayname }) });

const volumeName = ({ id = "", name = "", ...rest }: Named): string => diskName({ id, name, ...rest });

/** What a finished job says of its target: its result is the resource itself, but for deletions. */
export function resultTarget(path: string, { state, result }: Pick<Job, "state" | "result">): Target | undefined {
  const read = readers[collectionOf(path) ?? ""];
  if (state !== "done" || !isNamed(result) || !read) return undefined;
  const { uuid, name } = read(result);
  return uuid === undefined || name === undefined ? undefined : { uuid, name };
}
