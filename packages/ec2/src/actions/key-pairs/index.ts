import type { Action } from "../../action";
import { createKeyPair } from "./create-key-pair";
import { deleteKeyPair } from "./delete-key-pair";
import { describeKeyPairs } from "./describe-key-pairs";
import { importKeyPair } from "./import-key-pair";

export const keyPairs: readonly Action[] = [createKeyPair, importKeyPair, deleteKeyPair, describeKeyPairs];
