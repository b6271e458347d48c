import { methods } from "../../packages/gce/src/methods";
import { actionNames, base } from "./support/bases";
import { callEc2 } from "./support/ec2";
import { arrange, type Estate } from "./support/estate";
import { callGce } from "./support/gce";
import { arrangeGce, pathOf } from "./support/gce-estate";
import { startTarget, type Target } from "./support/target";

// Busy machines are slow.
jest.setTimeout(60_000);

/** A cloud whose operator has lowered default.page.size: longer pages are refused. */
const PAGE = 2;
let target: Target;
let estate: Estate;
beforeAll(async () => {
  target = startTarget({
    pageSize: PAGE,
    meddle: (transport) => async (request) => {
      const size = Number(new URLSearchParams(request.query).get("pagesize") ?? 0);
      if (size <= PAGE) return transport(request);
      const body = JSON.stringify({ errorresponse: { errorcode: 431, errortext: `at most ${PAGE} a page` } });
      return { status: 431, contentType: "application/json", body };
    },
  });
  estate = await arrange(target);
  await arrangeGce(target);
  const more = new Map([...base(estate, "RunInstances"), ["MinCount", "5"], ["MaxCount", "5"]]);
  expect((await callEc2(target, "RunInstances", more)).status).toBe(200);
});
afterAll(() => target.close());

it("no read of EC2 asks for more", async () => {
  for (const action of actionNames.filter((name) => /^(Describe|Get)/.test(name)))
    expect((await callEc2(target, action, base(estate, action))).text).not.toContain("a page");
});

it("no read of Compute Engine asks for more", async () => {
  for (const { shape } of methods.filter(({ shape: { httpMethod } }) => httpMethod === "GET"))
    expect((await callGce(target, "GET", pathOf(shape.path))).text).not.toContain("a page");
});

it("lists are whole, at once and page by page", async () => {
  const whole = target.cloud("demo").list("listTemplates", { templatefilter: "executable" });
  const templates = new Set((await whole).map(({ id }) => `ami-${id.replaceAll("-", "")}`));
  const { text } = await callEc2(target, "DescribeImages");
  expect(new Set([...text.matchAll(/<imageId>(.*?)</g)].map(([, id]) => id))).toEqual(templates);
  expect(templates.size).toBeGreaterThan(PAGE);

  const ids = ({ text: document }: { readonly text: string }) =>
    [...document.matchAll(/<instanceId>(.*?)</g)].map(([, id]) => id);
  const all = ids(await callEc2(target, "DescribeInstances"));
  expect(all.length).toBeGreaterThan(PAGE);
  const paged: (string | undefined)[] = [];
  for (let token: string | undefined = ""; token !== undefined; ) {
    const next: [string, string][] = token ? [["NextToken", token]] : [];
    const page = await callEc2(target, "DescribeInstances", [["MaxResults", "5"], ...next]);
    paged.push(...ids(page));
    token = /<nextToken>(.*?)</.exec(page.text)?.[1];
  }
  expect(paged.sort()).toEqual(all.sort());

  const { items } = JSON.parse((await callGce(target, "GET", "projects/demo/aggregated/instances")).text);
  const named = Object.values<{ instances?: readonly unknown[] }>(items).flatMap(({ instances = [] }) => instances);
  expect(named).toHaveLength(all.length);
});
