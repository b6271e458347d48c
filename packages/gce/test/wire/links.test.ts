import { createLinks, nameInZone, parseLink } from "../../src/wire/links";

test.each([
  [
    "https://www.googleapis.com/compute/v1/projects/p/zones/z/machineTypes/m",
    { project: "p", scope: { kind: "zone", name: "z" } },
  ],
  [
    "http://127.0.0.1:8787/compute/beta/projects/p/zones/z/machineTypes/m",
    { project: "p", scope: { kind: "zone", name: "z" } },
  ],
  ["projects/p/zones/z/machineTypes/m", { project: "p", scope: { kind: "zone", name: "z" } }],
  ["zones/z/machineTypes/m", { scope: { kind: "zone", name: "z" } }],
  ["machineTypes/m", {}],
  ["m", {}],
])("%s", (link, expected) => {
  expect(parseLink("f", link, "machineTypes")).toEqual({ collection: "machineTypes", name: "m", ...expected });
});

test("families are a collection of their own", () => {
  expect(
    parseLink("f", "projects/debian-cloud/global/images/family/debian-12", "images", "images/family"),
  ).toMatchObject({
    project: "debian-cloud",
    collection: "images/family",
    name: "debian-12",
  });
  expect(parseLink("f", "projects/p/zones/-/imageFamilyViews/f", "images", "imageFamilyViews")).toMatchObject({
    scope: { kind: "zone", name: "-" },
  });
});

test.each(["", "zones/z/disks/d", "a/b/c/d/e/f", "projects/p/"])("%j is no machine type", (link) => {
  expect(() => parseLink("resource.machineType", link, "machineTypes")).toThrow(/resource\.machineType/);
});

test("another zone's resource is refused", () => {
  expect(nameInZone("f", "zones/a/disks/d", "a", "disks")).toBe("d");
  expect(() => nameInZone("f", "zones/b/disks/d", "a", "disks")).toThrow(/zone 'a'/);
});

test("links are made on one base", () => {
  const links = createLinks("http://h/compute/v1/", "p");
  expect(links.zonal("z", "disks", "d")).toBe("http://h/compute/v1/projects/p/zones/z/disks/d");
  expect(links.global("images", "i", "debian-cloud")).toBe("http://h/compute/v1/projects/debian-cloud/global/images/i");
});
