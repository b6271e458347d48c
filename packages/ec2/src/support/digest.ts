import { createHash } from "node:crypto";

/** SHA-256 as hexadecimal digits: for derived ids and for comparing parameters, never for secrets. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
