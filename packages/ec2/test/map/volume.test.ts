import type { Volume } from "@stackgate/cloudstack";
import { defaults, schema } from "@stackgate/gateway";
import type { Ids } from "../../src/map/ids";
import { volumeView } from "../../src/map/volumes/volume";

const ids: Pick<Ids, "of"> = { of: (kind, uuid) => `${kind} ${uuid}` };
const volume = { id: "v", name: "data", state: "Ready", type: "DATADISK", size: 2 ** 30 + 1 } as const;
const view = (more: Partial<Volume>) =>
  volumeView({ ...volume, ...more } as Volume, { ids: ids as Ids, config: defaults(schema.ec2) });

describe("a volume", () => {
  it("is encrypted when CloudStack says how", () => {
    expect(view({}).Encrypted).toBe(false);
    expect(view({ encryptformat: "luks" }).Encrypted).toBe(true);
  });

  it("has whole GiB, rounded up", () => {
    expect(view({}).Size).toBe(2);
  });

  it.each([
    ["Allocated", undefined, "available"],
    ["Ready", "m", "in-use"],
    ["Allocated", "m", "available"],
    ["Attaching", "m", "available"],
    ["Creating", undefined, "creating"],
    ["Destroy", undefined, "deleting"],
    ["Expunged", undefined, "deleted"],
    ["SomethingNew", undefined, "error"],
  ])("in state %s at machine %s is %s", (state, virtualmachineid, expected) => {
    expect(view({ state, ...(virtualmachineid !== undefined && { virtualmachineid }) }).State).toBe(expected);
  });
});
