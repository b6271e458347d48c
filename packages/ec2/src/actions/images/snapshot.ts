import type { Ec2Context } from "../../context";
import { Ec2Error } from "../../wire/error";

/**
 * Snapshots a volume and waits until a template can be made of it, so long as a client has patience.
 * @returns the snapshot's UUID
 * @throws Ec2Error IncorrectState when it takes longer; the snapshot is made all the same, and the error names it
 */
export async function snapshotOf(volumeid: string, { cloud, ids, config }: Ec2Context): Promise<string> {
  const { id = "", jobId } = await cloud.start("createSnapshot", { volumeid });
  const job = await cloud.wait(jobId, config.snapshotWaitMs);
  if (job.state === "done") return id;
  const snapshot = ids.of("snapshot", id);
  if (job.state === "failed") {
    throw new Ec2Error(
      "IncorrectState",
      `The snapshot ${snapshot} of the root volume failed: ${job.error?.text ?? ""}`,
    );
  }
  throw new Ec2Error(
    "IncorrectState",
    `The snapshot ${snapshot} of the root volume takes long; make the image of it with RegisterImage when it is completed`,
  );
}
