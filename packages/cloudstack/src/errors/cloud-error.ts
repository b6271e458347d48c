export interface CloudErrorDetails {
  readonly command: string;
  /** 401, 431, 530, ...: the HTTP status of a refused call, or the errorcode inside a failed job (whose poll is a 200). */
  readonly code: number;
  /** The cserrorcode: the exception class by number; jobs carry none. */
  readonly csCode?: number | undefined;
  /** CloudStack's own words. */
  readonly text: string;
  /** Set when a job failed, not the call that started it. */
  readonly jobId?: string | undefined;
}

/** CloudStack understood and said no. */
export class CloudError extends Error {
  override readonly name = "CloudError";
  readonly command: string;
  readonly code: number;
  readonly csCode: number | undefined;
  readonly text: string;
  readonly jobId: string | undefined;

  constructor({ command, code, csCode, text, jobId }: CloudErrorDetails) {
    super(`${command}: ${text} (${code})`);
    this.command = command;
    this.code = code;
    this.csCode = csCode;
    this.text = text;
    this.jobId = jobId;
  }
}

/** Whether CloudStack said no, with one of these codes (see `CloudError.code`). */
export const isRefusal = (error: unknown, ...codes: readonly number[]): error is CloudError =>
  error instanceof CloudError && codes.includes(error.code);
