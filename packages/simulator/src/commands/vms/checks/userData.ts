import { invalid } from "../../../wire/errors";

/** CloudStack's default limit, counted in base64 characters. */
const LONGEST = 32_768;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

export const isTooLong = (userData: string): boolean => userData.length > LONGEST;

/** 431 for what is too long or no base64. */
export function checkUserData(userData: string): void {
  if (isTooLong(userData)) throw invalid(`user data may have ${LONGEST} characters`);
  if (!BASE64.test(userData.replace(/\s/g, ""))) throw invalid("user data must be base64");
}
