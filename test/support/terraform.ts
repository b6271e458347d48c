import { existsSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { type Client, onPath } from "./clients";

/** Terraform, with a folder that holds the AWS provider as a filesystem mirror: nothing is downloaded. */
export interface Terraform {
  readonly client: Client;
  readonly mirror: string;
}

/** Where operators keep mirrors of providers. */
const places = [process.env.TF_PLUGIN_MIRROR ?? "", "/opt", "/usr/local/share", "/usr/share/terraform"];
const DEEPEST = 4;

export function terraform(): Terraform {
  const client = onPath("terraform");
  const mirror = places
    .filter((place) => place !== "" && existsSync(place))
    .flatMap((place) => mirrorsIn(place, DEEPEST));
  const [found] = mirror;
  if (found === undefined)
    return { client: { missing: "no mirror of terraform's hashicorp/aws provider" }, mirror: "" };
  return { client, mirror: found };
}

/** Folders of the form MIRROR/HOST/hashicorp/aws, as MIRROR. */
function mirrorsIn(folder: string, depth: number): string[] {
  if (existsSync(join(folder, "hashicorp/aws"))) return [folder.split(sep).slice(0, -1).join(sep)];
  return depth === 0 ? [] : subfolders(folder).flatMap((name) => mirrorsIn(join(folder, name), depth - 1));
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
      .map(({ name }) => name);
  } catch {
    return []; // not ours to read
  }
}
