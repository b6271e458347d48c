import { type Answer, type Gce, startGce } from "../support";

const SSH = { sourceRanges: ["198.51.100.0/24"], allowed: [{ IPProtocol: "tcp", ports: ["22"] }] };
const names = ["one", "two", "three", "four"];

/** Clients such as Terraform make and delete firewalls side by side, and CloudStack keeps only one rule of each kind. */
describe("firewalls that share a rule", () => {
  let first: Gce;
  beforeEach(() => {
    first = startGce();
  });
  afterEach(() => first.close());

  const statuses = (answers: readonly Answer[]) => answers.map(({ status, error }) => error?.message ?? status);
  const listed = async () =>
    ((await first("GET", "global/firewalls")).body.items ?? []).map(({ name }: { name: string }) => name).sort();
  const rules = async () => (await first.cloud("demo").list("listSecurityGroups")).flatMap((one) => one.ingressrule);

  test.each([1, 2])("come and go at once, before %d gateways", async (count) => {
    const gateways = [first, ...Array.from({ length: count - 1 }, () => startGce({ beside: first }))];
    const each = (work: (gce: Gce, name: string) => Promise<Answer>) =>
      Promise.all(names.map((name, index) => work(gateways[index % count] ?? first, name)));
    const before = await listed();
    const made = await each((gce, name) => gce("POST", "global/firewalls", { name, ...SSH }));
    expect(statuses(made)).toEqual(names.map(() => 200));
    expect(await listed()).toEqual([...before, ...names].sort());
    expect(await rules()).toHaveLength(before.length + 1);
    const deleted = await each((gce, name) => gce("DELETE", `global/firewalls/${name}`));
    expect(statuses(deleted)).toEqual(names.map(() => 200));
    expect(await listed()).toEqual(before);
    expect(await rules()).toHaveLength(before.length);
  });

  test("and a name is taken once", async () => {
    const both = await Promise.all(["a", "b"].map(() => first("POST", "global/firewalls", { name: "one", ...SSH })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
