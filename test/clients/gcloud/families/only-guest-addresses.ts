import type { Family } from "../step";

/** Zones with security groups have no other addresses than the machines' own. */
export const onlyGuestAddresses: Family = {
  name: "no external addresses, load balancing or networks",
  steps: ({ zone, region, id }) => {
    const vm = `own-${id}`;
    const at = `${vm} --zone ${zone}`;
    return [
      { run: `compute instances create ${at} --no-address`, gives: [{ name: vm }] },
      { run: `compute instances add-access-config ${at}`, fails: /At most one access config/ },
      { run: `compute instances delete-access-config ${at}`, fails: /it cannot be taken away/ },
      {
        run: `compute instances add-tags ${at} --tags=late-${id}`,
        fails: /only be changed while the instance is stopped/,
      },
      { run: `compute instances delete ${at}`, says: /Deleted/ },
      { run: `compute addresses create own-${id} --region ${region}`, fails: /no public addresses to reserve/ },
      { run: `compute addresses list --filter=region:${region}`, gives: [] },
      { run: `compute target-pools create own-${id} --region ${region}`, fails: /no public addresses to reserve/ },
      {
        run: `compute networks subnets create own-${id} --network=default --range=10.1.0.0/24 --region=${region}`,
        fails: /'resource\.network'/,
      },
      { run: `compute networks subnets list --regions=${region}`, gives: [{ name: "default" }] },
    ];
  },
};
