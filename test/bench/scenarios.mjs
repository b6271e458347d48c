import { sendWell } from "./load.mjs";
import { ec2Request, gceRequest } from "./requests.mjs";

const ec2 = (parameters) => (gateway) => sendWell(ec2Request(gateway.ec2, parameters));

const runInstances = (count) => (gateway) =>
  ec2({
    Action: "RunInstances",
    ImageId: gateway.image,
    InstanceType: "t3.micro",
    MinCount: count,
    MaxCount: count,
  })(gateway);

/** A list as gcloud reads it: pages of 500, one after the other. */
const gceList = (path) => async (gateway) => {
  for (let token; token !== ""; ) {
    const page = token ? `&pageToken=${encodeURIComponent(token)}` : "";
    const reply = await sendWell(
      gceRequest(gateway.gce, gateway.token, `${path.replace("ZONE", gateway.zone)}?maxResults=500${page}`),
    );
    token = /"nextPageToken":\s*"([^"]*)"/.exec(reply.text)?.[1] ?? "";
  }
};

const insert = (gateway, index) =>
  sendWell(
    gceRequest(gateway.gce, gateway.token, `zones/${gateway.zone}/instances`, {
      name: `bench-${Date.now().toString(36)}-${index}`,
      machineType: `zones/${gateway.zone}/machineTypes/n1-standard-1`,
      disks: [
        {
          boot: true,
          autoDelete: true,
          initializeParams: { sourceImage: "projects/debian-cloud/global/images/family/debian-12" },
        },
      ],
      networkInterfaces: [{ network: "global/networks/default" }],
    }),
  );

/**
 * One request each, or all the pages of a list. `heavy` ones are measured a few times, and not for throughput; those
 * with `changes` just so many times, as what they make stays.
 */
export const scenarios = [
  ...[20, 1_000, 10_000, 50_000].flatMap((machines) => {
    const heavy = machines > 1_000;
    return [
      { name: "DescribeInstances", machines, heavy, whole: ec2({ Action: "DescribeInstances" }) },
      { name: "instances.list", machines, heavy, whole: gceList("zones/ZONE/instances") },
      { name: "instances.aggregatedList", machines, heavy, whole: gceList("aggregated/instances") },
    ];
  }),
  { name: "RunInstances of 1", machines: 20, changes: 20, whole: runInstances(1) },
  { name: "RunInstances of 20", machines: 20, changes: 4, whole: runInstances(20) },
  { name: "instances.insert", machines: 20, changes: 20, whole: insert },
];
