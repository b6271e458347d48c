import { type Family, link, some } from "../step";

export const instances: Family = {
  name: "instances live and die",
  steps: ({ zone, project, id }) => {
    const vm = `life-${id}`;
    const at = `--zone ${zone}`;
    return [
      { run: `compute instances list --zones ${zone}`, gives: [] },
      {
        run: `compute instances create ${vm} ${at}`,
        gives: [{ name: vm, status: "RUNNING", zone: link(`${project}/zones/${zone}`), deletionProtection: false }],
        says: /There is no default service account/,
      },
      { run: `compute instances create ${vm} ${at}`, fails: /already exists/ },
      {
        run: `compute instances describe ${vm} ${at}`,
        gives: {
          kind: "compute#instance",
          id: expect.stringMatching(/^\d+$/),
          machineType: link(`zones/${zone}/machineTypes/n1-standard-1`),
          disks: [{ boot: true, autoDelete: true, deviceName: vm, source: link(`zones/${zone}/disks/${vm}`) }],
          networkInterfaces: [{ name: "nic0", networkIP: expect.stringMatching(/^10\./) }],
        },
      },
      { run: `compute instances list --zones ${zone}`, gives: [{ name: vm }] },
      { run: "compute instances list", gives: some({ name: vm, status: "RUNNING" }) },
      { run: `compute instances stop ${vm} ${at}`, says: /Updated \[.*life/ },
      { run: `compute instances describe ${vm} ${at}`, gives: { status: "TERMINATED" } },
      { run: `compute instances start ${vm} ${at}`, says: /Updated/ },
      { run: `compute instances reset ${vm} ${at}`, says: /Updated/ },
      { run: `compute instances describe ${vm} ${at}`, gives: { status: "RUNNING" } },
      { run: `compute instances suspend ${vm} ${at}`, fails: /suspend/ },
      { run: `compute instances resume ${vm} ${at}`, fails: /resume/ },
      { run: `compute instances delete ${vm} ${at}`, says: /Deleted/ },
      { run: `compute instances describe ${vm} ${at}`, fails: /was not found/ },
      { run: `compute disks list --zones ${zone}`, gives: [] },
    ];
  },
};
