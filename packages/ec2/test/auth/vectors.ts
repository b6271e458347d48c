import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { HttpRequest } from "@stackgate/gateway";
import { botocoreTests } from "../botocore";
import { httpRequest } from "./requests";

export interface Vector {
  readonly name: string;
  readonly request: HttpRequest;
  readonly signedRequest: HttpRequest;
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  readonly authorization: string;
}

/** AWS's suite, as botocore carries it. */
export function readVectors(): readonly Vector[] {
  const suite = botocoreTests("auth/aws4_testsuite");
  if (suite === undefined) return [];
  return readdirSync(suite, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".req"))
    .sort()
    .map((file) => readVector(path.join(suite, file.slice(0, -".req".length))));
}

function readVector(stem: string): Vector {
  // One character a byte, as Node hands out request lines and headers.
  const read = (extension: string) => readFileSync(`${stem}.${extension}`, "latin1").replaceAll("\r", "");
  return {
    name: path.basename(stem),
    request: parseRequest(read("req")),
    signedRequest: parseRequest(read("sreq")),
    canonicalRequest: read("creq"),
    stringToSign: read("sts"),
    authorization: read("authz"),
  };
}

function parseRequest(text: string): HttpRequest {
  const end = text.indexOf("\n\n");
  const [line = "", ...fields] = (end < 0 ? text : text.slice(0, end)).replace(/\n[ \t]+/g, " ").split("\n");
  const headers: Record<string, string> = {};
  for (const field of fields.filter((text) => text.includes(":"))) {
    const colon = field.indexOf(":");
    const name = field.slice(0, colon).toLowerCase();
    const value = field.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return httpRequest({
    method: line.slice(0, line.indexOf(" ")),
    target: line.slice(line.indexOf(" ") + 1, line.lastIndexOf(" ")),
    headers,
    body: Buffer.from(end < 0 ? "" : text.slice(end + 2), "latin1"),
  });
}
