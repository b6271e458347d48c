/** Steps whose signature is not what its own request would need. */
const signatures = { "auth.badsig": "garbage", "auth.wrongsecret": "wrong" };

/** @returns a QueryFact: the request without its key and signature, and how to put them on again */
export function describeQuery(step, query) {
  const pairs = query.split("&");
  const without = pairs.filter((pair) => !/^(apikey|signature)=/.test(pair));
  const expires = /expires=(\d{4}[^&]*)/.exec(query)?.[1];
  const key = pairs.find((pair) => pair.startsWith("apikey="));
  return {
    text: without.join("&").replace(expires ?? /$^/, step.endsWith(".expired") ? "{now-600}" : "{now+600}"),
    ...(key ? { apikey: key === "apikey=unknown" ? "unknown" : "own" } : {}),
    ...(/&signature=/.test(query) ? { signature: signatures[step] ?? "right" } : {}),
  };
}
