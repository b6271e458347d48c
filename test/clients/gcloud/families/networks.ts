import { type Family, link, some } from "../step";

/** An isolated network, a VPC with tiers, and what routes they have. */
export const networks: Family = {
  name: "networks, subnetworks and routes",
  steps: ({ region, id }) => {
    const [auto, vpc, tier, via, deny] = [`auto-${id}`, `vpc-${id}`, `tier-${id}`, `via-${id}`, `deny-${id}`];
    const there = `--region=${region}`;
    return [
      { run: `compute networks create ${auto}`, gives: [{ name: auto, autoCreateSubnetworks: true }] },
      {
        run: `compute networks create ${vpc} --subnet-mode=custom`,
        gives: [{ name: vpc, autoCreateSubnetworks: false }],
      },
      { run: `compute networks create ${vpc} --subnet-mode=custom`, fails: /already exists/ },
      { run: "compute networks list", gives: some({ name: "default" }, { name: auto }, { name: vpc }) },
      {
        run: `compute networks describe ${auto}`,
        gives: { subnetworks: [link(`regions/${region}/subnetworks/${auto}`)] },
      },
      {
        run: `compute networks subnets create ${tier} --network=${vpc} --range=10.1.0.0/24 ${there}`,
        gives: [{ name: tier, ipCidrRange: "10.1.0.0/24", gatewayAddress: "10.1.0.1" }],
      },
      {
        run: `compute networks subnets create too-${id} --network=${auto} --range=10.2.0.0/24 ${there}`,
        fails: /Its subnetworks were made with it/,
      },
      { run: "compute networks subnets list", gives: some({ name: tier }, { name: auto }) },
      { run: `compute networks subnets list --network=${vpc}`, gives: [{ name: tier }] },
      {
        run: `compute networks subnets describe ${tier} ${there}`,
        gives: { network: link(vpc), region: link(region) },
      },
      {
        run: `compute routes create ${via} --network=${vpc} --destination-range=10.99.0.0/16 --next-hop-address=10.1.0.5`,
        gives: [{ name: via, destRange: "10.99.0.0/16", nextHopIp: "10.1.0.5" }],
      },
      {
        run: `compute routes create none-${id} --network=${auto} --destination-range=10.99.0.0/16 --next-hop-address=10.1.1.5`,
        fails: /Only a VPC takes routes/,
      },
      { run: `compute routes list --filter=network:${vpc}`, gives: some({ name: via }, { destRange: "0.0.0.0/0" }) },
      { run: `compute routes describe ${via}`, gives: { network: link(vpc), nextHopIp: "10.1.0.5" } },
      {
        run: `compute firewall-rules create ${deny} --network=${vpc} --action=deny --rules=tcp:25 --source-ranges=0.0.0.0/0`,
        args: ["--priority=500"],
        gives: [{ name: deny, denied: [{ IPProtocol: "tcp", ports: ["25"] }], priority: 500, network: link(vpc) }],
      },
      { run: `compute firewall-rules list --filter=network:${vpc}`, gives: [{ name: deny }] },
      { run: `compute firewall-rules delete ${deny}`, says: /Deleted/ },
      { run: `compute networks delete ${vpc}`, fails: /networks/ },
      { run: `compute routes delete default-route-${auto}`, fails: /belongs to its network/ },
      { run: `compute routes delete ${via}`, says: /Deleted/ },
      { run: `compute networks subnets delete ${tier} ${there}`, says: /Deleted/ },
      { run: `compute networks delete ${auto} ${vpc}`, says: /(Deleted .*\n){2}/ },
      { run: `compute networks describe ${vpc}`, fails: /was not found/ },
    ];
  },
};
