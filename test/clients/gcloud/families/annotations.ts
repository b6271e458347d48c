import type { Family } from "../step";

const without = (field: string): object => expect.not.objectContaining({ [field]: expect.anything() });

/** Labels and metadata change at any time, tags while the machine stands still. */
export const annotations: Family = {
  name: "metadata, labels and tags",
  steps: ({ zone, id }) => {
    const vm = `notes-${id}`;
    const at = `${vm} --zone ${zone}`;
    const described = `compute instances describe ${at}`;
    const item = (key: string, value: string) => ({ key, value });
    return [
      {
        run: `compute instances create ${at} --metadata=foo=bar --labels=env=prod,tier=web --tags=web-${id}`,
        args: ["--description=of a person's own words"],
        gives: [
          {
            metadata: { items: [item("foo", "bar")] },
            labels: { env: "prod", tier: "web" },
            tags: { items: [`web-${id}`] },
            description: "of a person's own words",
          },
        ],
      },
      {
        run: `compute instances add-metadata ${at} --metadata=a=b --metadata-from-file=startup-script=start.sh`,
        reads: { name: "start.sh", content: "#!/bin/sh\necho 'ä' > /etc/motd\n" },
        says: /Updated \[/,
      },
      {
        run: described,
        gives: {
          metadata: {
            items: expect.arrayContaining([
              item("a", "b"),
              item("foo", "bar"),
              item("startup-script", "#!/bin/sh\necho 'ä' > /etc/motd\n"),
            ]),
          },
        },
      },
      { run: `compute instances remove-metadata ${at} --keys=a,startup-script`, says: /Updated \[/ },
      { run: described, gives: { metadata: { items: [item("foo", "bar")] } } },
      { run: `compute instances remove-metadata ${at} --all`, says: /Updated \[/ },
      { run: `compute instances add-labels ${at} --labels=owner=ann`, says: /Updating labels of instance/ },
      { run: `compute instances list --filter=labels.owner=ann --zones ${zone}`, gives: [{ name: vm }] },
      { run: `compute instances remove-labels ${at} --labels=tier`, says: /labels of instance/ },
      { run: described, gives: { labels: { env: "prod", owner: "ann" }, metadata: without("items") } },
      { run: `compute instances remove-labels ${at} --all`, says: /labels of instance/ },
      { run: `compute instances stop ${at}`, says: /Updated \[/ },
      { run: `compute instances add-tags ${at} --tags=db-${id}`, says: /Updated \[/ },
      {
        run: described,
        gives: expect.objectContaining({ tags: expect.objectContaining({ items: [`db-${id}`, `web-${id}`] }) }),
      },
      { run: described, gives: without("labels") },
      { run: `compute instances remove-tags ${at} --tags=db-${id}`, says: /Updated \[/ },
      { run: described, gives: { tags: { items: [`web-${id}`] } } },
      { run: `compute instances remove-tags ${at} --all`, says: /Updated \[/ },
      { run: described, gives: { tags: without("items") } },
      { run: `compute instances delete ${at}`, says: /Deleted/ },
    ];
  },
};
