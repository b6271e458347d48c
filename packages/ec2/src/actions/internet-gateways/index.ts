import type { Action } from "../../action";
import { attachInternetGateway } from "./attach-internet-gateway";
import { createInternetGateway } from "./create-internet-gateway";
import { deleteInternetGateway } from "./delete-internet-gateway";
import { describeEgressOnlyInternetGateways } from "./describe-egress-only-internet-gateways";
import { describeInternetGateways } from "./describe-internet-gateways";
import { describeNatGateways } from "./describe-nat-gateways";
import { detachInternetGateway } from "./detach-internet-gateway";

export const internetGateways: readonly Action[] = [
  createInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  attachInternetGateway,
  detachInternetGateway,
  describeEgressOnlyInternetGateways,
  describeNatGateways,
];
