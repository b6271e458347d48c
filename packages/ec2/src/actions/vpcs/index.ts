import type { Action } from "../../action";
import { createVpc } from "./create-vpc";
import { deleteVpc } from "./delete-vpc";
import { describeVpcAttribute } from "./describe-vpc-attribute";
import { describeVpcs } from "./describe-vpcs";
import { modifyVpcAttribute } from "./modify-vpc-attribute";

export const vpcs: readonly Action[] = [createVpc, deleteVpc, describeVpcs, describeVpcAttribute, modifyVpcAttribute];
