import { list, map, number, url, type Values } from "../options";
import { listener } from "./listener";

/** Options of the Compute Engine facade. */
export const gce = {
  ...listener(8787),
  publicUrl: url(
    "base of the links in answers, such as https://compute.example.org; empty: the Host that the client asked",
  ),
  zones: map("CloudStack zone name to Compute Engine zone name (a-b-c form); others get a slug with -a", {
    // Clients cut the last part off to get the region, which has two parts for gcloud.
    values: { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+){2,}$/, example: "europe-gva-a" },
    distinct: true,
  }),
  machineTypes: map("machine type to service offering (name or id), for the names that clients send"),
  imageFamilies: map("project/family to template (name or id), such as debian-cloud/debian-12", {
    names: { pattern: /^[^/]+\/[^/]+$/, example: "debian-cloud/debian-12" },
  }),
  imageProjects: list(
    [
      "centos-cloud",
      "cos-cloud",
      "debian-cloud",
      "fedora-coreos-cloud",
      "opensuse-cloud",
      "oracle-linux-cloud",
      "rhel-cloud",
      "rhel-sap-cloud",
      "rocky-linux-accelerator-cloud",
      "rocky-linux-cloud",
      "suse-cloud",
      "suse-sap-cloud",
      "ubuntu-os-accelerator-images",
      "ubuntu-os-cloud",
      "ubuntu-os-pro-cloud",
      "windows-cloud",
      "windows-sql-cloud",
    ],
    "public image projects besides those of imageFamilies; gcloud asks them all and takes an empty list",
  ),
  diskTypes: map("disk type to disk offering (name or id), such as pd-standard"),
  networks: map("zone name to the network (name or id) behind the name `default`"),
  tokenMs: number(3_600_000, "how long an access token is good, in ms", 1000),
  oauthClients: map("OAuth client id to its redirect URIs, separated by spaces; gcloud's own ids need no entry"),
  operationWaitMs: number(110_000, "longest wait, in ms, of operations.wait; Compute Engine's own is two minutes", 1),
};

export type GceConfig = Values<typeof gce>;
