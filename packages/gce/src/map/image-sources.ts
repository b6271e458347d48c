import type { Context } from "../context";
import type { Image as ImageDocument } from "../model/types.generated";
import { GceError, invalidField } from "../wire/errors";
import { findDisk } from "./disks";
import { ownZonalLink } from "./own-links";
import { snapshotLinked } from "./snapshots";
import { listZones } from "./zones";

/** What CloudStack makes a template from, in the parameters of its commands. */
export type ImageSource =
  | { readonly kind: "volume"; readonly parameters: { readonly volumeid: string; readonly ostypeid: string } }
  | { readonly kind: "snapshot"; readonly parameters: { readonly snapshotid: string; readonly ostypeid: string } }
  | { readonly kind: "url"; readonly parameters: UrlSource };

interface UrlSource {
  readonly url: string;
  readonly format: string;
  readonly hypervisor: string;
  readonly zoneids: readonly string[];
  readonly ostypeid: string;
}

/** By the ending of the URL, compressed or not. Google's own form, a raw disk in a tar.gz, nothing here unpacks. */
const formats: Readonly<Record<string, string>> = {
  img: "RAW",
  ova: "OVA",
  qcow2: "QCOW2",
  raw: "RAW",
  vhd: "VHD",
  vhdx: "VHDX",
  vmdk: "VMDK",
};
const ENDING = /\.([a-z0-9]+)(?:\.(?:gz|bz2|zip))?(?:[?#].*)?$/i;

/** The one source that an image names. */
export async function imageSource(context: Context, body: ImageDocument): Promise<ImageSource> {
  const { sourceDisk, sourceSnapshot, rawDisk: { source: url } = {} } = body;
  const given = [sourceDisk, sourceSnapshot, url].filter((one) => one !== undefined && one !== "");
  if (given.length !== 1) {
    throw new GceError("invalid", "Exactly one of sourceDisk, sourceSnapshot and rawDisk.source must be given.");
  }
  if (sourceDisk) return fromDisk(context, sourceDisk);
  if (sourceSnapshot) return fromSnapshot(context, sourceSnapshot);
  return fromUrl(context, url ?? "");
}

async function fromDisk(context: Context, link: string): Promise<ImageSource> {
  const field = "resource.sourceDisk";
  const { zone, name } = ownZonalLink(context, field, link, "disks");
  const { volume } = await findDisk(context, zone, name);
  // CloudStack answers an internal error here (recorded), which tells nobody what to do.
  if (volume.vmstate === "Running") {
    throw new GceError(
      "resourceInUseByAnotherResource",
      `The disk resource '${link}' is already being used by a running instance: stop it first.`,
    );
  }
  const template = (await executable(context)).find(({ id }) => id === volume.templateid);
  const ostypeid = template?.ostypeid ?? (await anyOs(context));
  return { kind: "volume", parameters: { volumeid: volume.id, ostypeid } };
}

async function fromSnapshot(context: Context, link: string): Promise<ImageSource> {
  const { snapshot } = await snapshotLinked(context, "resource.sourceSnapshot", link);
  const ostypeid = snapshot.ostypeid ?? (await anyOs(context));
  return { kind: "snapshot", parameters: { snapshotid: snapshot.id, ostypeid } };
}

async function fromUrl(context: Context, url: string): Promise<ImageSource> {
  const format = formats[ENDING.exec(url)?.[1]?.toLowerCase() ?? ""];
  if (!URL.canParse(url) || !/^https?:/.test(url) || format === undefined) {
    throw invalidField(
      "resource.rawDisk.source",
      url,
      `It must be an http(s) URL that ends in one of: ${Object.keys(formats).join(", ")}.`,
    );
  }
  const [zones, templates, ostypeid] = await Promise.all([listZones(context), executable(context), anyOs(context)]);
  const hypervisor = templates.find((template) => template.hypervisor)?.hypervisor;
  if (!hypervisor) throw new GceError("unsupported", "This cloud has no image yet that tells its hypervisor.");
  return { kind: "url", parameters: { url, format, hypervisor, ostypeid, zoneids: zones.map(({ uuid }) => uuid) } };
}

const executable = ({ cloud }: Context) => cloud.catalogue("listTemplates", { templatefilter: "executable" });

/** The type that says least, for disks of which nobody knows what is on them. */
async function anyOs({ cloud }: Context): Promise<string> {
  const types = await cloud.catalogue("listOsTypes");
  const other = types.find(({ description }) => /^other .*64-bit/i.test(description ?? "")) ?? types[0];
  if (other?.id === undefined) throw new GceError("unsupported", "This cloud names no operating systems.");
  return other.id;
}
