import { type Gce, startGce } from "./support";

describe("the protocol around the methods", () => {
  let gce: Gce;
  beforeAll(() => {
    gce = startGce();
  });
  afterAll(() => gce.close());

  test("an unknown path is 404, an unsupported method 501 by name", async () => {
    expect(await gce("GET", "/compute/v1/nothing")).toMatchObject({ status: 404, error: { reason: "notFound" } });
    expect(await gce("GET", "global/httpHealthChecks")).toMatchObject({
      status: 501,
      error: {
        reason: "notImplemented",
        message: "The method compute.httpHealthChecks.list is not supported by this server.",
      },
    });
  });

  test("no token: 401 with a challenge", async () => {
    const answer = await gce("GET", "zones", undefined, { as: null });
    expect(answer.status).toBe(401);
    expect(answer.headers["www-authenticate"]).toMatch(/^Bearer realm=.*error="invalid_token"/);
    expect(answer.calls).toEqual({});
  });

  test("another tenant's project is unknown", async () => {
    expect(await gce("GET", "/compute/v1/projects/other/zones")).toMatchObject({ status: 404 });
  });

  test.each(["beta", "alpha"])("%s is v1 under another name", async (version) => {
    expect((await gce("GET", `/compute/${version}/projects/demo/zones`)).status).toBe(200);
  });

  test.each([
    ["an unknown parameter", "zones?nonsense=1", "nonsense"],
    ["too many results", "zones?maxResults=501", "maxResults"],
    ["a page token of another list", "zones?pageToken=abc", "pageToken"],
    ["a filter that is none", "zones?filter=name%20eq", "filter"],
    ["a malformed mask", "zones?fields=items(", "field"],
    ["another order", "zones?orderBy=status", "orderBy"],
  ])("%s is refused by name", async (_, path, named) => {
    const { status, error } = await gce("GET", path);
    expect(status).toBe(400);
    expect(error?.message).toContain(named);
  });

  test("partial answers and pages", async () => {
    const first = await gce("GET", "zones?maxResults=2&fields=items/name,nextPageToken");
    expect(first.body).toEqual({
      items: [{ name: "adv-1-a" }, { name: "advsg-1-a" }],
      nextPageToken: expect.any(String),
    });
    const next = await gce("GET", `zones?maxResults=2&pageToken=${first.body.nextPageToken}`);
    expect(next.body.items.map(({ name }: { name: string }) => name)).toEqual(["basic-1-a"]);
    expect(next.body.nextPageToken).toBeUndefined();
  });

  test("a batch answers its parts in order, each with its own status, as the outer caller", async () => {
    const part = (id: number, path: string) =>
      `--b\nContent-Type: application/http\nContent-ID: <u+${id}>\n\nGET ${path}\naccept: application/json\n\n`;
    const body = `${part(0, "/compute/v1/projects/demo/zones?alt=json")}${part(1, "/compute/v1/projects/demo/zones/x-1-a")}--b--`;
    const answer = await gce("POST", "/batch/compute/v1", body, {
      headers: { "content-type": 'multipart/mixed; boundary="b"' },
    });
    expect(answer.status).toBe(200);
    expect(answer.text.match(/Content-ID: <response-u\+\d>|HTTP\/1.1 \d+/g)).toEqual([
      "Content-ID: <response-u+0>",
      "HTTP/1.1 200",
      "Content-ID: <response-u+1>",
      "HTTP/1.1 404",
    ]);
  });

  test("the discovery document points at this server", async () => {
    const { body } = await gce("GET", "/discovery/v1/apis/compute/v1/rest", undefined, { as: null });
    expect(body).toMatchObject({ rootUrl: "http://gce.test/", servicePath: "compute/v1/" });
    expect(body.resources.zones.methods.list.path).toBe("projects/{project}/zones");
  });
});
