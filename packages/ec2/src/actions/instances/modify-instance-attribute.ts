import { defineAction } from "../../action";
import { readUserData, userDataOf } from "../../map/user-data";
import type { ModifyInstanceAttributeRequest } from "../../model/types.generated";
import { honoured, refused } from "../../rules";
import { Ec2Error, invalidValue, missingParameter } from "../../wire/error";
import {
  type Change,
  toBlockDevices,
  toDeleteProtection,
  toGroups,
  toInstanceType,
  toNothing,
  toUserData,
} from "./modify/changes";

export const modifyInstanceAttribute = defineAction("ModifyInstanceAttribute", {
  parameters: {
    InstanceId: honoured,
    Attribute: honoured,
    Value: honoured,
    InstanceType: honoured,
    UserData: honoured,
    DisableApiTermination: honoured,
    Groups: honoured,
    BlockDeviceMappings: honoured,
    InstanceInitiatedShutdownBehavior: {
      Value: refused("CloudStack stops an instance that shuts itself down", "stop"),
    },
    DisableApiStop: { Value: refused("CloudStack protects instances from being destroyed only", false) },
    SourceDestCheck: { Value: refused("CloudStack always checks source and destination", true) },
    EbsOptimized: { Value: refused("CloudStack has no storage bandwidth of an instance's own", false) },
    EnaSupport: { Value: refused("CloudStack has no ENA", false) },
    EnclaveOptions: { Enabled: refused("CloudStack has no enclaves", false) },
    SriovNetSupport: refused("CloudStack sets how nics are driven by template"),
    Kernel: refused("images boot by themselves"),
    Ramdisk: refused("images boot by themselves"),
  },
  check(input) {
    changeOf(input);
  },
  async run(input, context) {
    await changeOf(input)(input.InstanceId, context);
    return {};
  },
});

/** One attribute a call, by its own parameter or by the pair of Attribute and Value. */
function changeOf(input: ModifyInstanceAttributeRequest): Change {
  const changes = [...named(input), ...valued(input)];
  const [change, ...more] = changes;
  if (change === undefined) throw missingParameter("Attribute");
  if (more.length > 0) {
    throw new Ec2Error("InvalidParameterCombination", "Fields for multiple attribute types specified");
  }
  return change;
}

function named(input: ModifyInstanceAttributeRequest): readonly Change[] {
  const { InstanceType, UserData, DisableApiTermination, Groups, BlockDeviceMappings } = input;
  // The frame let these through, since their values ask for what is so anyway.
  const { InstanceInitiatedShutdownBehavior, DisableApiStop, SourceDestCheck, EbsOptimized, EnaSupport } = input;
  const harmless = [InstanceInitiatedShutdownBehavior, DisableApiStop, SourceDestCheck, EbsOptimized, EnaSupport];
  return [
    ...given(InstanceType?.Value, toInstanceType),
    ...given(UserData?.Value, (value) => toUserData(userDataOf(value))),
    ...given(DisableApiTermination?.Value, toDeleteProtection),
    ...given(Groups, toGroups),
    ...given(BlockDeviceMappings, toBlockDevices),
    ...[...harmless, input.EnclaveOptions].flatMap((value) => given(value, () => toNothing)),
  ];
}

const given = <T>(value: T | undefined, change: (value: T) => Change): readonly Change[] =>
  value === undefined ? [] : [change(value)];

/** What the older pair of parameters can change. */
const BY_NAME: ReadonlyMap<string, (value: string) => Change> = new Map([
  ["instanceType", toInstanceType],
  ["userData", (value) => toUserData(userDataOf(readUserData(value)))],
  ["disableApiTermination", (value) => toDeleteProtection(flag("Value", value))],
  ["groupSet", (value) => toGroups([value])],
  ["instanceInitiatedShutdownBehavior", (value) => only("stop", value)],
  ["disableApiStop", (value) => only("false", value)],
  ["sourceDestCheck", (value) => only("true", value)],
  ["ebsOptimized", (value) => only("false", value)],
  ["enaSupport", (value) => only("false", value)],
]);

function valued({ Attribute: name, Value: value }: ModifyInstanceAttributeRequest): readonly Change[] {
  if (name === undefined || (value === undefined && name === "blockDeviceMapping")) return [];
  if (value === undefined) throw missingParameter("Value");
  const change = BY_NAME.get(name);
  if (!change) throw new Ec2Error("UnsupportedOperation", `The attribute ${name} can't be changed`);
  return [change(value)];
}

function only(possible: string, value: string): Change {
  if (value.toLowerCase() === possible) return toNothing;
  throw new Ec2Error("UnsupportedOperation", `CloudStack knows only '${possible}' for this attribute`);
}

function flag(name: string, value: string): boolean {
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  throw invalidValue(name, value, "It is true or false.");
}
