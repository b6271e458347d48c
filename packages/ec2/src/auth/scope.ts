import { refuse } from "./failures";

/** What a version 4 signing key is good for: the client chooses the region's name, we only the services. */
export interface Scope {
  /** YYYYMMDD */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export function formatScope({ date, region, service }: Scope): string {
  return `${date}/${region}/${service}/aws4_request`;
}

/** `KEY/YYYYMMDD/REGION/SERVICE/aws4_request`; read from the end, for the key may hold slashes. */
export function parseCredential(credential: string): { readonly accessKey: string; readonly scope: Scope } {
  const parts = /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(credential);
  if (parts === null) refuse("malformedCredential");
  const [, accessKey = "", date = "", region = "", service = "", terminator] = parts;
  if (terminator !== "aws4_request") refuse("wrongScopeTerminator");
  return { accessKey, scope: { date, region, service } };
}
