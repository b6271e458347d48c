import { XMLParser } from "fast-xml-parser";
import { models } from "../../src/model/shapes.generated";
import type { DescribeInstancesResult, DescribeKeyPairsResult, Reservation } from "../../src/model/types.generated";
import { encoder } from "../../src/wire/encode";

const encode = encoder(models.ec2);
const envelope = { open: "<R>", close: "</R>" };

async function chunksOf(operation: string, output: object): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of encode(operation, output, envelope)) chunks.push(chunk);
  return chunks;
}
const textOf = async (operation: string, output: object) => (await chunksOf(operation, output)).join("");

const reservation = (i: number): Reservation => ({
  ReservationId: `r-${i}`,
  Instances: [
    { InstanceId: `i-${i}`, LaunchTime: new Date(0), EbsOptimized: false, Tags: [{ Key: "Name", Value: "x" }] },
  ],
});
const reservations = (count: number) => Array.from({ length: count }, (_, i) => reservation(i));

describe("encode", () => {
  it("writes lower-case booleans, millisecond times, and no space between elements", async () => {
    const output: DescribeInstancesResult = { Reservations: [reservation(1)] };
    expect(await textOf("DescribeInstances", output)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<R><reservationSet><item><reservationId>r-1</reservationId>' +
        "<instancesSet><item><ebsOptimized>false</ebsOptimized>" +
        "<tagSet><item><key>Name</key><value>x</value></item></tagSet>" +
        "<instanceId>i-1</instanceId><launchTime>1970-01-01T00:00:00.000Z</launchTime></item></instancesSet>" +
        "</item></reservationSet></R>",
    );
  });

  it("writes an empty list as an empty element and leaves out what is undefined", async () => {
    expect(await textOf("DescribeKeyPairs", { KeyPairs: [] })).toMatch(/<R><keySet><\/keySet><\/R>$/);
    expect(await textOf("DescribeKeyPairs", { KeyPairs: undefined })).toMatch(/<R><\/R>$/);
  });

  it("escapes markup and leaves out what XML 1.0 forbids", async () => {
    const nasty = `a<b>&"c"\r\n\t\u0000\u0001\u000b\u001f\ufffe\uffff\ud800 \u007f\u0085é😀]]>`;
    const output: DescribeKeyPairsResult = { KeyPairs: [{ KeyName: nasty }] };
    const text = await textOf("DescribeKeyPairs", output);
    expect(text).toContain("<keyName>a&lt;b&gt;&amp;&quot;c&quot;&#xD;\n\t \u007f\u0085é😀]]&gt;</keyName>");
    expect(() => new XMLParser().parse(text, true)).not.toThrow();
  });

  it("writes a list that comes in batches as if it were whole", async () => {
    async function* batches() {
      yield reservations(3);
      yield [];
      yield [reservation(9)];
    }
    const streamed = await textOf("DescribeInstances", { Reservations: batches() });
    expect(streamed).toBe(await textOf("DescribeInstances", { Reservations: [...reservations(3), reservation(9)] }));
  });

  it("gives bounded chunks, and the event loop a turn between them", async () => {
    let turns = 0;
    const count = () => {
      turns++;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    const chunks = await chunksOf("DescribeInstances", { Reservations: reservations(10_000) });
    clearImmediate(timer);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(70_000);
    expect(turns).toBeGreaterThanOrEqual(chunks.length - 1);
  });

  it("asks for the next batch only when the last was taken", async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked++;
        yield reservations(1_000);
      }
    }
    const document = encode("DescribeInstances", { Reservations: endless() }, envelope);
    await document.next();
    await document.return(undefined);
    expect(asked).toBe(1);
  });
});
