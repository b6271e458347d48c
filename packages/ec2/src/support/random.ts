import { randomBytes, randomUUID } from "node:crypto";

/** So many random hexadecimal digits, for names that nothing else has. */
export const randomHex = (digits: number): string =>
  randomBytes(Math.ceil(digits / 2))
    .toString("hex")
    .slice(0, digits);

/** For things that CloudStack does not number. */
export const newUuid = (): string => randomUUID();
