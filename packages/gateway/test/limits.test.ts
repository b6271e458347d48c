import { type Caller, limitRate, RateLimitError } from "@stackgate/gateway";

const caller = (apiKey: string): { caller: Caller } => ({
  caller: { apiKey, secretKey: "", userId: "", user: "", accountId: "", account: "", domainId: "", domain: "" },
});

test("a burst passes, then the average holds, for each key apart", () => {
  let now = 0;
  const limit = limitRate({ requestsPerSecond: 2, burst: 3 }, () => now);
  for (let n = 0; n < 3; n++) limit(caller("a"));
  expect(() => limit(caller("a"))).toThrow(new RateLimitError(500));
  expect(limit(caller("b"))).toEqual({});
  now += 499;
  expect(() => limit(caller("a"))).toThrow(RateLimitError);
  now += 1;
  expect(limit(caller("a"))).toEqual({});
  now += 60_000;
  for (let n = 0; n < 3; n++) limit(caller("a"));
  expect(() => limit(caller("a"))).toThrow(RateLimitError);
});

test("no limit unless one is set", () => {
  const limit = limitRate({ requestsPerSecond: 0, burst: 1 });
  for (let n = 0; n < 1000; n++) limit(caller("a"));
});
