import { type Family, link } from "../step";

export const projects: Family = {
  name: "the project",
  steps: ({ project, zone, id }) => {
    const vm = `common-${id}`;
    const key = { key: "ssh-keys", value: expect.stringMatching(/^bob:ssh-rsa /m) };
    const common = (...items: object[]) => ({ commonInstanceMetadata: { items } });
    return [
      { run: "projects list", gives: [{ projectId: project, name: project, lifecycleState: "ACTIVE" }] },
      { run: `projects describe ${project}`, gives: { projectId: project } },
      {
        run: "compute project-info describe",
        gives: { kind: "compute#project", name: project, selfLink: link(project) },
      },
      { run: "compute project-info add-metadata --metadata=a=b,c=d", says: /Updated \[/ },
      { run: "compute project-info describe", gives: common({ key: "a", value: "b" }, { key: "c", value: "d" }) },
      { run: "compute project-info remove-metadata --keys=a", says: /Updated \[/ },
      { run: "compute project-info describe", gives: common({ key: "c", value: "d" }) },
      { run: "compute project-info remove-metadata --all", says: /Updated \[/ },
      // Without a key of its own in the instance, `compute ssh` leaves one in the project.
      {
        run: `compute instances create ${vm} --zone ${zone}`,
        gives: [{ name: vm }],
        remember: { address: "0.networkInterfaces.0.accessConfigs.0.natIP" },
      },
      ({ address }) => ({
        run: `compute ssh bob@${vm} --zone ${zone}`,
        says: new RegExp(`^ssh .*bob@${address}$`, "m"),
      }),
      { run: "compute project-info describe", gives: common(key) },
      ({ address }) => ({
        run: `compute scp note.txt bob@${vm}: --zone ${zone}`,
        reads: { name: "note.txt", content: "" },
        says: new RegExp(`^scp .*bob@${address}:$`, "m"),
      }),
      { run: "compute project-info remove-metadata --keys=ssh-keys", says: /Updated \[/ },
      { run: `compute instances delete ${vm} --zone ${zone}`, says: /Deleted/ },
    ];
  },
};
