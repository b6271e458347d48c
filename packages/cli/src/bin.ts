import { redactText } from "@stackgate/gateway";
import { main } from "./main";

const stopped = new Promise<void>((resolve) => {
  const stop = () => {
    // A second signal ends at once.
    process.on("SIGINT", () => process.exit(130)).on("SIGTERM", () => process.exit(143));
    resolve();
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
});

// Whoever reads the log may go away (EPIPE); those who are being served shall not notice.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

const tell = (error: unknown) =>
  console.error(redactText(error instanceof Error ? (error.stack ?? error.message) : String(error)));
// Node would print whatever the error carries, keys and URLs too. One request's forgotten promise must not end all others.
process.on("unhandledRejection", tell);
process.on("uncaughtException", (error) => {
  tell(error);
  process.exit(1);
});

void main(process.argv.slice(2), {
  env: process.env,
  out: (text) => console.log(text),
  error: (text) => console.error(text),
  stopped,
  onReload: (work) => process.on("SIGHUP", work),
}).then((status) => process.exit(status));
