/** CloudStack writes times as 2026-11-21T09:29:37+0000. */
export const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));
