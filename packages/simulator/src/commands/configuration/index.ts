import { listConfigurations } from "./listConfigurations";

export const configuration = [listConfigurations];
