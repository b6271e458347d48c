import { get } from "./get";
import { setCommonInstanceMetadata } from "./setCommonInstanceMetadata";

export const projects = [get, setCommonInstanceMetadata];
