import { Readable } from "node:stream";
import { formatMultipart, parseMultipart } from "../../src/wire/multipart";

const TYPE = 'multipart/mixed; boundary="===x=="';
const lines = [
  "--===x==",
  "Content-Type: application/http",
  "MIME-Version: 1.0",
  "Content-ID: <abc+0>",
  "",
  "POST /compute/v1/projects/demo/zones/z/disks?alt=json HTTP/1.1",
  "content-type: application/json",
  "Host: example.org",
  "",
  '{"name": "a"}',
  "--===x==",
  "Content-Type: application/http",
  "",
  "GET /compute/v1/projects/demo/zones",
  "",
  "",
  "--===x==--",
  "",
];

test.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"],
])("parts with %s lines", (_, end) => {
  expect(parseMultipart(TYPE, lines.join(end))).toEqual([
    {
      id: "abc+0",
      method: "POST",
      target: "/compute/v1/projects/demo/zones/z/disks?alt=json",
      headers: { "content-type": "application/json", host: "example.org" },
      body: '{"name": "a"}',
    },
    { id: undefined, method: "GET", target: "/compute/v1/projects/demo/zones", headers: {}, body: "" },
  ]);
});

test.each([
  ["no boundary", "multipart/mixed", lines.join("\n")],
  ["another type", "application/json", lines.join("\n")],
  ["cut short", TYPE, lines.slice(0, -2).join("\n")],
  ["no request line", TYPE, "--===x==\n\nnonsense\n--===x==--"],
])("%s is refused", (_, type, body) => {
  expect(() => parseMultipart(type, body)).toThrow(/Failed to parse batch request/);
});

test("answers carry the id of their request", async () => {
  const replies = Readable.from([{ id: "abc+0", reply: { status: 404, headers: {}, body: "{}" } }]);
  const { headers, body: chunks } = formatMultipart(replies);
  if (typeof chunks === "string" || Buffer.isBuffer(chunks)) throw new Error("a stream was expected");
  let body = "";
  for await (const chunk of chunks) body += chunk;
  expect(headers["content-type"]).toMatch(/^multipart\/mixed; boundary=/);
  expect(body).toContain("Content-ID: <response-abc+0>\r\n\r\nHTTP/1.1 404 Not Found");
});
