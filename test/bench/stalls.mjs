import { setMachines } from "./requests.mjs";

/** The longest stall and the resident memory over three runs of each large reading scenario. */
export async function measureStalls(gateway, upstream, scenarios) {
  const rows = [];
  for (const { name, machines, changes, whole } of scenarios) {
    if (changes || machines < 1_000) continue;
    await setMachines(upstream, machines);
    await whole(gateway);
    await gateway.stallMs();
    for (let run = 0; run < 3; run += 1) await whole(gateway);
    const stallMs = await gateway.stallMs();
    const { residentMb } = await gateway.usage();
    rows.push({
      request: name,
      machines: machines.toLocaleString("en-US"),
      "longest stall ms": stallMs,
      "resident MB": residentMb,
    });
  }
  return rows;
}
