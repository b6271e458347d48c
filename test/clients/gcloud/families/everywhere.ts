import { type Family, link, some } from "../step";

/** What is listed without a place, and what belongs to none. */
export const everywhere: Family = {
  name: "networks, routes, global addresses",
  steps: ({ project, region, id }) => [
    {
      run: "compute networks list",
      gives: some({ name: "default", selfLink: link(`${project}/global/networks/default`) }),
    },
    { run: "compute networks describe default", gives: { subnetworks: some() } },
    { run: "compute networks subnets list", gives: some({ name: "default", region: link(region) }) },
    {
      run: `compute networks subnets describe default --region=${region}`,
      gives: { network: link("networks/default") },
    },
    { run: "compute routes list", gives: some({ name: "default-route-default", destRange: "0.0.0.0/0" }) },
    {
      run: "compute routes describe default-route-default",
      gives: { nextHopGateway: link("default-internet-gateway") },
    },
    // Addresses belong to a network: this tenant has none of its own yet.
    { run: `compute addresses create global-${id} --global`, fails: /has no network yet/ },
    { run: `compute networks create net-${id}`, gives: [{ name: `net-${id}` }] },
    { run: `compute addresses create global-${id} --global`, says: /Created/ },
    { run: "compute addresses list --global", gives: [{ name: `global-${id}`, status: "RESERVED" }] },
    { run: `compute addresses describe global-${id} --global`, gives: { addressType: "EXTERNAL" } },
    { run: `compute addresses delete global-${id} --global`, says: /Deleted/ },
    { run: `compute networks delete net-${id}`, says: /Deleted/ },
    {
      run: "compute instance-templates list",
      says: /instanceTemplates\.aggregatedList is not supported by this server/,
    },
    { run: "compute zones list --sort-by=~name --limit=1 --page-size=1 --format=value(name)", says: /^basic-1-a\n$/ },
  ],
};
