import type { Template } from "../state/records";
import type { State } from "../state/state";

/** Where the simulated secondary storage offers files; nothing listens there. */
const STORAGE = "http://secondary-storage.example";

/** The address that a template's file can be had from for a while. */
export const extractionUrl = ({ id, format }: Template): string => `${STORAGE}/userdata/${id}.${format.toLowerCase()}`;

/** The template whose file is offered at an address. */
export const extractedFrom = (state: State, url: string): Template | undefined =>
  [...state.templates.values()].find((template) => extractionUrl(template) === url);
