import { actions } from "@stackgate/ec2";
import { describeWith, pythonWith } from "../support/clients";
import { families } from "./aws-cli/families";
import { open, type Stage } from "./aws-cli/stage";
import { type Zone, zones } from "./aws-cli/step";

/** Milliseconds. */
const LONGEST = 120_000;

describeWith(pythonWith("awscli"), "the aws cli", (python) => {
  const stages = new Map<Zone, Stage>();
  const stage = (zone: Zone): Stage => {
    const found = stages.get(zone);
    if (!found) throw new Error(`nothing runs for ${zone}`);
    return found;
  };
  beforeAll(async () => {
    await Promise.all(zones.map(async (zone) => stages.set(zone, await open(zone, python))));
  }, LONGEST);
  afterAll(() => Promise.all([...stages.values()].map((one) => one.close())), LONGEST);

  describe.each(zones)("in %s", (zone) => {
    const applying = families.filter((family) => family.zones.includes(zone));
    test.each(applying.map((family) => [family.name, family] as const))(
      "%s",
      (_, family) => stage(zone).played(family),
      LONGEST,
    );
  });

  test.each(zones)(
    "calls every action that the gateway has in %s",
    async (zone) => {
      const called = new Set(await stage(zone).called());
      expect([...actions.keys()].filter((name) => !called.has(name))).toEqual([]);
    },
    LONGEST,
  );
});
