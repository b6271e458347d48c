/** RFC 3339 with milliseconds and offset, as Compute Engine writes it. */
export const timestamp = (ms: number): string => new Date(ms).toISOString().replace("Z", "+00:00");

/** CloudStack's `2026-11-21T10:00:00+0000`; `undefined` for what is no time. */
export function parseTime(text: string | undefined): number | undefined {
  const ms = Date.parse((text ?? "").replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  return Number.isNaN(ms) ? undefined : ms;
}

/** A CloudStack time as Compute Engine writes it. */
export function creationTimestamp(text: string | undefined): string | undefined {
  const ms = parseTime(text);
  return ms === undefined ? undefined : timestamp(ms);
}
