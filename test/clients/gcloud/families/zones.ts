import { type Family, link, some } from "../step";

export const zones: Family = {
  name: "zones and regions",
  steps: ({ zone, region, project }) => [
    { run: `compute zones list --filter=name=${zone}`, gives: [{ name: zone, status: "UP", region: link(region) }] },
    { run: `compute zones describe ${zone}`, gives: { kind: "compute#zone", name: zone, region: link(region) } },
    { run: "compute zones describe mars-1-a", fails: /projects\/.*\/zones\/mars-1-a' was not found/ },
    { run: "compute regions list", gives: some({ name: region, zones: [link(zone)] }) },
    {
      run: `compute regions describe ${region}`,
      gives: { name: region, zones: [link(`${project}/zones/${zone}`)], quotas: some({ metric: "CPUS" }) },
    },
    { run: `config set compute/zone ${zone}`, says: /Updated property \[compute\/zone\]/ },
    { run: `config set compute/region ${region}`, says: /Updated property \[compute\/region\]/ },
    { run: "config set compute/zone mars-1-a", says: /WARNING: .*mars-1-a/ },
    { run: "config unset compute/zone" },
    { run: "config unset compute/region" },
  ],
};
