import type { Action } from "../../action";
import { createSubnet } from "./create-subnet";
import { deleteSubnet } from "./delete-subnet";
import { describeSubnets } from "./describe-subnets";
import { modifySubnetAttribute } from "./modify-subnet-attribute";

export const subnets: readonly Action[] = [createSubnet, deleteSubnet, describeSubnets, modifySubnetAttribute];
