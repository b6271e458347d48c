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
      // On a terminal gcloud looks for the zone itself.
      {
        run: `compute instances describe ${vm}`,
        terminal: true,
        gives: { name: vm },
        says: new RegExp(`No zone specified\\. Using zone \\[${zone}\\] for instance: \\[${vm}\\]`),
      },
      { run: `compute instances describe ${vm}`, fails: /Underspecified resource/ },
      { run: "compute instances list", gives: some({ name: vm, status: "RUNNING" }) },
      { run: `compute instances stop ${vm} ${at}`, says: new RegExp(`Updated \\[.*/${zone}/instances/${vm}\\]`) },
      { run: `compute instances list --zones ${zone} --filter=status=TERMINATED`, gives: [{ name: vm }] },
      { run: `compute instances list --zones ${zone} --filter=status=RUNNING`, gives: [] },
      { run: `compute instances start ${vm} ${at}`, says: /Updated/ },
      { run: `compute instances reset ${vm} ${at}`, says: /Updated/ },
      { run: `compute instances describe ${vm} ${at}`, gives: { status: "RUNNING" } },
      { run: `compute instances suspend ${vm} ${at}`, fails: /instances\.suspend is not supported by this server/ },
      { run: `compute instances resume ${vm} ${at}`, fails: /instances\.resume is not supported by this server/ },
      { run: `compute instances delete ${vm} ${at}`, says: new RegExp(`Deleted \\[.*/instances/${vm}\\]`) },
      { run: `compute instances describe ${vm} ${at}`, fails: /was not found/ },
      { run: `compute instances create ${vm} ${at} --machine-type=m7-mega`, fails: /m7-mega/ },
      { run: `compute disks list --zones ${zone}`, gives: [] },
    ];
  },
};

export const bulk: Family = {
  name: "several instances at once",
  steps: ({ zone, id }) => {
    const at = `--zone ${zone}`;
    const [first, second] = [`pair-1-${id}`, `pair-2-${id}`];
    return [
      {
        run: `compute instances create ${first} ${second} ${at} --tags=new-${id} --machine-type=e2-small`,
        gives: some({ name: first, tags: expect.objectContaining({ items: [`new-${id}`] }) }, { name: second }),
      },
      {
        run: `compute instances bulk create --name-pattern=bulk-${id}-# --count=2 ${at}`,
        says: /VM instances created: 2, failed: 0/,
      },
      {
        run: `compute instances list --zones ${zone} --sort-by=~name`,
        gives: [{ name: second }, { name: first }, { name: `bulk-${id}-2` }, { name: `bulk-${id}-1` }],
      },
      {
        run: `compute instances list --zones ${zone} --limit=3 --page-size=2`,
        gives: [{ name: `bulk-${id}-1` }, { name: `bulk-${id}-2` }, { name: first }],
      },
      // Sent as `name eq ".*(^bulk).*"` and the like; OR stays with gcloud.
      { run: `compute instances list --zones ${zone} --filter=name~^bulk`, gives: [{}, {}] },
      { run: `compute instances list --zones ${zone} --filter=name:pair`, gives: [{ name: first }, { name: second }] },
      {
        run: `compute instances list --zones ${zone}`,
        args: [`--filter=name!=${first} AND machineType:e2-small AND status=RUNNING`],
        gives: [{ name: second }],
      },
      {
        run: `compute instances list --zones ${zone}`,
        args: [`--filter=name=${first} OR name=bulk-${id}-1`],
        gives: [{ name: `bulk-${id}-1` }, { name: first }],
      },
      {
        run: `compute instances list --zones ${zone} --filter=name=${first} --format=value(name,machineType.basename())`,
        says: new RegExp(`^${first}\te2-small\n$`),
      },
      {
        run: `compute instances delete ${first} ${second} bulk-${id}-1 bulk-${id}-2 ${at}`,
        says: new RegExp(`(Deleted \\[.*/zones/${zone}/instances/.*\\]\\.\n){4}`),
      },
      { run: `compute instances list --zones ${zone}`, gives: [] },
    ];
  },
};
