import { type Family, link, some } from "../step";

export const operations: Family = {
  name: "operations",
  steps: ({ zone, id }) => {
    const vm = `op-${id}`;
    const target = link(`zones/${zone}/instances/${vm}`);
    return [
      {
        run: `compute instances create ${vm} --zone=${zone} --async`,
        gives: [{ operationType: "insert", targetLink: target }],
        remember: { name: "0.name" },
      },
      ({ name = "" }) => ({
        run: `compute operations describe ${name} --zone ${zone}`,
        gives: {
          kind: "compute#operation",
          name,
          operationType: "insert",
          targetLink: target,
          user: expect.stringMatching(/./),
        },
      }),
      { run: `compute instances stop ${vm} --zone=${zone}`, says: /Updated/ },
      {
        run: `compute operations list --zones=${zone}`,
        gives: some(
          { operationType: "insert", targetLink: target, status: "DONE" },
          { operationType: "stop", targetLink: target },
        ),
      },
      {
        run: `compute operations list`,
        args: ["--filter=operationType=stop AND status=DONE"],
        gives: some({ targetLink: target, progress: 100 }),
      },
      { run: "compute operations list --global --limit=1", gives: [{ kind: "compute#operation" }] },
      { run: `compute operations describe operation-nonsense --zone=${zone}`, fails: /was not found/ },
      { run: `compute instances delete ${vm} --zone ${zone}`, says: /Deleted/ },
    ];
  },
};
