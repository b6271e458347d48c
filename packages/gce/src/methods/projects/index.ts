import { get } from "./get";

export const projects = [get];
