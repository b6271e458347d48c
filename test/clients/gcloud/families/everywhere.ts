import { type Family, link, some } from "../step";

/** What is listed without a place, and what belongs to none. */
export const everywhere: Family = {
  name: "networks and routes",
  steps: ({ project, region }) => [
    {
      run: "compute networks list",
      gives: some({ name: "default", selfLink: link(`${project}/global/networks/default`) }),
    },
    {
      run: "compute networks describe default",
      gives: { subnetworks: expect.arrayContaining([link(`regions/${region}/subnetworks/default`)]) },
    },
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
    {
      run: "compute instance-templates list",
      says: /instanceTemplates\.aggregatedList is not supported by this server/,
    },
    { run: "compute zones list --sort-by=~name --limit=1 --page-size=1 --format=value(name)", says: /^basic-1-a\n$/ },
  ],
};
