import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const field = (type: string) => ({ type });
const commands = {
  user: {
    listBoxes: {
      isasync: false,
      params: {
        id: { type: "uuid", required: false, length: 255 },
        ids: { type: "list", required: false, length: 255 },
      },
      response: { id: field("string"), size: field("long"), lid: { type: "set", response: ["id", "open"] } },
    },
    createBox: {
      isasync: true,
      params: { name: { type: "string", required: true, length: 63 } },
      response: { id: field("string"), size: field("long"), lid: { type: "set", response: ["id", "open"] } },
    },
    deleteBox: {
      isasync: true,
      params: { id: { type: "uuid", required: true, length: 255 } },
      response: { displaytext: field("string"), success: field("boolean"), jobid: field("string") },
    },
  },
  admin: { listShelves: { isasync: false, params: {}, response: { id: field("string") } } },
};
const box = { id: "b", size: 1, lid: [{ id: "l", open: true }] };
const exchanges = [
  { step: "list", command: "listBoxes", status: 200, response: { listboxesresponse: { count: 1, theBox: [box] } } },
  { step: "refused", command: "listShelves", status: 432, response: { errorresponse: { errorcode: 432, x: [{}] } } },
  { step: "make", command: "createBox", status: 200, response: { createboxresponse: { id: "b", jobid: "j" } } },
  {
    step: "make.job",
    command: "queryAsyncJobResult",
    status: 200,
    response: { queryasyncjobresultresponse: { jobstatus: 1, jobresult: { madebox: box } } },
  },
];

describe("the command table's generator", () => {
  const directory = mkdtempSync(join(tmpdir(), "generate-commands-"));
  const read = (name: string) => readFileSync(join(directory, name), "utf8");
  beforeAll(() => {
    const recordings = join(directory, "exchanges");
    mkdirSync(recordings);
    writeFileSync(join(recordings, "01.json"), JSON.stringify(exchanges));
    writeFileSync(join(directory, "commands.json"), JSON.stringify(commands));
    const generator = join(__dirname, "../../tools/generate-commands.mjs");
    execFileSync(process.execPath, [generator, join(directory, "commands.json"), recordings, directory]);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test("takes keys from recordings, and makes them from the name where there is none", () => {
    expect(JSON.parse(read("command-table.generated.json"))).toEqual({
      createBox: {
        async: true,
        resultKey: "madebox",
        parameters: { name: { type: "string", required: true, length: 63 } },
      },
      deleteBox: { async: true, parameters: { id: { type: "uuid", required: true } } },
      listBoxes: { async: false, listKey: "theBox", parameters: { id: { type: "uuid" }, ids: { type: "list" } } },
      listShelves: { async: false, admin: true, listKey: "shelve", parameters: {} },
    });
  });

  test("types fields by the declaration, and nested ones by what was recorded", () => {
    expect(read("entities.generated.ts")).toContain(
      "export interface Box {\n  readonly id: string;\n  readonly lid?: readonly BoxLid[];\n  readonly size?: number;\n}\n",
    );
    expect(read("entities.generated.ts")).toContain("BoxLid {\n  readonly id: string;\n  readonly open?: boolean;\n}");
  });

  test("gives each command its parameters and its item or result", () => {
    const source = read("commands.generated.ts");
    expect(source).toContain("  listBoxes: { async: false; parameters: ListBoxesParameters; item: E.Box };\n");
    expect(source).toContain("  createBox: { async: true; parameters: CreateBoxParameters; result: E.Box };\n");
    expect(source).toContain("  deleteBox: { async: true; parameters: DeleteBoxParameters; result: E.Success };\n");
    expect(source).toContain("export type CreateBoxParameters = {\n  readonly name: string;\n};\n");
    expect(source).toContain("  readonly ids?: readonly string[] | undefined;\n");
  });
});
