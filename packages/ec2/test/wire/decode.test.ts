import type { Model } from "../../src/model/model";
import { models } from "../../src/model/shapes.generated";
import { decode } from "../../src/wire/decode";
import { Ec2Error } from "../../src/wire/error";
import { readParameters } from "../../src/wire/parameters";

const input = (operation: string, parameters: Record<string, string>, model: Model = models.ec2) =>
  decode(model, model.operations[operation]?.input, new Map(Object.entries(parameters)));

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Ec2Error) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no error";
};

describe("decode", () => {
  it("looks names up by EC2's rules and leaves the protocol's own parameters out", () => {
    expect(
      input("DescribeInstances", {
        Action: "DescribeInstances",
        Version: "2016-11-15",
        AWSAccessKeyId: "k",
        "X-Amz-Date": "now",
        "InstanceId.1": "i-1",
        "Filter.1.Name": "tag:Name",
        "Filter.1.Value.1": "a",
        "Filter.1.Value.2": "b",
        MaxResults: "5",
        DryRun: "TRUE",
      }),
    ).toEqual({
      InstanceIds: ["i-1"],
      Filters: [{ Name: "tag:Name", Values: ["a", "b"] }],
      MaxResults: 5,
      DryRun: true,
    });
  });

  it("takes lists from 0 on, with gaps, in the order of their numbers", () => {
    expect(input("DescribeInstances", { "InstanceId.10": "c", "InstanceId.0": "a", "InstanceId.2": "b" })).toEqual({
      InstanceIds: ["a", "b", "c"],
    });
  });

  it("takes a list of one where one is asked for, as boto 2 asks for console output", () => {
    expect(input("GetConsoleOutput", { "InstanceId.1": "i-1" })).toEqual({ InstanceId: "i-1" });
  });

  it("takes an empty value for none, however deep", () => {
    expect(
      input("RunInstances", {
        MinCount: "1",
        MaxCount: "1",
        KeyName: "",
        "Placement.Tenancy": "",
        "SecurityGroup.1": "",
      }),
    ).toEqual({ MinCount: 1, MaxCount: 1 });
  });

  it("reads blobs as base64 and timestamps as dates", () => {
    expect(input("ImportKeyPair", { KeyName: "k", PublicKeyMaterial: "c3NoLXJzYQ==" })).toEqual({
      KeyName: "k",
      PublicKeyMaterial: Buffer.from("ssh-rsa"),
    });
  });

  it.each([
    ["unknown names", { Bogus: "1" }, "UnknownParameter: The parameter Bogus is not recognized"],
    [
      "unknown names inside",
      { "Filter.1.Nome": "x" },
      "UnknownParameter: The parameter Filter.1.Nome is not recognized",
    ],
    ["a list without numbers", { InstanceId: "i-1" }, "UnknownParameter: The parameter InstanceId is not recognized"],
    [
      "a scalar with members",
      { "MaxResults.first": "5" },
      "UnknownParameter: The parameter MaxResults.first is not recognized",
    ],
    [
      "a scalar with several items",
      { "MaxResults.1": "5", "MaxResults.2": "6" },
      "UnknownParameter: The parameter MaxResults.1 is not recognized",
    ],
    ["__proto__", { "__proto__.x": "1" }, "UnknownParameter: The parameter __proto__.x is not recognized"],
    [
      "__proto__ inside",
      { "Filter.1.__proto__.x": "1" },
      "UnknownParameter: The parameter Filter.1.__proto__.x is not recognized",
    ],
    [
      "constructor",
      { "constructor.prototype.y": "1" },
      "UnknownParameter: The parameter constructor.prototype.y is not recognized",
    ],
    [
      "words for numbers",
      { MaxResults: "five" },
      "InvalidParameterValue: Value (five) for parameter MaxResults is invalid. Expected a integer.",
    ],
    [
      "words for booleans",
      { DryRun: "constructor" },
      "InvalidParameterValue: Value (constructor) for parameter DryRun is invalid. Expected a boolean.",
    ],
    ["lists past 1,000", { "InstanceId.1001": "i" }, "InvalidParameterValue: InstanceId.1001: lists end at 1000"],
    [
      "nesting past 8",
      { "a.b.c.d.e.f.g.h.i": "1" },
      "InvalidParameterValue: The parameter a.b.c.d.e.f.g.h.i is nested too deeply",
    ],
  ])("refuses %s", (_, parameters, expected) => {
    expect(codeOf(() => input("DescribeInstances", parameters))).toBe(expected);
    expect(Object.prototype).not.toHaveProperty("x");
  });

  it("names a missing parameter as the client would have to write it", () => {
    expect(codeOf(() => input("RunInstances", { MaxCount: "1" }))).toBe(
      "MissingParameter: The request must contain the parameter MinCount",
    );
  });
});

describe("readParameters", () => {
  const read = (target: string, body = "") => readParameters({ target, body: Buffer.from(body) });

  it("joins query and form", () => {
    expect([...read("/any/path?a=1&b=%C3%A9+x", "c=%2B")]).toEqual([
      ["a", "1"],
      ["b", "é x"],
      ["c", "+"],
    ]);
  });

  it.each([
    ["a name twice", "/?a=1", "a=2", "InvalidParameterCombination"],
    ["broken escapes", "/?a=%ZZ", "", "MalformedQueryString"],
    ["bytes that are not UTF-8", "/?a=%FF", "", "MalformedQueryString"],
    ["5,000 parameters", "/", Array.from({ length: 5000 }, (_, i) => `p.${i}=x`).join("&"), "RequestEntityTooLarge"],
  ])("refuses %s", (_, target, body, code) => {
    expect(codeOf(() => read(target, body))).toMatch(new RegExp(`^${code}: `));
  });
});
