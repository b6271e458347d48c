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
    const open = stages.get(zone);
    if (!open) throw new Error(`nothing runs for ${zone}`);
    return open;
  };
  beforeAll(async () => {
    const opened = await Promise.all(zones.map((zone) => open(zone, python)));
    for (const one of opened) stages.set(one.zone, one);
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

  test(
    "calls every action that the gateway has",
    async () => {
      const called = new Set((await Promise.all(zones.map((zone) => stage(zone).called()))).flat());
      expect([...actions.keys()].filter((name) => !called.has(name))).toEqual([]);
    },
    LONGEST,
  );
});
