/**
 * A path into an answer: `virtualmachine.nic[isdefault=true].id`. An item of a list is named by what tells it from the
 * others there (`[a=x,b=y]`), since a real server's lists have no order.
 */
const step = /^([^.[]+)(?:\[([^\]]*)\])?\.?/;

type Rename = (value: string) => string;

/**
 * The text at the path; the first item where no item is as described (another cloud, another page).
 *
 * @param rename what is called so in the path -> its name in this cloud
 */
export function textAt(content: unknown, path: string, rename: Rename = (value) => value): string | undefined {
  let here = content;
  for (let rest = path; rest !== ""; ) {
    const [whole, field, selector] = step.exec(rest) ?? [];
    if (whole === undefined || field === undefined || !isRecord(here)) return undefined;
    here = here[field];
    if (Array.isArray(here)) here = pick(here, selector ?? "", rename);
    rest = rest.slice(whole.length);
  }
  return typeof here === "string" ? here : undefined;
}

function pick(items: readonly unknown[], selector: string, rename: Rename): unknown {
  const wanted = selector === "" ? [] : selector.split(",").map((pair) => pair.split("="));
  const fits = (item: unknown) =>
    isRecord(item) && wanted.every(([field = "", value = ""]) => String(item[field]) === rename(value));
  return items.find(fits) ?? items[0];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
