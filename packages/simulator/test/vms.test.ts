import { constants, privateDecrypt } from "node:crypto";
import { admin, demo, deployIn, other, testCloud } from "./support/cloud";

const stateOf = async (cloud: ReturnType<typeof testCloud>, id: string) =>
  (await cloud.ask("listVirtualMachines", { id })).virtualmachine?.[0].state;

describe("the life of a virtual machine", () => {
  test("it is Starting when the call has answered and Running when the clock has moved", async () => {
    const cloud = testCloud({ vmStart: 300 });
    const { id, jobid } = await cloud.ask("deployVirtualMachine", await deployIn(cloud, "basic-1"));
    expect(await stateOf(cloud, id)).toBe("Starting");
    expect((await cloud.ask("queryAsyncJobResult", { jobid })).jobstatus).toBe(0);
    cloud.clock.advance(299);
    expect(await stateOf(cloud, id)).toBe("Starting");
    cloud.clock.advance(1);
    expect(await stateOf(cloud, id)).toBe("Running");
    expect((await cloud.ask("queryAsyncJobResult", { jobid })).jobstatus).toBe(1);
  });

  test("jobs of one machine run one after the other", async () => {
    const cloud = testCloud({ vmStart: 300, vmStop: 200 });
    const { id } = await cloud.ask("deployVirtualMachine", await deployIn(cloud, "basic-1"));
    const { jobid } = await cloud.ask("stopVirtualMachine", { id });
    cloud.clock.advance(300);
    expect(await stateOf(cloud, id)).toBe("Stopping");
    cloud.clock.advance(200);
    expect(await stateOf(cloud, id)).toBe("Stopped");
    expect((await cloud.ask("queryAsyncJobResult", { jobid })).jobstatus).toBe(1);
  });

  test("a destroyed machine keeps its name until it is expunged, and users don't see it meanwhile", async () => {
    const cloud = testCloud({ expungeDelay: 20_000 });
    const wanted = { ...(await deployIn(cloud, "basic-1")), name: "web" };
    const { jobresult } = await cloud.run("deployVirtualMachine", wanted);
    const { id } = jobresult.virtualmachine;
    await cloud.run("destroyVirtualMachine", { id });
    expect(await cloud.ask("listVirtualMachines", { id })).toEqual({});
    expect((await cloud.ask("listVirtualMachines", { id, listall: true }, admin)).virtualmachine[0].state).toBe(
      "Destroyed",
    );
    expect(await cloud.ask("deployVirtualMachine", wanted)).toMatchObject({ errorcode: 431, cserrorcode: 4350 });
    cloud.clock.advance(20_000);
    expect(await cloud.ask("listVirtualMachines", { id, listall: true }, admin)).toEqual({});
    expect((await cloud.run("deployVirtualMachine", wanted)).jobstatus).toBe(1);
  });

  test("of deploys of one name at once several are accepted where the check is as late as in a real cloud", async () => {
    const cloud = testCloud({ hostNameLag: 150 });
    const wanted = { ...(await deployIn(cloud, "basic-1")), name: "web" };
    const errors = [];
    for (const later of [100, 100, 0]) {
      errors.push((await cloud.ask("deployVirtualMachine", wanted)).errorcode);
      cloud.clock.advance(later);
    }
    expect(errors).toEqual([undefined, undefined, 431]);
  });

  test("a machine without a display name shows its host name, also when that changes", async () => {
    const cloud = testCloud();
    const { zoneid, templateid, serviceofferingid } = await deployIn(cloud, "basic-1");
    const { id } = await cloud.ask("deployVirtualMachine", { zoneid, templateid, serviceofferingid, name: "web" });
    const renamed = await cloud.ask("updateVirtualMachine", { id, name: "web-2" });
    expect(renamed.virtualmachine).toMatchObject({ name: "web-2", displayname: "web-2" });
    const shown = await cloud.ask("updateVirtualMachine", { id, displayname: "The web" });
    expect(shown.virtualmachine).toMatchObject({ name: "web-2", displayname: "The web" });
  });

  test("a root admin recovers what is not yet expunged", async () => {
    const cloud = testCloud();
    const { jobresult } = await cloud.run("deployVirtualMachine", await deployIn(cloud, "basic-1"));
    const { id } = jobresult.virtualmachine;
    await cloud.run("destroyVirtualMachine", { id });
    expect(await cloud.ask("recoverVirtualMachine", { id })).toMatchObject({ errorcode: 531, cserrorcode: 4365 });
    expect((await cloud.ask("recoverVirtualMachine", { id }, admin)).virtualmachine.state).toBe("Stopped");
    cloud.clock.advance(60_000);
    expect(await stateOf(cloud, id)).toBe("Stopped");
  });

  test("without room on any host the job fails with 533 and the machine is left in Error", async () => {
    const cloud = testCloud();
    const huge = await cloud.id("listServiceOfferings", "serviceoffering", "Huge");
    const wanted = { ...(await deployIn(cloud, "basic-1")), serviceofferingid: huge };
    const { id, jobid } = await cloud.ask("deployVirtualMachine", wanted);
    cloud.clock.advance(5_000);
    expect(await cloud.ask("queryAsyncJobResult", { jobid })).toMatchObject({
      jobstatus: 2,
      jobresult: { errorcode: 533 },
    });
    expect(await stateOf(cloud, id)).toBe("Error");
  });

  test("a host's memory is used up by running machines and freed by stopping", async () => {
    const cloud = testCloud();
    const wanted = { ...(await deployIn(cloud, "advsg-1")), serviceofferingid: await big(cloud) };
    const results = [];
    for (let count = 0; count < 3; count++) results.push(await cloud.run("deployVirtualMachine", wanted));
    expect(results.map((result) => result.jobstatus)).toEqual([1, 1, 2]);
    await cloud.run("stopVirtualMachine", { id: results[0].jobresult.virtualmachine.id });
    expect((await cloud.run("deployVirtualMachine", wanted)).jobstatus).toBe(1);
  });

  test("an isolated network appears with the first machine; with two the caller must choose", async () => {
    const cloud = testCloud();
    const wanted = await deployIn(cloud, "adv-1");
    expect((await cloud.ask("listNetworks", { zoneid: wanted.zoneid })).count).toBeUndefined();
    await cloud.run("deployVirtualMachine", wanted);
    expect((await cloud.ask("listNetworks", { zoneid: wanted.zoneid })).network).toMatchObject([
      { name: "demo-network", state: "Implemented", type: "Isolated" },
    ]);
    const offering = "DefaultIsolatedNetworkOfferingWithSourceNatService";
    const networkofferingid = await cloud.id("listNetworkOfferings", "networkoffering", offering);
    await cloud.ask("createNetwork", {
      zoneid: wanted.zoneid,
      name: "second",
      displaytext: "second",
      networkofferingid,
    });
    expect(await cloud.ask("deployVirtualMachine", wanted)).toMatchObject({ errorcode: 431, cserrorcode: 4350 });
  });

  test("another tenant neither sees nor stops it, and its host name is taken for all in a shared network", async () => {
    const cloud = testCloud();
    const wanted = { ...(await deployIn(cloud, "basic-1")), name: "web" };
    const { jobresult } = await cloud.run("deployVirtualMachine", wanted, demo);
    const { id } = jobresult.virtualmachine;
    expect(await cloud.ask("listVirtualMachines", { id }, other)).toEqual({});
    expect(await cloud.ask("stopVirtualMachine", { id }, other)).toMatchObject({ errorcode: 531 });
    expect(await cloud.ask("deployVirtualMachine", wanted, other)).toMatchObject({ errorcode: 431 });
  });

  test("updating details replaces them all, and with them the key pair", async () => {
    const cloud = testCloud();
    await cloud.ask("createSSHKeyPair", { name: "k1" });
    const wanted = { ...(await deployIn(cloud, "basic-1")), keypair: "k1", details: [{ "stackgate.token": "t" }] };
    const { jobresult } = await cloud.run("deployVirtualMachine", wanted);
    expect(jobresult.virtualmachine).toMatchObject({ keypairs: "k1", details: { "stackgate.token": "t" } });
    const { id } = jobresult.virtualmachine;
    const { virtualmachine } = await cloud.ask("updateVirtualMachine", { id, details: [{ a: "1" }] });
    expect(virtualmachine.details).toEqual({ a: "1" });
    expect(virtualmachine).not.toHaveProperty("keypairs");
  });

  test("the password of a template that has one is encrypted with the key pair", async () => {
    const cloud = testCloud();
    const { keypair } = await cloud.ask("createSSHKeyPair", { name: "k1" });
    const templateid = await cloud.id("listTemplates", "template", "Rocky Linux 9");
    const wanted = { ...(await deployIn(cloud, "advsg-1")), templateid, keypair: "k1" };
    const { jobresult } = await cloud.run("deployVirtualMachine", wanted);
    const { password, id } = jobresult.virtualmachine;
    const { encryptedpassword } = (await cloud.ask("getVMPassword", { id })).password;
    expect(decrypt(keypair.privatekey, encryptedpassword)).toBe(password);
  });
});

async function big(cloud: ReturnType<typeof testCloud>): Promise<string> {
  const made = { name: "Big", cpunumber: 2, cpuspeed: 1000, memory: 80_000 };
  return (await cloud.ask("createServiceOffering", made, admin)).serviceoffering.id;
}

/** Node no longer takes PKCS#1 padding off (CVE-2023-46809): it is 0, 2, noise without zeros, 0, and then the text. */
function decrypt(privateKey: string, text: string): string {
  const key = { key: privateKey, padding: constants.RSA_NO_PADDING };
  const padded = privateDecrypt(key, Buffer.from(text, "base64"));
  return padded.subarray(padded.indexOf(0, 2) + 1).toString();
}
