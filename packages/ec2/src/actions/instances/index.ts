import type { Action } from "../../action";
import { describeInstanceAttribute } from "./describe-instance-attribute";
import { describeInstanceCreditSpecifications } from "./describe-instance-credit-specifications";
import { describeInstanceStatus } from "./describe-instance-status";
import { describeInstances } from "./describe-instances";
import { describeVpcClassicLink } from "./describe-vpc-classic-link";
import { getConsoleOutput } from "./get-console-output";
import { getPasswordData } from "./get-password-data";
import { modifyInstanceAttribute } from "./modify-instance-attribute";
import { monitorInstances, unmonitorInstances } from "./monitoring";
import { rebootInstances } from "./reboot-instances";
import { resetInstanceAttribute } from "./reset-instance-attribute";
import { runInstances } from "./run-instances";
import { startInstances } from "./start-instances";
import { stopInstances } from "./stop-instances";
import { terminateInstances } from "./terminate-instances";

export const instances: readonly Action[] = [
  describeInstanceAttribute,
  describeInstanceCreditSpecifications,
  describeInstanceStatus,
  describeInstances,
  describeVpcClassicLink,
  getConsoleOutput,
  getPasswordData,
  modifyInstanceAttribute,
  monitorInstances,
  rebootInstances,
  resetInstanceAttribute,
  runInstances,
  startInstances,
  stopInstances,
  terminateInstances,
  unmonitorInstances,
];
