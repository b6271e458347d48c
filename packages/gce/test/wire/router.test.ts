import { createRouter, splitTarget } from "../../src/wire/router";

const router = createRouter([
  { httpMethod: "GET", path: "projects/{project}/global/images/{image}", target: "get" },
  { httpMethod: "GET", path: "projects/{project}/global/images/family/{family}", target: "family" },
  { httpMethod: "DELETE", path: "projects/{project}/global/images/{image}", target: "delete" },
]);
const match = (method: string, path: string) => router.match(method, splitTarget(path).segments);

test("literal segments win, and give way where they lead nowhere", () => {
  expect(match("GET", "/projects/p/global/images/family/f")?.target).toBe("family");
  expect(match("GET", "/projects/p/global/images/family")).toMatchObject({ target: "get" });
  expect(match("DELETE", "/projects/p/global/images/i")?.parameters).toEqual(
    new Map([
      ["project", "p"],
      ["image", "i"],
    ]),
  );
  expect(match("POST", "/projects/p/global/images/i")).toBeUndefined();
});

test("a segment is decoded once", () => {
  expect(match("GET", "/projects/a%2Db/global/images/x%252F")?.parameters.get("image")).toBe("x%2F");
});

test.each(["/a/%2F", "/a/%2e%2e/b", "/a/%", "/a/%00", "/a/%0d%0a"])("%s is refused", (path) => {
  expect(() => splitTarget(path)).toThrow();
});
