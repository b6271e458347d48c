import { main } from "./main";

const stopped = new Promise<void>((resolve) => {
  const stop = () => {
    // A second signal, or one while nothing listens for the first, ends at once.
    process.on("SIGINT", () => process.exit(130)).on("SIGTERM", () => process.exit(143));
    resolve();
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
});

void main(process.argv.slice(2), {
  env: process.env,
  out: (text) => console.log(text),
  error: (text) => console.error(text),
  stopped,
  onReload: (work) => process.on("SIGHUP", work),
}).then((status) => process.exit(status));
