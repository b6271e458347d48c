import { type Family, link, some } from "../step";

export const disks: Family = {
  name: "disks and snapshots",
  steps: ({ zone, region, id }) => {
    const [vm, disk, other] = [`disks-${id}`, `data-${id}`, `data2-${id}`];
    const [first, second, restored, system] = [`first-${id}`, `second-${id}`, `restored-${id}`, `system-${id}`];
    const at = `--zone ${zone}`;
    const attached = { deviceName: disk, diskSizeGb: "20", boot: false, mode: "READ_WRITE", source: link(disk) };
    return [
      { run: `compute instances create ${vm} ${at}`, gives: [{ name: vm }] },
      {
        run: `compute disks create ${disk} ${other} ${at} --size=20 --type=pd-standard --labels=use=data`,
        gives: some(
          { name: disk, sizeGb: "20", status: "READY" },
          { name: other, type: link("diskTypes/pd-standard") },
        ),
      },
      { run: `compute disks create ${disk} ${at} --size=20`, fails: /already exists/ },
      {
        run: `compute disks create ${system} ${at} --image-family=debian-12 --image-project=debian-cloud`,
        gives: [{ name: system, status: "READY", sourceImage: link("global/images/debian-12") }],
      },
      {
        run: `compute disks create none-${id} ${at} --image-family=debian-12 --image-project=debian-cloud --size=20`,
        fails: /has 2 GB/,
      },
      { run: `compute disks list --zones ${zone} --filter=sizeGb>15`, gives: [{ name: disk }, { name: other }] },
      { run: "compute disks list", gives: some({ name: vm, zone: link(zone) }, { name: disk }) },
      { run: `compute instances attach-disk ${vm} --disk=${disk} ${at}`, says: /Updated \[/ },
      { run: `compute instances attach-disk ${vm} --disk=${disk} ${at}`, fails: /already being used/ },
      {
        run: `compute instances describe ${vm} ${at}`,
        gives: { disks: [{ boot: true }, { ...attached, autoDelete: false }] },
      },
      { run: `compute instances set-disk-auto-delete ${vm} --disk=${disk} --auto-delete ${at}`, says: /Updated \[/ },
      { run: `compute instances describe ${vm} ${at}`, gives: { disks: [{}, { ...attached, autoDelete: true }] } },
      {
        run: `compute instances set-disk-auto-delete ${vm} --device-name=${disk} --no-auto-delete ${at}`,
        says: /Updated \[/,
      },
      { run: `compute instances attach-disk ${vm} --disk=${system} --device-name=sys ${at}`, says: /Updated \[/ },
      {
        run: `compute instances describe ${vm} ${at}`,
        gives: { disks: [{}, { deviceName: disk }, { deviceName: "sys", source: link(system) }] },
      },
      { run: `compute instances detach-disk ${vm} --device-name=sys ${at}`, says: /Updated \[/ },
      { run: `compute disks resize ${disk} --size=30 ${at}`, gives: [{ name: disk, sizeGb: "30" }] },
      { run: `compute disks resize ${disk} --size=10 ${at}`, fails: /must be larger than existing size/ },
      { run: `compute disks add-labels ${disk} ${at} --labels=a=b`, says: /Updating labels of disk/ },
      { run: `compute disks remove-labels ${disk} ${at} --labels=use`, says: /Updating labels of disk/ },
      { run: `compute disks describe ${disk} ${at}`, gives: { labels: { a: "b" }, users: [link(`instances/${vm}`)] } },
      { run: `compute disks snapshot ${disk} ${at} --snapshot-names=${first}`, says: /Creating snapshot/ },
      {
        run: `compute snapshots create ${second} --source-disk=${disk} --source-disk-zone=${zone}`,
        says: /Creating gce snapshot/,
      },
      {
        run: `compute snapshots list --filter=name~-${id}$`,
        gives: [{ name: first, diskSizeGb: "30" }, { name: second }],
      },
      {
        run: `compute snapshots describe ${first}`,
        gives: { status: "READY", sourceDisk: link(`zones/${zone}/disks/${disk}`), storageLocations: [region] },
      },
      { run: `compute snapshots add-labels ${first} --labels=keep=yes`, says: /Updating labels of snapshot/ },
      { run: `compute snapshots describe ${first}`, gives: { labels: { keep: "yes" } } },
      { run: `compute snapshots remove-labels ${first} --all`, says: /labels of snapshot/ },
      {
        run: `compute disks create ${restored} ${at} --source-snapshot=${first} --size=40`,
        gives: [{ name: restored, sizeGb: "40", sourceSnapshot: link(`global/snapshots/${first}`) }],
      },
      { run: `compute disks delete ${disk} ${at}`, fails: /already being used by/ },
      { run: `compute instances detach-disk ${vm} --disk=${disk} ${at}`, says: /Updated \[/ },
      { run: `compute instances describe ${vm} ${at}`, gives: { disks: [{ boot: true }] } },
      { run: `compute snapshots delete ${first} ${second}`, says: /(Deleted .*\n){2}/ },
      { run: `compute snapshots describe ${first}`, fails: /was not found/ },
      { run: `compute disks delete ${disk} ${other} ${restored} ${system} ${at}`, says: /(Deleted .*\n){4}/ },
      { run: `compute instances delete ${vm} ${at}`, says: /Deleted/ },
      { run: `compute disks list --zones ${zone}`, gives: [] },
    ];
  },
};
