/** The options of commands that take a user's key pair. */
export const pairOptions = {
  "api-key": {
    type: "string",
    value: "KEY",
    doc: "API key of a CloudStack user",
    env: "STACKGATE_API_KEY",
    required: true,
  },
  "secret-key": { type: "string", value: "SECRET", doc: "its secret key", env: "STACKGATE_SECRET_KEY", required: true },
} as const;
