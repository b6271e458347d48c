import { actions } from "@stackgate/ec2";
import { describeWith, pythonWith } from "../support/clients";
import { families } from "./aws-cli/families";
import { open, type Stage } from "./aws-cli/stage";
import { type Zone, zones } from "./aws-cli/step";

/** Milliseconds. */
const LONGEST = 120_000;

/** CloudStack has VPCs, and what is made in them, where networks are isolated; addresses are only translated there. */
const isolatedOnly: readonly string[] = [];

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

  const uncalledIn = async (zone: Zone) => {
    const called = new Set(await stage(zone).called());
    return [...actions.keys()].filter((name) => !called.has(name));
  };

  test("calls every action that the gateway has", async () => expect(await uncalledIn("adv-1")).toEqual([]), LONGEST);

  test.each(["basic-1", "advsg-1"] as const)(
    "calls in %s all of them that CloudStack could honour in its kind of zone",
    async (zone) => expect((await uncalledIn(zone)).sort()).toEqual(isolatedOnly),
    LONGEST,
  );
});
