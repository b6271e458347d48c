import type { ParametersOf, VirtualMachine } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { findOne } from "../../map/instances/machines";
import { reserved } from "../../map/instances/reservations";
import { MACHINE_DETAILS, readView, withFreshVolumes } from "../../map/instances/view";
import type { Instance, InstanceAttribute } from "../../model/types.generated";
import { honoured } from "../../rules";
import { invalidValue } from "../../wire/error";

type Fields = Pick<ParametersOf<"listVirtualMachines">, "details" | "userdata">;

interface Attribute {
  /** What of the machine's record it needs. */
  readonly fields: Fields;
  read(machine: VirtualMachine, context: Ec2Context): InstanceAttribute | Promise<InstanceAttribute>;
}

const MIN: Fields = { details: ["min"] };
const constant = (attribute: InstanceAttribute): Attribute => ({ fields: MIN, read: () => attribute });
const fromInstance = (read: (instance: Instance) => InstanceAttribute): Attribute => ({
  fields: { details: MACHINE_DETAILS },
  async read(machine, context) {
    const view = await readView(context);
    const volumes = await withFreshVolumes(view.volumes, [machine], context);
    return read(reserved(machine, { ...view, volumes }, context).instance);
  },
});

const ATTRIBUTES: ReadonlyMap<string, Attribute> = new Map([
  ["instanceType", fromInstance(({ InstanceType }) => ({ InstanceType: { Value: InstanceType } }))],
  ["groupSet", fromInstance(({ SecurityGroups = [] }) => ({ Groups: SecurityGroups }))],
  ["blockDeviceMapping", fromInstance(({ BlockDeviceMappings = [] }) => ({ BlockDeviceMappings }))],
  ["rootDeviceName", fromInstance(({ RootDeviceName }) => ({ RootDeviceName: { Value: RootDeviceName } }))],
  [
    "userData",
    { fields: { ...MIN, userdata: true }, read: ({ userdata }) => ({ UserData: { Value: userdata || undefined } }) },
  ],
  [
    "disableApiTermination",
    { fields: MIN, read: ({ deleteprotection = false }) => ({ DisableApiTermination: { Value: deleteprotection } }) },
  ],
  // What CloudStack does not let anyone choose.
  ["disableApiStop", constant({ DisableApiStop: { Value: false } })],
  ["instanceInitiatedShutdownBehavior", constant({ InstanceInitiatedShutdownBehavior: { Value: "stop" } })],
  ["sourceDestCheck", constant({ SourceDestCheck: { Value: true } })],
  ["ebsOptimized", constant({ EbsOptimized: { Value: false } })],
  ["enaSupport", constant({ EnaSupport: { Value: false } })],
  ["enclaveOptions", constant({ EnclaveOptions: { Enabled: false } })],
  ["productCodes", constant({ ProductCodes: [] })],
  ["kernel", constant({ KernelId: {} })],
  ["ramdisk", constant({ RamdiskId: {} })],
  ["sriovNetSupport", constant({ SriovNetSupport: {} })],
]);

export const describeInstanceAttribute = defineAction("DescribeInstanceAttribute", {
  parameters: { InstanceId: honoured, Attribute: honoured },
  check({ Attribute }) {
    attributeOf(Attribute);
  },
  async run({ InstanceId, Attribute: name }, context) {
    const attribute = attributeOf(name);
    const machine = await findOne(InstanceId, attribute.fields, context);
    return { InstanceId: context.ids.of("instance", machine.id), ...(await attribute.read(machine, context)) };
  },
});

function attributeOf(name: string): Attribute {
  const attribute = ATTRIBUTES.get(name);
  if (!attribute) throw invalidValue("Attribute", name, `It is one of ${[...ATTRIBUTES.keys()].join(", ")}.`);
  return attribute;
}
