import type { Method } from "../frame/method";
import { regions } from "./regions";
import { zones } from "./zones";

/** Every method that is implemented. The folders mirror Google's method ids. */
export const methods: readonly Method[] = [...regions, ...zones];
