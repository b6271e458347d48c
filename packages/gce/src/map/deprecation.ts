import type { Context } from "../context";
import type { DeprecationStatus } from "../model/types.generated";
import { invalidField } from "../wire/errors";
import { parseLink } from "../wire/links";
import { reservedTag, type Tagged } from "./labels";
import { parseTime } from "./time";

/** The reserved tag of images.deprecate: `DEPRECATED deleted=2027-01-01T00:00:00Z replacement=demo/debian-13`. */
export const DEPRECATED = "deprecated";

const STATES = ["DEPRECATED", "OBSOLETE", "DELETED"];
const TIMES = ["deprecated", "obsolete", "deleted"] as const;
/** CloudStack cuts longer values without a word. */
const LONGEST = 255;

export const isDeprecated = (template: Tagged): boolean => reservedTag(template, DEPRECATED) !== undefined;

/** The tag's value; `undefined` for an image that is in use again. @throws GceError for what can't be kept */
export function deprecationText(wanted: DeprecationStatus, { project }: Pick<Context, "project">): string | undefined {
  const { state = "ACTIVE", replacement: link, ...times } = wanted;
  if (state === "ACTIVE") return undefined;
  if (!STATES.includes(state)) throw invalidField("state", state, "It is not a deprecation state.");
  const known = TIMES.flatMap((name) => (times[name] ? [[name, checkedTime(name, times[name])] as const] : []));
  const replacement = link ? parseLink("replacement", link, "images") : undefined;
  const place = replacement && ["replacement", `${replacement.project ?? project.name}/${replacement.name}`];
  const text = [state, ...[...known, ...(place ? [place] : [])].map((pair) => pair.join("="))].join(" ");
  if (text.length > LONGEST) throw invalidField("replacement", link, `At most ${LONGEST} characters can be kept.`);
  return text;
}

function checkedTime(name: string, time: string): string {
  if (parseTime(time) === undefined || /\s/.test(time))
    throw invalidField(name, time, "It must be a time of RFC 3339.");
  return time;
}

/** The deprecation of an image as documents show it. */
export function deprecationOf(template: Tagged, { links }: Pick<Context, "links">): DeprecationStatus | undefined {
  const [state, ...pairs] = reservedTag(template, DEPRECATED)?.split(" ") ?? [];
  if (state === undefined) return undefined;
  const known = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
  const [project, name] = known.get("replacement")?.split("/") ?? [];
  return {
    state,
    ...Object.fromEntries(TIMES.flatMap((time) => (known.has(time) ? [[time, known.get(time)]] : []))),
    ...(name && { replacement: links.global("images", name, project) }),
  };
}
