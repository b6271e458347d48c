import type { Steps } from "../step";

/** @param gateway its URL, without a slash at the end */
export const signIn = (gateway: string, project: string): Steps => [
  { run: `config set api_endpoint_overrides/compute ${gateway}/compute/v1/`, says: /Updated property/ },
  { run: `config set api_endpoint_overrides/cloudresourcemanager ${gateway}/`, says: /Updated property/ },
  { run: "auth activate-service-account --key-file key.json", says: /Activated service account credentials for: \[/ },
  { run: `config set project ${project}`, says: /^Updated property \[core\/project\]\.\n$/ },
  { run: "projects list", gives: [{ projectId: project, name: project, lifecycleState: "ACTIVE" }] },
  { run: `projects describe ${project}`, gives: { projectId: project } },
];
