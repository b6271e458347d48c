export { type Certificate, type Host, type HostOptions, listen } from "./listen";
