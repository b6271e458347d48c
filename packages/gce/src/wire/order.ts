import { GceError, printable } from "./errors";
import { compare, valuesAt } from "./filter/evaluate";

export type Order = (a: object, b: object) => number;

const by =
  (field: string): Order =>
  (a, b) =>
    compare(valuesAt(a, [field])[0] ?? "", valuesAt(b, [field])[0] ?? "");

const orders: Readonly<Record<string, Order>> = {
  name: by("name"),
  "creationTimestamp desc": (a, b) => by("creationTimestamp")(b, a) || by("name")(a, b),
};

/** Compute Engine's default, and the two that it supports. */
export function orderOf(text: string | undefined): Order | undefined {
  if (text === undefined) return undefined;
  const key = text.trim().replace(/\s+/g, " ");
  const order = Object.hasOwn(orders, key) ? orders[key] : undefined;
  if (order) return order;
  throw new GceError(
    "invalid",
    `Invalid value for field 'orderBy': '${printable(text)}'. Only 'name' and 'creationTimestamp desc' are supported.`,
  );
}

export const byName: Order = by("name");
