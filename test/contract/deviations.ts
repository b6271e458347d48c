/** A recorded exchange that the embedded CloudStack answers otherwise on purpose. */
export interface Deviation {
  readonly recording: string;
  readonly step: string;
  readonly reason: string;
}

/** As short as can be; each is printed and counted by every run. */
export const deviations: readonly Deviation[] = [
  {
    recording: "09-projects-misc",
    step: "events",
    reason: "the count of everything so far: which inner steps CloudStack logs was recorded for a few commands only",
  },
];
