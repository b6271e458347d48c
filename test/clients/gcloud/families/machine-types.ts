import { type Family, link, some } from "../step";

export const machineTypes: Family = {
  name: "machine types and disk types",
  steps: ({ zone, id }) => [
    {
      run: `compute machine-types list --zones ${zone}`,
      gives: some(
        { name: "n1-standard-1", guestCpus: 1, memoryMb: 512, zone },
        { name: "large-instance", guestCpus: 2 },
      ),
    },
    { run: "compute machine-types list --filter=name=e2-medium", gives: some({ name: "e2-medium", zone }) },
    {
      run: `compute machine-types describe e2-medium --zone ${zone}`,
      gives: { kind: "compute#machineType", memoryMb: 1024, selfLink: link(`zones/${zone}/machineTypes/e2-medium`) },
    },
    { run: `compute machine-types describe m7-mega --zone ${zone}`, fails: /machineTypes\/m7-mega' was not found/ },
    {
      run: `compute instances create custom-${id} --zone ${zone} --custom-cpu=2 --custom-memory=2`,
      gives: [{ machineType: link("machineTypes/custom-2-2048") }],
    },
    { run: `compute instances delete custom-${id} --zone ${zone}`, says: /Deleted/ },
    { run: `compute disk-types list --zones ${zone}`, gives: some({ name: "pd-standard", defaultDiskSizeGb: "10" }) },
    { run: "compute disk-types list", gives: some({ name: "medium", zone: link(zone), validDiskSize: "20GB-20GB" }) },
    { run: `compute disk-types describe small --zone ${zone}`, gives: { name: "small", validDiskSize: "5GB-5GB" } },
  ],
};
