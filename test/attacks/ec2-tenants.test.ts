import { actionNames, base, idsOf, unknownId } from "./support/bases";
import { callEc2, other } from "./support/ec2";
import { arrange, type Estate } from "./support/estate";
import { startTarget, type Target } from "./support/target";

// Busy machines are slow; a hang is longer still.
jest.setTimeout(60_000);

let target: Target;
let demos: Estate;
let others: Estate;
beforeAll(async () => {
  target = startTarget();
  demos = await arrange(target);
  others = await arrange(target, other);
});
afterAll(() => target.close());

/** Images belong to the cloud: every tenant may use them. */
const SHARED = /^ami-/;

const REQUEST_ID = /<(requestId|RequestID|RequestId)>.*?<\/\1>/;
const uuidOf = (id: string): string => id.slice(-32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/** What `other` is told, once the id that was asked for and the request's own are taken out. */
async function told(action: string, parameters: Iterable<readonly [string, string]>, id: string) {
  const { status, text, changed } = await callEc2(target, action, parameters, other);
  return { status, changed, says: text.replaceAll(id, "ID").replaceAll(uuidOf(id), "ID").replace(REQUEST_ID, "") };
}

let notFound = 0;
it.each(actionNames)("%s says of another tenant's ids what it says of ids that never were", async (action) => {
  for (const [leaf, id] of idsOf(demos, action)) {
    if (SHARED.test(id)) continue;
    // All else is one's own, so that this id decides.
    const asked = (value: string) => new Map([...base(others, action, leaf), [leaf.name, value]]);
    const never = unknownId(id);
    const unknown = await told(action, asked(never), never);
    expect([leaf.name, await told(action, asked(id), id)]).toEqual([leaf.name, { ...unknown, changed: false }]);
    if (/<Code>\w+(\.NotFound|\.Unknown|NotFound)</.test(unknown.says)) notFound += 1;
  }
});

it("which was a question of the id nearly a hundred times", () => {
  expect(notFound).toBeGreaterThan(90);
});
