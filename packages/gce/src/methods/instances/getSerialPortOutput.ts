import { defineMethod } from "../../frame/method";
import { findInstance, targetOf } from "../../map/instances/find";

/**
 * CloudStack keeps no console log: the answer is that of a port that has written nothing yet. Positions are those asked for, so
 * that `tail-serial-port-output` goes on where it is; a negative one means the last bytes, of which there are none.
 */
export const getSerialPortOutput = defineMethod("instances.getSerialPortOutput", {
  query: ["port", "start"],
  async run({ parameters: { zone, instance, start: asked = "0" } }, context) {
    const { name } = targetOf(await findInstance(context, zone, instance));
    const start = asked.startsWith("-") ? "0" : asked;
    return {
      kind: "compute#serialPortOutput",
      selfLink: `${context.links.zonal(zone, "instances", name)}/serialPort`,
      contents: "",
      start,
      next: start,
    };
  },
});
