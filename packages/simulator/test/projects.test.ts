import { deployIn, other, testCloud } from "./support/cloud";

test("what is in a project belongs to its members, and to nobody else", async () => {
  const cloud = testCloud();
  const { jobresult } = await cloud.run("createProject", { name: "shop", displaytext: "shop" });
  const projectid = jobresult.project.id;
  const made = await cloud.run("deployVirtualMachine", { ...(await deployIn(cloud, "basic-1")), projectid });
  expect(made.jobresult.virtualmachine).toMatchObject({ projectid, project: "shop" });
  const { id } = made.jobresult.virtualmachine;

  expect(await cloud.ask("listVirtualMachines")).toEqual({});
  expect((await cloud.ask("listVirtualMachines", { projectid })).count).toBe(1);
  expect((await cloud.ask("listVirtualMachines", { projectid: "-1" })).count).toBe(1);
  expect(await cloud.ask("listVirtualMachines", { projectid }, other)).toMatchObject({
    errorcode: 432,
    cserrorcode: 9999,
  });
  expect(await cloud.ask("stopVirtualMachine", { id }, other)).toMatchObject({ errorcode: 531 });

  const member = { projectid, account: "other" };
  expect(await cloud.ask("addAccountToProject", member, other)).toMatchObject({ errorcode: 531 });
  await cloud.run("addAccountToProject", member);
  expect((await cloud.ask("listVirtualMachines", { projectid }, other)).count).toBe(1);
  expect((await cloud.run("stopVirtualMachine", { id }, other)).jobstatus).toBe(1);
  await cloud.run("deleteAccountFromProject", member);
  expect(await cloud.ask("listVirtualMachines", { projectid }, other)).toMatchObject({ errorcode: 432 });
  const last = await cloud.run("deleteAccountFromProject", { projectid, account: "demo" });
  expect(last).toMatchObject({ jobstatus: 2, jobresult: { errorcode: 431 } });
});
