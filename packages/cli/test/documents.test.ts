import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(__dirname, "../../..");
const decisions = join(root, "docs/decisions");
const read = (path: string) => readFileSync(path, "utf8");

const documents = ["", "certs", "docs", "docs/decisions", "docs/coverage", "docs/transcripts"].flatMap((folder) =>
  readdirSync(join(root, folder)).flatMap((name) => (name.endsWith(".md") ? join(folder, name) : [])),
);

test.each(documents)("%s links to what there is", (document) => {
  const links = [...read(join(root, document)).matchAll(/\]\((?!\w+:)([^)#]+)(?:#[^)]*)?\)/g)].map(
    ([, link = ""]) => link,
  );
  expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
});

test("decisions are numbered without a gap, titled by their number, and all in the index", () => {
  const names = readdirSync(decisions).filter((name) => name !== "README.md");
  const index = read(join(decisions, "README.md"));
  names.forEach((name, position) => {
    const [, title] = new RegExp(`^# ${position + 1}\\. (.+)\n`).exec(read(join(decisions, name))) ?? [];
    expect([name, title]).toEqual([
      expect.stringMatching(new RegExp(`^${String(position + 1).padStart(4, "0")}-[-a-z0-9]+\\.md$`)),
      expect.any(String),
    ]);
    expect(index).toContain(`\n${position + 1}. [${title}](${name})\n`);
  });
});
