import { admin, demo, deployIn, other, testCloud } from "./support/cloud";

const groupNamed = async (cloud: ReturnType<typeof testCloud>, securitygroupname: string) =>
  (await cloud.ask("listSecurityGroups", { securitygroupname })).securitygroup[0];

describe("security groups", () => {
  test("one rule for each CIDR; what exists already is left alone, and only duplicates are a failed job", async () => {
    const cloud = testCloud();
    const { id } = (await cloud.ask("createSecurityGroup", { name: "web" })).securitygroup;
    const rule = { securitygroupid: id, protocol: "TCP", startport: 80, endport: 90 };
    const first = await cloud.run("authorizeSecurityGroupIngress", { ...rule, cidrlist: "10.0.0.0/8,::/0" });
    expect(first.jobresult.securitygroup.ingressrule).toMatchObject([
      { protocol: "tcp", startport: 80, endport: 90, cidr: "10.0.0.0/8" },
      { protocol: "tcp", startport: 80, endport: 90, cidr: "::/0" },
    ]);
    const more = await cloud.run("authorizeSecurityGroupIngress", { ...rule, cidrlist: "10.0.0.0/8,192.168.0.0/16" });
    expect(more.jobresult.securitygroup.ingressrule).toMatchObject([{ cidr: "192.168.0.0/16" }]);
    const again = await cloud.run("authorizeSecurityGroupIngress", { ...rule, cidrlist: "10.0.0.0/8" });
    expect(again).toMatchObject({ jobstatus: 2, jobresult: { errorcode: 530 } });
    expect((await groupNamed(cloud, "web")).ingressrule).toHaveLength(3);
  });

  test.each([
    ["an unknown protocol", { protocol: "bogus" }],
    ["ports the wrong way round", { protocol: "tcp", startport: 9000, endport: 22 }],
    ["no ports", { protocol: "udp" }],
    ["a port too high", { protocol: "tcp", startport: 1, endport: 65_536 }],
    ["no ICMP type", { protocol: "icmp" }],
    ["a protocol number too high", { protocol: "256" }],
  ])("%s fails the job with 431", async (_, traffic) => {
    const cloud = testCloud();
    await cloud.ask("createSecurityGroup", { name: "web" });
    const rule = { securitygroupname: "web", cidrlist: "0.0.0.0/0", ...traffic };
    const job = await cloud.run("authorizeSecurityGroupIngress", rule);
    expect(job).toMatchObject({ jobstatus: 2, jobresult: { errorcode: 431 } });
    expect((await groupNamed(cloud, "web")).ingressrule).toEqual([]);
  });

  test("a group that others' rules let in, or that has members, can't be deleted; `default` never", async () => {
    const cloud = testCloud();
    await cloud.ask("createSecurityGroup", { name: "web" });
    await cloud.ask("createSecurityGroup", { name: "db" });
    const peer = { usersecuritygrouplist: [{ account: "demo", group: "web" }] };
    await cloud.run("authorizeSecurityGroupIngress", { securitygroupname: "db", protocol: "all", ...peer });
    expect((await groupNamed(cloud, "db")).ingressrule[0]).toMatchObject({ securitygroupname: "web", account: "demo" });
    expect(await cloud.ask("deleteSecurityGroup", { name: "web" })).toMatchObject({
      errorcode: 536,
      cserrorcode: 9999,
    });
    expect(await cloud.ask("deleteSecurityGroup", { name: "default" })).toMatchObject({ errorcode: 431 });
    const wanted = { ...(await deployIn(cloud, "basic-1")), securitygroupnames: "db" };
    const { jobresult } = await cloud.run("deployVirtualMachine", wanted);
    const { id } = await groupNamed(cloud, "db");
    expect(await cloud.ask("deleteSecurityGroup", { id })).toMatchObject({ errorcode: 536 });
    await cloud.run("destroyVirtualMachine", { id: jobresult.virtualmachine.id });
    expect(await cloud.ask("deleteSecurityGroup", { id })).toEqual({ success: true });
    expect(await cloud.ask("listSecurityGroups", { id })).toMatchObject({ errorcode: 431, cserrorcode: 9999 });
  });

  test("names that differ in case only are one name, in lists too", async () => {
    const { ask } = testCloud();
    await ask("createSecurityGroup", { name: "web" });
    expect(await ask("createSecurityGroup", { name: "Web" })).toMatchObject({ errorcode: 431, cserrorcode: 4350 });
    expect((await ask("listSecurityGroups", { securitygroupname: "WEB" })).count).toBe(1);
    await ask("createSSHKeyPair", { name: "k" });
    expect(await ask("createSSHKeyPair", { name: "K" })).toMatchObject({ errorcode: 431, cserrorcode: 4350 });
  });

  test("membership changes only while the machine is stopped", async () => {
    const cloud = testCloud();
    await cloud.ask("createSecurityGroup", { name: "web" });
    const { jobresult } = await cloud.run("deployVirtualMachine", await deployIn(cloud, "advsg-1"));
    const change = { id: jobresult.virtualmachine.id, securitygroupnames: "web" };
    expect(await cloud.ask("updateVirtualMachine", change)).toMatchObject({ errorcode: 431 });
    await cloud.run("stopVirtualMachine", { id: change.id });
    expect((await cloud.ask("updateVirtualMachine", change)).virtualmachine.securitygroup).toMatchObject([
      { name: "web" },
    ]);
    expect((await groupNamed(cloud, "web")).virtualmachineids).toEqual([change.id]);
  });
});

describe("tenants", () => {
  test("see and touch nothing of one another", async () => {
    const cloud = testCloud();
    const { id } = (await cloud.ask("createSecurityGroup", { name: "web" }, demo)).securitygroup;
    expect(await cloud.ask("listSecurityGroups", { id }, other)).toEqual({});
    expect((await cloud.ask("listSecurityGroups", { listall: true }, other)).count).toBe(1);
    expect(await cloud.ask("deleteSecurityGroup", { id }, other)).toMatchObject({ errorcode: 531, cserrorcode: 4365 });
    const asDemo = { account: "demo", domainid: (await cloud.ask("listAccounts")).account[0].domainid };
    expect(await cloud.ask("listSecurityGroups", asDemo, other)).toMatchObject({ errorcode: 531 });
    expect((await cloud.ask("listSecurityGroups", asDemo, admin)).count).toBe(2);
  });

  test("a user's key pairs all work until they are deleted, and each is found by the admin", async () => {
    const cloud = testCloud();
    const user = (await cloud.ask("listUsers")).user[0].id;
    const made = (await cloud.run("registerUserKeys", { id: user })).jobresult.userkeys;
    const second = { apiKey: made.apikey, secretKey: made.secretkey };
    expect((await cloud.ask("listZones", {}, second)).count).toBe(3);
    expect((await cloud.ask("listZones", {}, demo)).count).toBe(3);
    expect((await cloud.ask("getUser", { userapikey: demo.apiKey }, admin)).user).toMatchObject({
      apikey: made.apikey,
    });
    const filter = { apikeyfilter: demo.apiKey, listall: true };
    expect((await cloud.ask("listUserKeys", filter, admin)).userapikey).toMatchObject([{ secretkey: demo.secretKey }]);
    await cloud.run("deleteUserKeys", { keypairid: made.id });
    expect(await cloud.ask("listZones", {}, second)).toMatchObject({ errorcode: 401 });
  });

  test("limits hold: one machine too many is 535 and leaves nothing", async () => {
    const cloud = testCloud();
    const limit = {
      account: "demo",
      domainid: (await cloud.ask("listAccounts")).account[0].domainid,
      resourcetype: 0,
      max: 1,
    };
    await cloud.ask("updateResourceLimit", limit, admin);
    const wanted = await deployIn(cloud, "basic-1");
    await cloud.run("deployVirtualMachine", wanted);
    expect(await cloud.ask("deployVirtualMachine", wanted)).toMatchObject({ errorcode: 535, cserrorcode: 9999 });
    expect((await cloud.ask("listVirtualMachines")).count).toBe(1);
    expect((await cloud.ask("listAccounts")).account[0]).toMatchObject({ vmlimit: "1", vmtotal: 1, vmavailable: "0" });
  });
});

describe("key pairs", () => {
  test("the public part of a made pair is what a registered one would be refused for", async () => {
    const cloud = testCloud();
    const { keypair } = await cloud.ask("createSSHKeyPair", { name: "k1" });
    expect(keypair.privatekey).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    expect(keypair.fingerprint).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
    const [stored] = cloud.simulator.state.keyPairs.values();
    const again = { name: "k2", publickey: stored?.publicKey ?? "" };
    expect(await cloud.ask("registerSSHKeyPair", again)).toMatchObject({ errorcode: 431, cserrorcode: 4350 });
    expect((await cloud.ask("registerSSHKeyPair", again, other)).keypair.fingerprint).toBe(keypair.fingerprint);
    expect(await cloud.ask("registerSSHKeyPair", { name: "k3", publickey: "no key" })).toMatchObject({
      errorcode: 431,
    });
  });
});
