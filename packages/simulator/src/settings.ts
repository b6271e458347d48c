/** How the simulated cloud behaves; every time is in milliseconds of its clock. */
export interface Settings {
  /** From `Starting` to `Running`, and so on. */
  readonly vmStart: number;
  readonly vmStop: number;
  /** Jobs that only change records: rules, tags, addresses. */
  readonly quickJob: number;
  /** Jobs that move data: volumes, snapshots, templates. */
  readonly storageJob: number;
  /** What a job takes (at least) that had to wait for another on the same security group: they fight over a lock. */
  readonly contendedJob: number;
  /** The check of host names is not atomic: it sees a new VM this much later (0: at once). */
  readonly hostNameLag: number;
  /** A destroyed VM or volume is purged after this. */
  readonly expungeDelay: number;
  /** Running VMs are measured this long after the start and then every `statsInterval`; lists show it from then on. */
  readonly statsDelay: number;
  readonly statsInterval: number;
  readonly seed: number;
  /** Lists come in another order within each page, as the real one may; off for tests that want one order. */
  readonly shuffle: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  vmStart: 300,
  vmStop: 200,
  quickJob: 20,
  storageJob: 100,
  contendedJob: 0,
  hostNameLag: 0,
  expungeDelay: 20_000,
  statsDelay: 60_000,
  statsInterval: 60_000,
  seed: 1,
  shuffle: true,
};
