import { own } from "../../resources/own";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

/** There is no console proxy behind the address. */
export const createConsoleEndpoint = plain("createConsoleEndpoint", {
  run(call) {
    const { state, random, input } = call;
    const vm = own(call, state.vms, input.need("virtualmachineid"));
    if (vm.state !== "Running") throw invalid("only a running virtual machine has a console");
    const token = random.token(64);
    return {
      consoleendpoint: {
        success: true,
        url: `http://127.0.0.1/resource/noVNC/vnc.html?token=${token}`,
        websocket: { token, host: "127.0.0.1", port: "8080", path: "websockify" },
      },
    };
  },
});
