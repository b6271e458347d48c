import { testCloud } from "./support/cloud";

const cloud = testCloud();

// Tags are checked and kept one by one in one transaction, so that one finds those before it.
test.each([
  ["a resource is named twice", 2, [{ key: "env", value: "prod" }]],
  [
    "two keys differ only in case",
    1,
    [
      { key: "env", value: "prod" },
      { key: "Env", value: "test" },
    ],
  ],
])("createTags makes no tag when %s: it would be there already", async (_, times, tags) => {
  const { id } = (await cloud.ask("createSecurityGroup", { name: `group ${times}` })).securitygroup;
  const job = { resourcetype: "SecurityGroup", resourceids: Array.from({ length: times }, () => id), tags };
  expect(await cloud.run("createTags", job)).toMatchObject({ jobstatus: 2, jobresult: { errorcode: 530 } });
  expect((await cloud.ask("listTags", { resourceid: id })).tag ?? []).toEqual([]);
});
