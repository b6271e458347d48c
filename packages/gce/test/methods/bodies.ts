/** What gcloud sends for `instances create NAME`. */
export const defaultBody = (name: string, zone: string, project = "demo") => ({
  canIpForward: false,
  deletionProtection: false,
  disks: [
    {
      autoDelete: true,
      boot: true,
      initializeParams: {
        sourceImage: "https://compute.googleapis.com/compute/v1/projects/debian-cloud/global/images/family/debian-12",
      },
      mode: "READ_WRITE",
      type: "PERSISTENT",
    },
  ],
  machineType: `https://compute.googleapis.com/compute/v1/projects/${project}/zones/${zone}/machineTypes/n1-standard-1`,
  metadata: {},
  name,
  networkInterfaces: [
    {
      accessConfigs: [{ name: "external-nat", type: "ONE_TO_ONE_NAT" }],
      network: `https://compute.googleapis.com/compute/v1/projects/${project}/global/networks/default`,
    },
  ],
  scheduling: { automaticRestart: true },
});

/** The names that clients send by default, as the embedded configuration maps them. */
export const config = {
  machineTypes: new Map([
    ["n1-standard-1", "Small Instance"],
    ["e2-medium", "Medium Instance"],
  ]),
  imageFamilies: new Map([["debian-cloud/debian-12", "Debian 12"]]),
};
