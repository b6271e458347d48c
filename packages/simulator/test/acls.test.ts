import { testCloud } from "./support/cloud";

test("an update of an ACL item leaves what it doesn't name, unless it is told to replace the item", async () => {
  const cloud = testCloud();
  const vpc = await cloud.run("createVPC", {
    name: "vpc",
    displaytext: "vpc",
    cidr: "10.9.0.0/16",
    zoneid: await cloud.id("listZones", "zone", "adv-1"),
    vpcofferingid: (await cloud.ask("listVPCOfferings", { name: "Default VPC offering" })).vpcoffering[0].id,
  });
  const list = await cloud.run("createNetworkACLList", { name: "acl", vpcid: vpc.jobresult.vpc.id });
  const web = {
    aclid: list.jobresult.networkacllist.id,
    protocol: "tcp",
    startport: 80,
    endport: 80,
    cidrlist: "10.0.0.0/8",
  };
  const { id } = (await cloud.run("createNetworkACL", web)).jobresult.networkacl;
  const update = async (change: object) =>
    (await cloud.run("updateNetworkACLItem", { id, ...change })).jobresult.networkacl;
  expect(await update({ action: "deny" })).toMatchObject({ action: "Deny", startport: "80" });
  expect(await update({ protocol: "udp" })).toMatchObject({ protocol: "udp", startport: "80" });
  const replaced = await update({ protocol: "all", cidrlist: "10.0.0.0/8", partialupgrade: false });
  expect(replaced).toMatchObject({ protocol: "all" });
  expect(replaced).not.toHaveProperty("startport");
});
