import { stateOf } from "../../src/map/instances/state";

describe("an instance", () => {
  it.each([
    ["Starting", 0, "pending"],
    ["Running", 16, "running"],
    ["Migrating", 16, "running"],
    ["Restoring", 16, "running"],
    ["BackingUp", 16, "running"],
    ["Unknown", 16, "running"],
    ["Stopping", 64, "stopping"],
    ["Stopped", 80, "stopped"],
    ["Shutdown", 80, "stopped"],
    ["Destroyed", 48, "terminated"],
    ["Expunging", 48, "terminated"],
    ["Error", 48, "terminated"],
    ["SomethingNew", 0, "pending"],
  ])("in CloudStack's state %s is %i %s", (state, Code, Name) => {
    expect(stateOf(state)).toEqual({ Code, Name });
  });
});
