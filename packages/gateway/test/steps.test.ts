import { admit, arrive, type HttpRequest, type Outcome, pipeline, RefusedError } from "@stackgate/gateway";

const request: HttpRequest = {
  method: "GET",
  target: "/?Action=Test",
  headers: {},
  body: Buffer.alloc(0),
  remoteAddress: "127.0.0.1",
  secure: false,
  signal: new AbortController().signal,
};
const reply = (body: string, status = 200) => ({ status, headers: {}, body });

test("each step adds to what the next one sees", async () => {
  const facade = pipeline(arrive)
    .step("admit", admit)
    .step("name", ({ request }) => ({ name: request.target.split("=")[1] ?? "" }))
    .step("greet", async ({ name }) => ({ greeting: `hello ${name}` }))
    .step("encode", ({ greeting, requestId }) => ({ reply: reply(`${greeting} ${requestId.length}`) }))
    .facade({ onError: () => reply("error", 500) });

  expect(await facade(request)).toEqual(reply("hello Test 36"));
});

test("an error skips the later steps and keeps what was reached", async () => {
  const late = jest.fn(() => ({ reply: reply("never") }));
  const outcomes: Outcome[] = [];
  const facade = pipeline(arrive)
    .step("who", () => ({ who: "alice" }))
    .step("fail", (): { late: string } => {
      throw new Error("no luck");
    })
    .step("late", late)
    .facade({
      onError: (error, { who, late, requestId }, step) =>
        reply(`${error} ${who} ${late} ${step} ${requestId.length}`, 400),
      finally: (context, outcome) => {
        expect(context.who).toBe("alice");
        outcomes.push(outcome);
      },
    });

  const answer = await facade(request);

  expect(answer).toEqual(reply("Error: no luck alice undefined fail 36", 400));
  expect(late).not.toHaveBeenCalled();
  expect(outcomes).toEqual([{ reply: answer, failure: { step: "fail", error: new Error("no luck") } }]);
});

test("concurrent requests share nothing", async () => {
  const facade = pipeline(arrive)
    .step("slow", async ({ request }) => {
      await new Promise((resolve) => setImmediate(resolve));
      return { body: request.body.toString() };
    })
    .step("encode", ({ body }) => ({ reply: reply(body) }))
    .facade({ onError: () => reply("error", 500) });

  const answers = await Promise.all(["a", "b", "c"].map((body) => facade({ ...request, body: Buffer.from(body) })));

  expect(answers.map(({ body }) => body)).toEqual(["a", "b", "c"]);
});

test("what the host refused goes no further than admit", async () => {
  const refusal = { reason: "BodyTooLarge", status: 413, message: "too large" } as const;
  const facade = pipeline(arrive)
    .step("admit", admit)
    .step("encode", () => ({ reply: reply("never") }))
    .facade({
      onError: (error) => (error instanceof RefusedError ? reply(error.message, error.refusal.status) : reply("")),
    });

  expect(await facade({ ...request, refusal })).toEqual(reply("too large", 413));
});
