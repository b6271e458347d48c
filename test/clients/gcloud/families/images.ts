import { type Family, link, some } from "../step";

export const images: Family = {
  name: "images",
  steps: ({ project, zone, id }) => {
    const [vm, golden, copy, linked] = [`golden-${id}`, `img-disk-${id}`, `img-snap-${id}`, `img-url-${id}`];
    const [family, snapshot] = [`family-${id}`, `snap-${id}`];
    const own = "compute images list --no-standard-images";
    return [
      // One batch of some 18 requests: the project's own, and the public image projects.
      {
        run: "compute images list",
        gives: some(
          { name: "debian-12", family: "debian-12", selfLink: link("debian-cloud/global/images/debian-12") },
          { family: "ubuntu-2204-lts", selfLink: link("ubuntu-os-cloud/global/images/ubuntu-22-04-lts") },
          { name: "debian-12", selfLink: link(`${project}/global/images/debian-12`) },
        ),
      },
      { run: `${own} --filter=name=debian-12`, gives: [{ selfLink: link(`${project}/global/images/debian-12`) }] },
      {
        run: "compute images describe-from-family debian-12 --project debian-cloud",
        gives: { name: "debian-12", status: "READY", diskSizeGb: expect.stringMatching(/^\d+$/) },
      },
      { run: "compute images describe debian-12 --project=debian-cloud", gives: { family: "debian-12" } },
      { run: "compute images describe-from-family debian-7 --project=debian-cloud", fails: /was not found/ },
      { run: `compute instances create ${vm} --zone ${zone}`, gives: [{ name: vm }] },
      { run: `compute disks snapshot ${vm} --zone ${zone} --snapshot-names=${snapshot}`, says: /Creating snapshot/ },
      { run: `compute instances stop ${vm} --zone ${zone}`, says: /Updated/ },
      {
        run: `compute images create ${golden} --source-disk=${vm} --source-disk-zone=${zone} --family=${family} --labels=a=b`,
        gives: [{ name: golden, status: "READY", family, labels: { a: "b" } }],
      },
      {
        run: `compute images create ${golden} --source-disk=${vm} --source-disk-zone=${zone}`,
        fails: /already exists/,
      },
      {
        run: `compute images create ${copy} --source-snapshot=${snapshot} --description=mine`,
        gives: [{ description: "mine" }],
      },
      {
        run: `compute images create ${linked} --source-uri=https://storage.googleapis.com/b/x.qcow2`,
        gives: [{ name: linked }],
      },
      { run: `compute images describe-from-family ${family}`, gives: { name: golden } },
      {
        run: `compute instances create from-${id} --zone=${zone} --image-family=${family} --image-project=${project}`,
        gives: [{ name: `from-${id}`, status: "RUNNING" }],
      },
      { run: `compute images deprecate ${golden} --state=DEPRECATED`, says: /Updated \[/ },
      { run: `${own} --filter=name=${golden}`, gives: [] },
      { run: `${own} --filter=name=${golden} --show-deprecated`, gives: [{ deprecated: { state: "DEPRECATED" } }] },
      { run: `compute images describe-from-family ${family}`, fails: /was not found/ },
      { run: `compute images deprecate ${golden} --state=ACTIVE`, says: /Updated \[/ },
      { run: `compute images add-labels ${golden} --labels=x=y`, says: /Updating labels of image/ },
      { run: `compute images remove-labels ${golden} --labels=a`, says: /Updating labels of image/ },
      { run: `compute images update ${golden} --description=new --family=${family}2`, says: /Updated \[/ },
      {
        run: `compute images describe ${golden}`,
        gives: { labels: { x: "y" }, description: "new", family: `${family}2` },
      },
      { run: `compute images delete ${golden}`, fails: /use the template/ },
      { run: `compute images delete ${copy} ${linked}`, says: /(Deleted .*\n){2}/ },
      { run: `compute images describe ${copy}`, fails: /was not found/ },
      { run: `compute snapshots delete ${snapshot}`, says: /Deleted/ },
      { run: `compute instances delete ${vm} from-${id} --zone ${zone}`, says: /(Deleted .*\n){2}/ },
    ];
  },
};
