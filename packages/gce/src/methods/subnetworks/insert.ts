import { defineMutation } from "../../frame/mutation";
import { checkedName } from "../../map/checked-name";
import { gatewayAndNetmask } from "../../map/cidr";
import { listOfVpc } from "../../map/firewalls/access-lists/lists";
import { tierOffering } from "../../map/network-offerings";
import { networkLinked } from "../../map/networks";
import { listSubnetworks } from "../../map/subnetworks";
import { regionNamed } from "../../map/zones";
import { alreadyExists, invalidField } from "../../wire/errors";

/** A tier of a VPC, with the access list that carries the network's firewalls. Other networks have their one subnetwork from the start. */
export const insert = defineMutation("subnetworks.insert", {
  fields: {
    honours: ["name", "description", "network", "ipCidrRange"],
    ignores: {
      privateIpGoogleAccess: "There are no services of Google to reach.",
      purpose: "Tiers are private.",
      stackType: "Tiers are made with IPv4.",
    },
  },
  async run({ parameters: { project, region }, body }, context) {
    const { name = "", description, ipCidrRange = "", network: link } = body;
    checkedName(name);
    const range = gatewayAndNetmask("resource.ipCidrRange", ipCidrRange);
    const [zones, { vpc }, others, offering] = await Promise.all([
      regionNamed(context, region),
      networkLinked(context, "resource.network", link),
      listSubnetworks(context),
      tierOffering(context),
    ]);
    if (!vpc) throw invalidField("resource.network", link, "Its subnetworks were made with it.");
    const zone = zones.find(({ uuid }) => uuid === vpc.zoneid);
    if (!zone) throw invalidField("resource.region", region, "The network lies in another region.");
    if (others.some(({ subnetwork }) => subnetwork.name === name && subnetwork.zone.region === region)) {
      throw alreadyExists(`projects/${project}/regions/${region}/subnetworks/${name}`);
    }
    const { id } = await context.cloud.call("createNetwork", {
      name,
      displaytext: description || name,
      zoneid: zone.uuid,
      vpcid: vpc.id,
      networkofferingid: offering.id,
      aclid: await listOfVpc(context, vpc.id),
      ...range,
    });
    context.cloud.forget();
    return { target: { uuid: id, name } };
  },
});
