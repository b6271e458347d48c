import type { Deviation } from "../deviations";
import type { Outcome } from "./replay";

export interface Summary {
  readonly total: number;
  readonly matching: number;
  /** Allowed differences that were seen. */
  readonly deviating: readonly { readonly outcome: Outcome; readonly reason: string }[];
  /** Differences and steps that could not be sent. */
  readonly mismatches: readonly Outcome[];
  /** Allowed differences that are none any more. */
  readonly stale: readonly Deviation[];
}

export function summarize(outcomes: readonly Outcome[], deviations: readonly Deviation[]): Summary {
  const reasonFor = ({ recording, step }: Outcome) =>
    deviations.find((one) => one.recording === recording && one.step === step)?.reason;
  const differing = outcomes.filter(differs);
  const deviating = differing.flatMap((outcome) => {
    const reason = reasonFor(outcome);
    return reason === undefined ? [] : [{ outcome, reason }];
  });
  return {
    total: outcomes.length,
    matching: outcomes.length - differing.length,
    deviating,
    mismatches: differing.filter((outcome) => reasonFor(outcome) === undefined),
    stale: deviations.filter(
      (one) => !differing.some(({ recording, step }) => one.recording === recording && one.step === step),
    ),
  };
}

export const differs = (outcome: Outcome): boolean => outcome.notRun !== undefined || outcome.differences.length > 0;

/** One mismatch, readable: the step, then a line for each field. */
export function describe({ recording, step, command, differences, notRun }: Outcome): string {
  const lines = differences.map(({ path, expected, got }) => `    ${path}: expected ${expected}, got ${got}`);
  return [`${recording} ${step} (${command})`, ...(notRun ? [`    not run: ${notRun}`] : []), ...lines].join("\n");
}

export function describeAll({ total, matching, deviating, mismatches, stale }: Summary): string {
  return [
    ...mismatches.map(describe),
    ...deviating.map(({ outcome, reason }) => `deviation: ${outcome.recording} ${outcome.step}: ${reason}`),
    ...stale.map(({ recording, step }) => `no deviation any more, take it off the list: ${recording} ${step}`),
    `${matching} of ${total} exchanges match, ${deviating.length} deviations`,
  ].join("\n");
}
