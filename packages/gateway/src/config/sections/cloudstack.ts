import { number, text, url } from "../options";

/** The CloudStack behind the gateways. */
export const cloudstack = {
  endpoint: url("API URL, such as https://cloud.example.org/client/api; empty: the embedded CloudStack"),
  adminApiKey: text("", "API key of a root admin who looks up users' keys; empty: registered keys only", {
    env: "STACKGATE_ADMIN_API_KEY",
    secret: true,
  }),
  adminSecretKey: text("", "secret key of that admin", { env: "STACKGATE_ADMIN_SECRET_KEY", secret: true }),
  caFile: text(
    "",
    "file with the CA certificates (PEM) that CloudStack's certificate is checked with; empty: the system's",
  ),
  timeoutMs: number(60_000, "longest wait for one answer of CloudStack, in ms", 1),
  jobMs: number(600_000, "longest wait for a job whose result an answer needs, in ms", 1),
  connections: number(64, "connections kept to CloudStack at most", 1),
  pageSize: number(500, "items that CloudStack gives a page: its default.page.size, where that is less", 1),
  catalogueMs: number(30_000, "how long zones, offerings, templates and networks are remembered, in ms"),
};
