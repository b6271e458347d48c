import { setTimeout as pause } from "node:timers/promises";
import { readParameters, type SimulatorReply, type SimulatorRequest } from "../wire/request";
import { lanes } from "./lanes";
import { CHANGE_LANES, isRead, READ_LANES, workTime } from "./measured";

type Serve = (request: SimulatorRequest) => Promise<SimulatorReply>;

/** Answers as late as a real server would, in real time whatever the clock of the cloud says. */
export function delayed(serve: Serve): Serve {
  const [reads, changes] = [lanes(READ_LANES), lanes(CHANGE_LANES)];
  return (request) => {
    const fields = readParameters(request);
    const command = fields.get("command") ?? "";
    const inLane = isRead(command) ? reads : changes;
    return inLane(async () => {
      const reply = await serve(request);
      await pause(workTime(command, fields, reply.listed ?? 0));
      return reply;
    });
  };
}
