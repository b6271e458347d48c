import { type Family, link, some } from "../step";

/** Isolated networks: machines have an address inside, and one outside that they may get, keep or lose. */
export const externalAddresses: Family = {
  name: "addresses and access configs",
  steps: ({ zone, region, id }) => {
    const [vm, kept, spare] = [`outside-${id}`, `kept-${id}`, `spare-${id}`];
    const at = `${vm} --zone ${zone}`;
    const there = `--region ${region}`;
    const natIP = "networkInterfaces.0.accessConfigs.0.natIP";
    const inside = { networkInterfaces: [expect.not.objectContaining({ accessConfigs: expect.anything() })] };
    return [
      { run: `compute instances create ${at} --no-address`, gives: [inside] },
      { run: `compute addresses create ${kept} ${spare} ${there}`, says: /(Created .*\n){2}/ },
      { run: `compute addresses create ${kept} ${there}`, fails: /already exists/ },
      {
        run: `compute addresses describe ${kept} ${there}`,
        gives: { status: "RESERVED", addressType: "EXTERNAL", region: link(`regions/${region}`) },
        remember: { address: "address" },
      },
      { run: `compute addresses list --filter=region:${region}`, gives: some({ name: kept }, { name: spare }) },
      { run: "compute addresses list", gives: some({ name: spare }) },
      { run: `beta compute addresses update ${kept} ${there} --update-labels=a=b`, says: /Updat/ },
      { run: `compute addresses describe ${kept} ${there}`, gives: { labels: { a: "b" } } },
      ({ address }) => ({ run: `compute instances add-access-config ${at} --address=${address}`, says: /Updated \[/ }),
      { run: `compute instances add-access-config ${at}`, fails: /At most one access config/ },
      ({ address }) => ({
        run: `compute instances describe ${at}`,
        gives: { networkInterfaces: [{ accessConfigs: [{ name: "external-nat", natIP: address }] }] },
      }),
      {
        run: `compute addresses describe ${kept} ${there}`,
        gives: { status: "IN_USE", users: [link(`instances/${vm}`)] },
      },
      { run: `compute addresses delete ${kept} ${there}`, fails: /already being used/ },
      { run: `compute instances delete-access-config ${at}`, says: /Updated \[/ },
      { run: `compute instances describe ${at}`, gives: inside },
      { run: `compute addresses describe ${kept} ${there}`, gives: { status: "RESERVED" } },
      { run: `compute instances add-access-config ${at}`, says: /Updated \[/ },
      { run: `compute instances describe ${at}`, gives: { name: vm }, remember: { own: natIP } },
      ({ own }) => ({ run: `compute addresses list --filter=address=${own}`, gives: [] }),
      { run: `compute instances delete ${at}`, says: /Deleted/ },
      { run: `compute instances create ${at} --address=${spare}`, gives: [{ name: vm }] },
      { run: `compute addresses describe ${spare} ${there}`, gives: { status: "IN_USE" } },
      { run: `compute instances delete ${at}`, says: /Deleted/ },
      { run: `compute addresses create global-${id} --global`, says: /Created/ },
      { run: "compute addresses list --global", gives: [{ name: `global-${id}`, status: "RESERVED" }] },
      { run: `compute addresses describe global-${id} --global`, gives: { addressType: "EXTERNAL" } },
      { run: `compute addresses delete global-${id} --global`, says: /Deleted/ },
      { run: `compute addresses delete ${kept} ${spare} ${there}`, says: /(Deleted .*\n){2}/ },
      { run: `compute addresses list --filter=region:${region}`, gives: [] },
    ];
  },
};
