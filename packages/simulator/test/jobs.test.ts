import { admin, demo, deployIn, other, testCloud } from "./support/cloud";

const key = async (cloud: ReturnType<typeof testCloud>) => (await cloud.ask("listUsers")).user[0].id;

describe("jobs", () => {
  test("a job is pending until its time, and can be asked for long after", async () => {
    const cloud = testCloud({ quickJob: 20 });
    const { jobid } = await cloud.ask("registerUserKeys", { id: await key(cloud) });
    expect((await cloud.ask("listAsyncJobs")).asyncjobs).toMatchObject([
      { jobid, jobstatus: 0, managementservername: "localhost" },
    ]);
    cloud.clock.advance(20);
    expect(await cloud.ask("listAsyncJobs")).toEqual({});
    cloud.clock.advance(3_600_000);
    const job = await cloud.ask("queryAsyncJobResult", { jobid });
    expect(job).toMatchObject({ jobstatus: 1, jobresultcode: 0, jobresulttype: "object", jobinstancetype: "User" });
    expect(job).not.toHaveProperty("managementservername");
  });

  test("another tenant may not ask for it, an unknown one is 431", async () => {
    const cloud = testCloud();
    const { jobid } = await cloud.ask("registerUserKeys", { id: await key(cloud) });
    expect(await cloud.ask("queryAsyncJobResult", { jobid }, other)).toMatchObject({
      errorcode: 531,
      cserrorcode: 4365,
    });
    expect((await cloud.ask("queryAsyncJobResult", { jobid }, admin)).jobid).toBe(jobid);
    const unknown = { jobid: "00000000-0000-0000-0000-000000000000" };
    expect(await cloud.ask("queryAsyncJobResult", unknown)).toMatchObject({ errorcode: 431, cserrorcode: 9999 });
  });

  test("a failed job carries only the code and the text, and the poll itself succeeds", async () => {
    const cloud = testCloud();
    const { securitygroup } = await cloud.ask("createSecurityGroup", { name: "web" });
    const bad = {
      securitygroupid: securitygroup.id,
      protocol: "tcp",
      startport: 1,
      endport: 2,
      cidrlist: "300.0.0.0/8",
    };
    const job = await cloud.run("authorizeSecurityGroupIngress", bad);
    expect(job).toMatchObject({ jobstatus: 2, jobresultcode: 431 });
    expect(Object.keys(job.jobresult)).toEqual(["errorcode", "errortext"]);
  });

  test("rules of one group wait for one another, and longer where they fight over the lock", async () => {
    const cloud = testCloud({ quickJob: 100, contendedJob: 1_000 });
    const { securitygroup } = await cloud.ask("createSecurityGroup", { name: "web" });
    const rule = (port: number) => ({
      securitygroupid: securitygroup.id,
      protocol: "tcp",
      startport: port,
      endport: port,
      cidrlist: "0.0.0.0/0",
    });
    const first = await cloud.ask("authorizeSecurityGroupIngress", rule(1));
    const second = await cloud.ask("authorizeSecurityGroupIngress", rule(2));
    const statuses = async () => {
      const jobs = await Promise.all([first, second].map(({ jobid }) => cloud.ask("queryAsyncJobResult", { jobid })));
      return jobs.map((job) => job.jobstatus);
    };
    cloud.clock.advance(100);
    expect(await statuses()).toEqual([1, 0]);
    cloud.clock.advance(999);
    expect(await statuses()).toEqual([1, 0]);
    cloud.clock.advance(1);
    expect(await statuses()).toEqual([1, 1]);
  });
});

describe("events", () => {
  test("a job leaves three, the later ones naming the first; another tenant asking for the resource is 531", async () => {
    const cloud = testCloud();
    const { id } = (await cloud.ask("createSecurityGroup", { name: "web" })).securitygroup;
    await cloud.run("authorizeSecurityGroupIngress", { securitygroupid: id, protocol: "all", cidrlist: "10.0.0.0/8" });
    const about = { resourceid: id, resourcetype: "SecurityGroup", type: "SG.AUTH.INGRESS" };
    const { event, count } = await cloud.ask("listEvents", about, demo);
    expect(count).toBe(3);
    const [scheduled] = event.filter((one: { state: string }) => one.state === "Scheduled");
    const later = event.filter((one: { parentid?: string }) => one.parentid === scheduled.id);
    expect(later.map((one: { state: string }) => one.state).sort()).toEqual(["Completed", "Started"]);
    expect(await cloud.ask("listEvents", about, other)).toMatchObject({ errorcode: 531 });
  });

  test("a volume's life is told by four events of its making and one of its end, a machine's end by its destruction", async () => {
    const cloud = testCloud({ expungeDelay: 20_000 });
    const told = async (resourceid: string, resourcetype: string) =>
      (await cloud.ask("listEvents", { resourceid, resourcetype })).event.map(
        ({ type, state }: { type: string; state: string }) => `${type} ${state}`,
      );
    const { zoneid, ...deploy } = await deployIn(cloud, "basic-1");
    const diskofferingid = await cloud.id("listDiskOfferings", "diskoffering", "Small");
    const { jobresult } = await cloud.run("createVolume", { name: "data", zoneid, diskofferingid });
    await cloud.ask("deleteVolume", { id: jobresult.volume.id });
    expect((await told(jobresult.volume.id, "Volume")).sort()).toEqual([
      ...["Completed", "Created", "Scheduled", "Started"].map((state) => `VOLUME.CREATE ${state}`),
      "VOLUME.DESTROY Completed",
    ]);
    const { id } = await cloud.ask("deployVirtualMachine", { zoneid, ...deploy });
    cloud.clock.advance(5_000);
    await cloud.run("destroyVirtualMachine", { id });
    const destroyed = (await told(id, "VirtualMachine")).sort();
    cloud.clock.advance(30_000);
    expect((await told(id, "VirtualMachine")).sort()).toEqual(destroyed);
  });

  test("startdate narrows them, which is how a late termination is found", async () => {
    const cloud = testCloud();
    await cloud.ask("createSecurityGroup", { name: "early" });
    cloud.clock.advance(3_600_000);
    await cloud.ask("createSecurityGroup", { name: "late" });
    const startdate = new Date(cloud.clock.now() - 1_000).toISOString().replace(/\.\d+Z$/, "+0000");
    const { event } = await cloud.ask("listEvents", { type: "SG.CREATE", startdate });
    expect(event).toMatchObject([{ resourcename: "late" }]);
  });
});
