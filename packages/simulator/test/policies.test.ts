import { deployIn, other, testCloud } from "./support/cloud";

test("a snapshot policy is listed until it is deleted, and one of the same interval replaces it", async () => {
  const cloud = testCloud();
  await cloud.run("deployVirtualMachine", await deployIn(cloud, "basic-1"));
  const volumeid = (await cloud.ask("listVolumes")).volume[0].id;
  const daily = { volumeid, intervaltype: "daily", maxsnaps: 2, schedule: "00:10", timezone: "UTC" };
  await cloud.ask("createSnapshotPolicy", daily);
  const { id } = (await cloud.ask("createSnapshotPolicy", { ...daily, maxsnaps: 3 })).snapshotpolicy;
  expect((await cloud.ask("listSnapshotPolicies", { volumeid })).snapshotpolicy).toMatchObject([{ id, maxsnaps: 3 }]);
  expect(await cloud.ask("listSnapshotPolicies", { volumeid }, other)).toEqual({});
  expect(await cloud.ask("deleteSnapshotPolicies", { id }, other)).toMatchObject({ errorcode: 531 });
  expect(await cloud.ask("deleteSnapshotPolicies", { id })).toEqual({ success: true });
  expect(await cloud.ask("listSnapshotPolicies", { volumeid })).toEqual({});
});

test("a stickiness policy is listed with its rule until it is deleted", async () => {
  const cloud = testCloud();
  await cloud.run("deployVirtualMachine", await deployIn(cloud, "adv-1"));
  const networkid = (await cloud.ask("listNetworks", { type: "Isolated" })).network[0].id;
  const { jobresult } = await cloud.run("associateIpAddress", { networkid });
  const ports = { publicport: 80, privateport: 80, algorithm: "roundrobin" };
  const rule = await cloud.run("createLoadBalancerRule", { publicipid: jobresult.ipaddress.id, name: "lb", ...ports });
  const lbruleid = rule.jobresult.loadbalancer.id;
  const made = await cloud.ask("createLBStickinessPolicy", { lbruleid, name: "sticky", methodname: "LbCookie" });
  expect((await cloud.ask("listLBStickinessPolicies", { lbruleid })).stickinesspolicies).toMatchObject([
    { lbruleid, stickinesspolicy: [{ id: made.id, name: "sticky" }] },
  ]);
  await cloud.run("deleteLBStickinessPolicy", { id: made.id });
  expect(await cloud.ask("listLBStickinessPolicies", { lbruleid })).toEqual({});
  expect(await cloud.ask("deleteLBStickinessPolicy", { id: made.id })).toMatchObject({
    errorcode: 431,
    cserrorcode: 9999,
  });
});
