import { isRefusal } from "./cloud-error";

/**
 * What CloudStack answers who was overtaken: what is to be changed is gone or its name is taken (431), the rule or tag is
 * there (530, recorded), the rule conflicts with another (537). It says the same of requests that are wrong.
 */
const CODES = [431, 530, 537];

/**
 * Runs work once more when somebody else seems to have been quicker: another replica of the gateway, or another tool.
 * @param work reads what is there, changes it, and takes back what it made when it fails
 */
export async function againIfOvertaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error, ...CODES)) return work();
    throw error;
  }
}
