import { type Family, link, some } from "../step";

export const firewalls: Family = {
  name: "firewall rules",
  steps: ({ id, zone }) => {
    const [web, inner, out] = [`web-${id}`, `inner-${id}`, `out-${id}`];
    const ours = `--filter=name~-${id}$`;
    return [
      // In an isolated network the rules are enforced at this machine's address.
      {
        run: `compute instances create guarded-${id} --zone ${zone} --tags=${web}`,
        gives: [{ tags: { items: [web] } }],
      },
      {
        run: `compute firewall-rules create ${web} --allow=tcp:22,tcp:80-90,icmp --source-ranges=198.51.100.0/24 --target-tags=${web}`,
        args: ["--priority=900", "--description=ssh and more"],
        gives: [{ name: web, direction: "INGRESS", priority: 900, network: link("networks/default") }],
      },
      { run: `compute firewall-rules create ${web} --allow=tcp:22`, fails: /already exists/ },
      {
        run: `compute firewall-rules create ${inner} --allow=all --source-tags=${web} --target-tags=${inner}`,
        gives: [{ name: inner }],
      },
      {
        run: `compute firewall-rules create ${out} --direction=EGRESS --action=allow --rules=udp:53 --destination-ranges=192.0.2.0/24`,
        args: [`--target-tags=${inner}`],
        gives: [{ name: out, direction: "EGRESS", destinationRanges: ["192.0.2.0/24"] }],
      },
      { run: `compute firewall-rules create no-${id} --action=deny --rules=all`, fails: /'resource\.denied/ },
      {
        run: `compute firewall-rules list ${ours}`,
        gives: [
          { name: inner, allowed: [{ IPProtocol: "all" }], sourceTags: [web] },
          { name: out, allowed: [{ IPProtocol: "udp", ports: ["53"] }] },
          { name: web },
        ],
      },
      {
        run: `compute firewall-rules describe ${web}`,
        gives: {
          allowed: some({ IPProtocol: "tcp", ports: ["22", "80-90"] }, { IPProtocol: "icmp" }),
          description: "ssh and more",
          sourceRanges: ["198.51.100.0/24"],
          targetTags: [web],
        },
      },
      { run: `compute firewall-rules update ${web} --allow=udp:53 --source-ranges=203.0.113.0/24`, says: /Updated \[/ },
      { run: `compute firewall-rules update ${web} --disabled`, fails: /'resource\.disabled'/ },
      {
        run: `compute firewall-rules describe ${web}`,
        gives: {
          allowed: [{ IPProtocol: "udp", ports: ["53"] }],
          sourceRanges: ["203.0.113.0/24"],
          description: "ssh and more",
          priority: 900,
        },
      },
      { run: `compute firewall-rules delete ${web} ${inner} ${out}`, says: /(Deleted .*\n){3}/ },
      { run: `compute firewall-rules list ${ours}`, gives: [] },
      { run: `compute firewall-rules describe ${web}`, fails: /was not found/ },
      { run: `compute instances delete guarded-${id} --zone ${zone}`, says: /Deleted/ },
    ];
  },
};
