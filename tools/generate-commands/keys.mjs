const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const envelope = (response) => {
  const [only] = Object.values(response);
  return isObject(only) ? only : {};
};

/** The key that holds the payload: the only one besides these. */
const notPayload = new Set(["count", "id", "jobid", "jobstatus", "success", "displaytext"]);
const payloadKey = (body) =>
  Object.keys(body).find((key) => !notPayload.has(key) && key !== "null" && typeof body[key] === "object");

/**
 * What the recordings show of each command: the key its payload stands under and the payloads themselves.
 * A poll belongs to the command of the step that it is named after (`vm.deploy.job` to `vm.deploy`).
 */
export function readKeys(recordings) {
  const seen = new Map();
  const note = (command, body) => {
    const entry = seen.get(command) ?? { key: undefined, samples: [], success: false };
    seen.set(command, entry);
    const key = payloadKey(body);
    if (key) {
      entry.key = key;
      entry.array = Array.isArray(body[key]);
      entry.samples.push(...[body[key]].flat());
    }
    entry.success ||= "success" in body;
  };
  for (const exchanges of recordings) {
    const commandOf = new Map();
    for (const { step, command, status, response } of exchanges) {
      if (status !== 200 || !isObject(response) || "_raw" in response) continue;
      const body = envelope(response);
      if (!step.endsWith(".job")) {
        commandOf.set(step, command);
        if (command) note(command, body);
      } else if (body.jobstatus === 1 && isObject(body.jobresult)) {
        const started = commandOf.get(step.slice(0, -".job".length));
        if (started) note(started, body.jobresult);
      }
    }
  }
  return seen;
}
