/** A date as CloudStack writes it: UTC, whole seconds, `+0000` (not `Z`). */
export function wireDate(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+0000`;
}
