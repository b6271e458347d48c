import type { Identified } from "../table";

export interface Job extends Identified {
  readonly number: number;
  readonly userId: string;
  readonly accountId: string;
  /** Java class of the command, as listed. */
  readonly command: string;
  readonly instanceType?: string;
  instanceId?: string;
  readonly created: number;
  completed?: number;
  /** 0 pending, 1 done, 2 failed */
  status: 0 | 1 | 2;
  result?: object;
  resultCode: number;
}
