/** The p-th percentile of unsorted numbers, nearest rank. */
export function percentile(numbers, p) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
}

export const median = (numbers) => percentile(numbers, 50);

/** `1234.5` with as many digits as mean something. */
export const round = (number) =>
  number === undefined || Number.isNaN(number)
    ? ""
    : number >= 100
      ? Math.round(number).toLocaleString("en-US")
      : number.toFixed(number >= 10 ? 1 : 2);

/** Rows of objects as a Markdown table; the first row's keys are the heads. */
export function markdown(rows) {
  const heads = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const cell = (value) => (typeof value === "number" ? round(value) : (value ?? ""));
  return [
    line(heads),
    line(heads.map((_, index) => (index === 0 ? "---" : "---:"))),
    ...rows.map((row) => line(heads.map((head) => cell(row[head])))),
  ].join("\n");
}
