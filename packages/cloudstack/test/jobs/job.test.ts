import { readJob } from "../../src/jobs/job";

const recorded = {
  accountid: "e073468a-1303-4604-88f6-5219c88ed58d",
  account: "alice",
  cmd: "org.apache.cloudstack.api.command.user.securitygroup.AuthorizeSecurityGroupIngressCmd",
  jobprocstatus: 0,
  jobresultcode: 0,
  created: "2026-11-21T09:29:33+0000",
  jobid: "f6f80d90-a752-44aa-838a-26981de13cf7",
};
const common = {
  id: recorded.jobid,
  command: recorded.cmd,
  account: "alice",
  created: recorded.created,
};

test("pending: no result, no error", () => {
  expect(readJob({ ...recorded, jobstatus: 0, jobinstancetype: "SecurityGroup", jobinstanceid: "a4d3" })).toEqual({
    ...common,
    state: "pending",
    instanceType: "SecurityGroup",
    instanceId: "a4d3",
  });
});

test.each([
  ["under its own key", { securitygroup: { id: "a4d3" } }, { id: "a4d3" }],
  ["under the key `null`, as copyTemplate's", { null: { id: "b1" } }, { id: "b1" }],
  ["bare", { success: true }, { success: true }],
])("done, the result %s", (_, jobresult, result) => {
  const completed = "2026-11-21T09:29:34+0000";
  expect(readJob({ ...recorded, jobstatus: 1, jobresult, completed })).toEqual({
    ...common,
    state: "done",
    completed,
    result,
  });
});

test("failed: the reason, and no result", () => {
  const jobresult = { errorcode: 533, errortext: "no capacity" };
  expect(readJob({ ...recorded, jobstatus: 2, jobresultcode: 530, jobresulttype: "object", jobresult })).toEqual({
    ...common,
    state: "failed",
    error: { code: 533, text: "no capacity" },
  });
});

test("failed without a reason is still failed", () => {
  expect(readJob({ ...recorded, jobstatus: 2 }).error).toEqual({ code: 530, text: "no reason given" });
});

test.each([{}, { jobstatus: 0 }, { ...recorded, jobstatus: 7 }])("%j is no job", (body) => {
  expect(() => readJob(body)).toThrow(expect.objectContaining({ kind: "malformed" }));
});
