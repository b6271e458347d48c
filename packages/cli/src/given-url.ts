import { UsageError } from "./command";

/**
 * `--url`, without the slash at its end.
 * @throws UsageError unless it is http or https: clients keep it for years, in key files and profiles
 */
export function givenUrl(url: string | undefined): string | undefined {
  if (url !== undefined && (!/^https?:\/\//.test(url) || !URL.canParse(url)))
    throw new UsageError("--url takes an http or https URL");
  return url?.replace(/\/+$/, "");
}
