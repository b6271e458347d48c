import { type Family, link, some } from "../step";

export const loadBalancing: Family = {
  name: "target pools and forwarding rules",
  steps: ({ zone, region, id }) => {
    const [pool, other, rule] = [`pool-${id}`, `pool2-${id}`, `rule-${id}`];
    const [first, second] = [`back-1-${id}`, `back-2-${id}`];
    const there = `--region=${region}`;
    const member = (vm: string) => link(`zones/${zone}/instances/${vm}`);
    const healthyAt = (ipAddress: string | undefined) => (vm: string) => ({
      kind: "compute#targetPoolInstanceHealth",
      healthStatus: [{ healthState: "HEALTHY", instance: member(vm), ipAddress, port: 80 }],
    });
    return [
      { run: `compute instances create ${first} ${second} --zone ${zone}`, gives: [{}, {}] },
      {
        run: `compute target-pools create ${pool} ${there} --session-affinity=CLIENT_IP`,
        gives: [{ sessionAffinity: "CLIENT_IP" }],
      },
      { run: `compute target-pools create ${other} ${there}`, gives: [{ name: other, sessionAffinity: "NONE" }] },
      {
        run: `compute target-pools add-instances ${pool} --instances=${first},${second} --instances-zone=${zone}`,
        says: /Updated \[/,
      },
      {
        run: `compute target-pools describe ${pool} ${there}`,
        gives: { instances: expect.arrayContaining([member(first), member(second)]) },
      },
      { run: "compute target-pools list", gives: some({ name: pool }, { name: other }) },
      {
        run: `compute forwarding-rules create ${rule} ${there} --target-pool=${pool} --ports=80 --source-ip-ranges=192.0.2.0/24`,
        says: new RegExp(`Created \\[.*/regions/${region}/forwardingRules/${rule}\\]`),
      },
      {
        run: `compute forwarding-rules describe ${rule} ${there}`,
        gives: {
          target: link(`targetPools/${pool}`),
          portRange: "80-80",
          IPProtocol: "TCP",
          sourceIpRanges: ["192.0.2.0/24"],
        },
        remember: { address: "IPAddress" },
      },
      { run: "compute forwarding-rules list", gives: some({ name: rule, region: link(region) }) },
      ({ address }) => ({
        run: `compute target-pools get-health ${pool} ${there}`,
        gives: expect.arrayContaining([first, second].map(healthyAt(address))),
      }),
      { run: `compute target-pools delete ${pool} ${there}`, fails: /already being used by/ },
      { run: `compute forwarding-rules set-target ${rule} ${there} --target-pool=${other}`, says: /Updated \[/ },
      { run: `compute forwarding-rules update ${rule} ${there} --update-labels=a=b`, says: /Updated \[/ },
      { run: `compute forwarding-rules describe ${rule} ${there}`, gives: { target: link(other), labels: { a: "b" } } },
      {
        run: `compute target-pools remove-instances ${pool} --instances=${second} --instances-zone=${zone}`,
        says: /Updated \[/,
      },
      { run: `compute target-pools describe ${pool} ${there}`, gives: { instances: [member(first)] } },
      { run: `compute forwarding-rules delete ${rule} ${there}`, says: /Deleted/ },
      { run: `compute target-pools delete ${pool} ${other} ${there}`, says: /(Deleted .*\n){2}/ },
      { run: "compute target-pools list", gives: [] },
      { run: "compute forwarding-rules list", gives: [] },
      { run: `compute instances delete ${first} ${second} --zone ${zone}`, says: /(Deleted .*\n){2}/ },
    ];
  },
};
