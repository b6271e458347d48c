import { type CommandName, commandTable } from "@stackgate/cloudstack";
import recorded from "./recorded-list-keys.json";

const rows = Object.entries(commandTable);

test("holds the 371 commands of a user and the admin ones that the gateways need", () => {
  expect(rows.filter(([, row]) => !row.admin)).toHaveLength(371);
  expect(rows.filter(([, row]) => row.admin).map(([name]) => name)).toEqual([
    "createAccount",
    "createDiskOffering",
    "createDomain",
    "createServiceOffering",
    "createUser",
    "createZone",
    "deleteAccount",
    "getUser",
    "listConfigurations",
    "updateConfiguration",
    "updateServiceOffering",
  ]);
});

/** A real server's `[envelope, key]` by list command, from the recorded exchanges. */
test.each(Object.entries(recorded))("%s answers under the key of a real server", (command, [, key]) => {
  const row = commandTable[command as CommandName];
  expect(row.listKey ?? row.resultKey).toBe(key);
});

test("every list command has a key, and no other", () => {
  const single = ["listCaCertificate", "listCapabilities", "listDetailOptions"];
  const permissions = ["listIsoPermissions", "listTemplatePermissions"];
  const without = rows.filter(([name, row]) => name.startsWith("list") && !row.listKey).map(([name]) => name);
  expect(without.sort()).toEqual([...single, ...permissions].sort());
  expect(rows.filter(([name, row]) => !name.startsWith("list") && row.listKey)).toEqual([]);
});

test("keys that no rule would give", () => {
  expect(commandTable.listAffinityGroupTypes.listKey).toBe("affinityGroupType");
  expect(commandTable.listVMSnapshot.listKey).toBe("vmSnapshot");
  expect(commandTable.listTags.listKey).toBe("tag");
  expect(commandTable.listUserKeys.listKey).toBe("userapikey");
  expect(commandTable.listAsyncJobs.listKey).toBe("asyncjobs");
  expect(commandTable.listEgressFirewallRules.listKey).toBe("firewallrule");
});

test("parameters say their type, whether they are required, and how long a string may be", () => {
  const { parameters } = commandTable.deployVirtualMachine;
  expect(parameters.zoneid).toEqual({ type: "uuid", required: true });
  expect(parameters.userdata).toEqual({ type: "string", length: 1048576 });
  expect(parameters.details).toEqual({ type: "map" });
});
