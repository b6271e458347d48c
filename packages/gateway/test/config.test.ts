import { ConfigError, type ConfigSources, loadConfig, unknownVariables } from "@stackgate/gateway";

const file = (content: string): ConfigSources => ({ file: "stackgate.yaml", readFile: () => content });

function problems(sources: ConfigSources): readonly string[] {
  try {
    loadConfig(sources);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test("defaults need nothing", () => {
  const config = loadConfig({});
  expect(config.ec2.listen).toEqual({ host: "127.0.0.1", port: 8773 });
  expect(config.gce.listen).toEqual({ host: "127.0.0.1", port: 8787 });
  expect(config.management.listen).toEqual({ host: "127.0.0.1", port: 8779 });
  expect(config.embedded.listen).toEqual({ host: "127.0.0.1", port: 8080 });
  expect(config.limits.bodyBytes).toBe(1_048_576);
});

test("the environment wins over the file, the file over the defaults", () => {
  const config = loadConfig({
    ...file("ec2: { region: from-file, ids: long }\ngce:\n  # nothing set\n"),
    env: { STACKGATE_EC2_IDS: "short", STACKGATE_ADMIN_API_KEY: "key", STACKGATE_GCE_LISTEN: "" },
  });
  expect(config.ec2.region).toBe("from-file");
  expect(config.ec2.ids).toBe("short");
  expect(config.cloudstack.adminApiKey).toBe("key");
  expect(config.gce.listen).toEqual({ host: "127.0.0.1", port: 8787 });
});

test("maps, lists, numbers and flags read the same from both", () => {
  const yaml = loadConfig(
    file(
      "ec2: { instanceTypes: { t3.micro: Small, __proto__: Odd }, recordedGroups: true }\n" +
        "seal: { secrets: [new, old] }\nlimits: { bodyBytes: 2048 }",
    ),
  );
  const env = loadConfig({
    env: {
      STACKGATE_EC2_INSTANCE_TYPES: "t3.micro=Small, __proto__=Odd",
      STACKGATE_EC2_RECORDED_GROUPS: "true",
      STACKGATE_SEAL_SECRETS: "new,old",
      STACKGATE_LIMITS_BODY_BYTES: "2048",
    },
  });
  expect(env).toEqual(yaml);
  expect(yaml.ec2.instanceTypes).toEqual(
    new Map([
      ["t3.micro", "Small"],
      ["__proto__", "Odd"],
    ]),
  );
  expect(yaml.ec2.instanceTypes.get("constructor")).toBeUndefined();
  expect(yaml.seal.secrets).toEqual(["new", "old"]);
});

test("a listener can be turned off, or moved", () => {
  const config = loadConfig({ ...file("ec2: { listen: off }"), env: { STACKGATE_GCE_LISTEN: "[::1]:0" } });
  expect(config.ec2.listen).toBeUndefined();
  expect(config.gce.listen).toEqual({ host: "::1", port: 0 });
  for (const wrong of ["8773", "host:", "host:70000", "a b:1", "::1:80"])
    expect(problems({ env: { STACKGATE_EC2_LISTEN: wrong } })).toEqual([
      "STACKGATE_EC2_LISTEN: expected host:port, or off",
    ]);
});

test("URLs are http or https, carry no secrets, and lose their last slash", () => {
  const config = loadConfig({ env: { STACKGATE_CLOUDSTACK_ENDPOINT: "https://cloud.example.org/client/api/" } });
  expect(config.cloudstack.endpoint).toBe("https://cloud.example.org/client/api");
  expect(loadConfig(file('cloudstack: { endpoint: "" }')).cloudstack.endpoint).toBe("");
  const wrong = ["cloud.example.org", "ftp://x", "https://", "https://u:p@x/", "https://x/?a=b", "https://x/#a"];
  for (const name of ["CLOUDSTACK_ENDPOINT", "EC2_PUBLIC_URL", "GCE_PUBLIC_URL"])
    for (const url of wrong)
      expect(problems({ env: { [`STACKGATE_${name}`]: url } })).toEqual([
        `STACKGATE_${name}: expected an http or https URL without user, query or fragment`,
      ]);
});

test.each([
  ["EC2_ZONES", "a=x,b=x", "another value for each name"],
  ["GCE_ZONES", "a=x-y-z,b=x-y-z", "another value for each name"],
  ["GCE_ZONES", "a=europe", "values such as europe-gva-a"],
  ["GCE_ZONES", "a=Europe-gva-a", "values such as europe-gva-a"],
  ["GCE_IMAGE_FAMILIES", "debian-12=Debian 12", "names such as debian-cloud/debian-12"],
])("a map that could not work is refused: %s %s", (name, value, expected) => {
  expect(problems({ env: { [`STACKGATE_${name}`]: value } })).toEqual([`STACKGATE_${name}: expected ${expected}`]);
});

test("secrets can come from files, other options cannot", () => {
  const readFile = (path: string) =>
    path === "/run/secrets/admin" ? "s3cret\n" : "cloudstack: { adminSecretKeyFile: /run/secrets/admin }";
  expect(loadConfig({ file: "stackgate.yaml", readFile }).cloudstack.adminSecretKey).toBe("s3cret");
  const env = { STACKGATE_ADMIN_SECRET_KEY_FILE: "/run/secrets/admin" };
  expect(loadConfig({ env, readFile }).cloudstack.adminSecretKey).toBe("s3cret");
  expect(problems(file("cloudstack: { endpointFile: x }"))).toEqual([
    'stackgate.yaml:1: unknown option "cloudstack.endpointFile"',
  ]);
});

test("every mistake is named with its line, in one go, without quoting values", () => {
  const found = problems({
    ...file(
      [
        "ec2:",
        "  regoin: here",
        "  ids: medium",
        "ec3: {}",
        "gce:",
        "  tokenMs: -5",
        "  zones: [a]",
        "cloudstack:",
        "  adminSecretKey: 12345",
        "limits: 7",
      ].join("\n"),
    ),
    env: { STACKGATE_LIMITS_BURST: "many", STACKGATE_EC2_RECORDED_GROUPS: "maybe", STACKGATE_EC2_ZONES: "a=b,c" },
  });
  expect(found).toEqual([
    'stackgate.yaml:2: unknown option "ec2.regoin"',
    'stackgate.yaml:4: unknown section "ec3"',
    "stackgate.yaml:10: limits must be a map",
    "stackgate.yaml:9: cloudstack.adminSecretKey: expected text (quote it)",
    "stackgate.yaml:3: ec2.ids: expected one of long, short",
    "STACKGATE_EC2_ZONES: expected name=value pairs",
    "STACKGATE_EC2_RECORDED_GROUPS: expected true or false",
    "stackgate.yaml:7: gce.zones: expected a map of texts",
    "stackgate.yaml:6: gce.tokenMs: expected a whole number of at least 1000",
    "STACKGATE_LIMITS_BURST: expected a whole number of at least 1",
  ]);
});

test("variables that look like options are told apart from options", () => {
  const env = {
    STACKGATE_EC2_REGOIN: "x",
    STACKGATE_EC2_REGION: "x",
    STACKGATE_ADMIN_SECRET_KEY_FILE: "x",
    STACKGATE_EC2_IDS_FILE: "x",
    HOME: "x",
  };
  expect(unknownVariables(env)).toEqual(["STACKGATE_EC2_REGOIN", "STACKGATE_EC2_IDS_FILE"]);
});

test("broken YAML is an error with its line that does not show the file", () => {
  const [problem, ...rest] = problems(file("ec2:\n  region: 'x\ncloudstack: { adminSecretKey: canary }\n"));
  expect(problem).toMatch(/^stackgate.yaml:\d+: /);
  expect([problem, ...rest].join()).not.toContain("canary");
});

test("an unreadable file is named", () => {
  expect(problems({ file: "/nowhere/stackgate.yaml" }).join()).toMatch(/^\/nowhere\/stackgate.yaml: .*ENOENT/);
});
