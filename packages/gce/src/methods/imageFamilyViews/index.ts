import { get } from "./get";

export const imageFamilyViews = [get];
