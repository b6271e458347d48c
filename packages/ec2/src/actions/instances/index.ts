import type { Action } from "../../action";
import { describeInstances } from "./describe-instances";
import { rebootInstances } from "./reboot-instances";
import { runInstances } from "./run-instances";
import { startInstances } from "./start-instances";
import { stopInstances } from "./stop-instances";
import { terminateInstances } from "./terminate-instances";

export const instances: readonly Action[] = [
  describeInstances,
  rebootInstances,
  runInstances,
  startInstances,
  stopInstances,
  terminateInstances,
];
