import { CloudError, TransportError, type TransportReply } from "@stackgate/cloudstack";
import { readReply } from "../../src/errors/read-reply";
import { json } from "../support/fake-cloudstack";

const read = (reply: TransportReply) => readReply("listZones", reply);
const caught = (reply: TransportReply): unknown => {
  try {
    return read(reply);
  } catch (error) {
    return error;
  }
};

test.each(["listzonesresponse", "counterresponse", "createLBStickinessPolicy", "null"])(
  "the body is what is inside, whatever the envelope is called: %s",
  (name) => expect(read(json({ [name]: { count: 1 } }))).toEqual({ count: 1 }),
);

test("nothing found is an empty body", () => expect(read(json({ listzonesresponse: {} }))).toEqual({}));

describe("refusals keep code, csCode and text", () => {
  const refusal = { uuidList: [], errorcode: 431, cserrorcode: 4350, errortext: "no such zone" };
  test.each(["listzonesresponse", "errorresponse"])("in %s", (name) => {
    const error = caught(json({ [name]: refusal }, 431));
    expect(error).toBeInstanceOf(CloudError);
    expect(error).toMatchObject({ command: "listZones", code: 431, csCode: 4350, text: "no such zone" });
    expect(String(error)).toBe("CloudError: listZones: no such zone (431)");
  });

  test("401 has no cserrorcode", () => {
    const error = caught(json({ listzonesresponse: { uuidList: [], errorcode: 401, errortext: "no" } }, 401));
    expect(error).toMatchObject({ code: 401, csCode: undefined });
  });

  test("in XML", () => {
    const body =
      '<?xml version="1.0" encoding="UTF-8"?><listzonesresponse cloud-stack-version="4.23"><errorcode>431</errorcode>' +
      "<cserrorcode>9999</cserrorcode><errortext>a &lt;b&gt;</errortext></listzonesresponse>";
    expect(caught({ status: 431, contentType: "text/xml;charset=utf-8", body })).toMatchObject({
      name: "CloudError",
      code: 431,
      text: "a <b>",
    });
  });
});

const jsonType = "application/json";
test.each([
  ["URL too long", 414, "text/html;charset=iso-8859-1", "<h1>Bad Message 414</h1>", "html"],
  ["a proxy's page", 502, "text/html", "<html>", "html"],
  ["JSON that ends early", 200, jsonType, '{"listzonesresponse":{"count":1,"zo', "truncated"],
  ["no body", 200, jsonType, "", "malformed"],
  ["a bare list", 200, jsonType, "[]", "malformed"],
  ["no envelope", 200, jsonType, '{"count":1}', "malformed"],
  ["an empty object", 200, jsonType, "{}", "malformed"],
  ["a string", 200, jsonType, '"x"', "malformed"],
  ["null", 200, jsonType, "null", "malformed"],
  ["an error status without a reason", 503, jsonType, '{"listzonesresponse":{}}', "malformed"],
  ["XML that is none", 200, "text/xml", "<a><b></a>", "truncated"],
  ["a list in XML, though JSON was asked for", 200, "text/xml", "<r><count>1</count></r>", "malformed"],
])("%s", (_, status, contentType, body, kind) => {
  const error = caught({ status, contentType, body });
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject({ kind, status, command: "listZones" });
});

test("a transport error says what happened in our words, never in those of the body", () => {
  const body = "<p>/client/api?apikey=K&signature=S</p>";
  const error = caught({ status: 414, contentType: "text/html", body });
  expect(String(error)).toBe(
    "TransportError: an HTML page came instead of an answer of CloudStack (listZones, status 414)",
  );
  expect(JSON.stringify(error)).not.toContain("apikey");
});
