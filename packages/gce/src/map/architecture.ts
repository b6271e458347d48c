import { invalidField } from "../wire/errors";

/** Compute Engine's processor architectures as CloudStack's templates name them. */
const archs: ReadonlyMap<string, string> = new Map([
  ["X86_64", "x86_64"],
  ["ARM64", "aarch64"],
]);

/** What a template of this architecture is made with; CloudStack's own choice where none is said. */
export function archOf({ architecture }: { readonly architecture?: string | undefined }): { readonly arch?: string } {
  if (!architecture || architecture === "ARCHITECTURE_UNSPECIFIED") return {};
  const arch = archs.get(architecture);
  if (arch === undefined) {
    throw invalidField("resource.architecture", architecture, `It must be one of: ${[...archs.keys()].join(", ")}.`);
  }
  return { arch };
}

/** The architecture of a template; CloudStack before 4.20 tells none, and then it is the usual. */
export const architectureOf = ({ arch }: { readonly arch?: string | undefined }): string =>
  [...archs].find(([, one]) => one === arch)?.[0] ?? "X86_64";
