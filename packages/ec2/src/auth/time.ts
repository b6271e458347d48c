import { refuse } from "./failures";

/** How far the clocks of client and gateway may differ. */
export const SKEW_MS = 15 * 60 * 1000;
/** The longest life of a presigned request. */
export const LONGEST_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** `YYYYMMDDTHHMMSSZ`, as version 4 writes times. */
export function parseBasicTime(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return existing(new Date(`${iso}Z`), iso);
}

export function formatBasicTime(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** `YYYY-MM-DDThh:mm:ss`, perhaps with a fraction, perhaps without a Z, as clients of version 2 write UTC. */
export function parseExtendedTime(text: string): Date | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z?$/.exec(text);
  return parts?.[1] === undefined ? undefined : existing(new Date(`${parts[1]}Z`), parts[1]);
}

/** `Sun, 06 Nov 1994 08:49:37 GMT`; botocore writes -0000 for GMT. */
export function parseHttpDate(text: string): Date | undefined {
  const utc = text.replace(/[+-]0000$/, "GMT");
  const time = new Date(utc);
  return !Number.isNaN(time.getTime()) && time.toUTCString() === utc ? time : undefined;
}

/** A signature made now is good for as long as clocks may differ. */
export function checkSkew(signedAt: Date, now: Date): void {
  checkNotAhead(signedAt, now);
  if (now.getTime() - signedAt.getTime() > SKEW_MS) refuse("tooOld");
}

/** A presigned request is good from its signature on, for as long as it says. */
export function checkLife(signedAt: Date, lifeMs: number, now: Date): void {
  checkNotAhead(signedAt, now);
  if (now.getTime() - signedAt.getTime() > lifeMs) refuse("linkExpired");
}

/** Version 2 may name the end of its life instead of its start. */
export function checkExpiry(expires: Date, now: Date): void {
  if (expires.getTime() < now.getTime()) refuse("linkExpired");
  if (expires.getTime() - now.getTime() > LONGEST_LIFE_MS) refuse("v2TooFarExpires");
}

function checkNotAhead(signedAt: Date, now: Date): void {
  if (signedAt.getTime() - now.getTime() > SKEW_MS) refuse("tooNew");
}

/** `Date` turns February 30 into March 2: such a time is none. */
function existing(time: Date, iso: string): Date | undefined {
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? time : undefined;
}
