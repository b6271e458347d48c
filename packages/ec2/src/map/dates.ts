/** CloudStack writes times as 2026-11-21T09:29:37+0000; `undefined` for what is no time. */
export function dateOf(text: string | undefined): Date | undefined {
  const date = new Date(text ?? "");
  return Number.isNaN(date.getTime()) ? undefined : date;
}
