import { type Family, link } from "../step";

export const instanceChanges: Family = {
  name: "changes of an instance",
  steps: ({ zone, id }) => {
    const vm = `change-${id}`;
    const at = `${vm} --zone ${zone}`;
    const described = `compute instances describe ${at}`;
    return [
      {
        run: `compute instances create ${at} --image-family=ubuntu-2204-lts --image-project=ubuntu-os-cloud`,
        gives: [{}],
      },
      {
        run: `compute instances set-machine-type ${at} --machine-type=e2-medium`,
        fails: /stopped|not ready|TERMINATED/i,
      },
      {
        run: `compute instances get-serial-port-output ${at}`,
        says: /Specify --start=\d+ in the next get-serial-port-output/,
      },
      { run: `compute instances update ${at} --deletion-protection`, says: /Setting deletion protection of instance/ },
      { run: `compute instances delete ${at}`, fails: /protected against deletion/ },
      { run: described, gives: { deletionProtection: true } },
      {
        run: `compute instances update ${at} --no-deletion-protection`,
        says: /Setting deletion protection of instance/,
      },
      { run: `compute instances stop ${at}`, says: /Updated \[/ },
      { run: `compute instances set-machine-type ${at} --machine-type=e2-medium`, says: /Updated \[/ },
      { run: described, gives: { machineType: link("machineTypes/e2-medium"), status: "TERMINATED" } },
      {
        run: `compute instances export ${at} --destination=exported.yaml`,
        says: /Exported \[.*\] to 'exported\.yaml'/,
      },
      { run: `compute instances update-from-file ${at} --source=exported.yaml`, says: /Updated \[/ },
      {
        run: `compute instances set-scheduling ${at} --maintenance-policy=TERMINATE --restart-on-failure`,
        says: /'automaticRestart' was ignored[\s\S]*'onHostMaintenance' was ignored/,
      },
      { run: `compute instances set-scheduling ${at} --preemptible`, fails: /preemptible/ },
      {
        run: `compute instances set-disk-auto-delete ${at} --disk=${vm} --no-auto-delete`,
        fails: /boot disk always goes/,
      },
      {
        run: described,
        remember: { fingerprint: "fingerprint", labelFingerprint: "labelFingerprint", machineType: "machineType" },
      },
      // Its YAML may be JSON. Without the fingerprint gcloud does not send it.
      (known) => ({
        run: `compute instances update-from-file ${at} --source=changed.yaml`,
        reads: { name: "changed.yaml", content: JSON.stringify({ ...known, name: vm, labels: { from: "file" } }) },
        says: /Updated \[/,
      }),
      (known) => ({
        run: `compute instances update-from-file ${at} --source=stale.yaml`,
        reads: { name: "stale.yaml", content: JSON.stringify({ ...known, name: vm, labels: { from: "an old file" } }) },
        fails: /fingerprint/,
      }),
      { run: described, gives: { labels: { from: "file" }, machineType: link("machineTypes/e2-medium") } },
      { run: `compute instances delete ${at}`, says: /Deleted/ },
    ];
  },
};
