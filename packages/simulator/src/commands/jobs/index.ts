import { listAsyncJobs } from "./listAsyncJobs";
import { queryAsyncJobResult } from "./queryAsyncJobResult";

export const jobs = [listAsyncJobs, queryAsyncJobResult];
