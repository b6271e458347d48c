import { admin, deployIn, testCloud } from "./support/cloud";

const mode = "HTTP_DOWNLOAD";

test("a template's file becomes a volume, which is on secondary storage until it is attached", async () => {
  const cloud = testCloud();
  const { templateid, zoneid } = await deployIn(cloud, "basic-1");
  const extracted = (await cloud.run("extractTemplate", { id: templateid, zoneid, mode })).jobresult.template;
  expect(extracted).toMatchObject({ id: templateid, state: "DOWNLOAD_URL_CREATED" });
  const upload = { name: "system", zoneid, url: extracted.url, format: "VHD" };
  const { volume } = (await cloud.run("uploadVolume", upload)).jobresult;
  expect(volume).toMatchObject({ name: "system", state: "Uploaded", type: "DATADISK", size: 2 ** 31 });

  const vm = await cloud.run("deployVirtualMachine", await deployIn(cloud, "basic-1"));
  const attached = { id: volume.id, virtualmachineid: vm.jobresult.virtualmachine.id };
  expect((await cloud.run("attachVolume", attached)).jobresult.volume).toMatchObject({ state: "Ready" });
  expect((await cloud.run("uploadVolume", { ...upload, format: "ISO" })).jobresult).toMatchObject({ errorcode: 431 });
  const local = { ...upload, url: "http://127.0.0.1/a.vhd" };
  expect((await cloud.run("uploadVolume", local)).jobresult).toMatchObject({ errorcode: 431 });
});

test("what is not extractable only the root admin gets", async () => {
  const cloud = testCloud();
  const id = await cloud.id("listTemplates", "template", "CentOS 5.6 (64-bit) no GUI (Simulator)");
  expect((await cloud.run("extractTemplate", { id, mode })).jobresult).toMatchObject({ errorcode: 431 });
  expect((await cloud.run("extractTemplate", { id, mode }, admin)).jobstatus).toBe(1);
});
