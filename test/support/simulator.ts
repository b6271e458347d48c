import { createSimulator } from "@stackgate/simulator";

/** The embedded CloudStack alone, over HTTP, quick enough for tests. */
export async function startSimulator(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const simulator = createSimulator({ vmStart: 20, vmStop: 20, quickJob: 5, storageJob: 10 });
  const { url, close } = await simulator.listen(0);
  return {
    url,
    stop: async () => {
      await close();
      simulator.close();
    },
  };
}
