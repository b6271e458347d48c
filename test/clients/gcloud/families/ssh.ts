import type { Family } from "../step";

/** The programs in ../bin stand in front of the path: `ssh` and `scp` there tell how they were called. */
export const ssh: Family = {
  name: "compute ssh",
  steps: ({ zone, id }) => {
    const vm = `ssh-${id}`;
    const at = `--zone ${zone}`;
    const key = { key: "ssh-keys", value: expect.stringMatching(/^ann:ssh-rsa [\w+/=]+ \S+$/m) };
    return [
      // Tells gcloud to put the key into this instance's own metadata: the project's is shared by all that run now.
      {
        run: `compute instances create ${vm} ${at} --metadata=block-project-ssh-keys=TRUE`,
        gives: [{}],
        remember: { address: "0.networkInterfaces.0.accessConfigs.0.natIP", number: "0.id" },
      },
      ({ address, number }) => ({
        run: `compute ssh ann@${vm} ${at} --command=uptime`,
        says: new RegExp(`^ssh -T -i .* HostKeyAlias=compute\\.${number} .* ann@${address} -- uptime$`, "m"),
      }),
      { run: `compute instances describe ${vm} ${at}`, gives: { metadata: { items: expect.arrayContaining([key]) } } },
      ({ address }) => ({
        run: `compute ssh ann@${vm} ${at} --dry-run`,
        says: new RegExp(`/ssh -t -i .* ann@${address}\n`),
      }),
      { run: `compute ssh ann@nobody-${id} ${at}`, fails: /was not found/ },
      { run: `compute instances delete ${vm} ${at}`, says: /Deleted/ },
    ];
  },
};
