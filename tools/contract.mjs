/** `npm run contract`: the contract test as a command, against the embedded CloudStack or any other. */
import { typescript } from "./typescript.mjs";

const { main } = typescript()("test/contract/main");
process.exit(await main(process.argv.slice(2)));
