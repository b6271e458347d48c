export { type Host, type HostOptions, listen } from "./listen";
