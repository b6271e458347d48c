import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith, onPath } from "../support/clients";
import { type Gcloud, gcloudAt, listZones, zones } from "./oauth/gcloud";
import { inLanes } from "./oauth/lanes";
import { type Route, routes } from "./oauth/routes";
import { plainSite, type Site, secureSite } from "./oauth/site";

describeWith(onPath("gcloud"), "gcloud signs in without a browser", (program) => {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-oauth-"));
  let plain: Site;
  let secure: Site;
  let taken: ReadonlyMap<Route, Promise<Taken>>;
  beforeAll(async () => {
    [plain, secure] = await Promise.all([plainSite(join(folder, "plain")), secureSite(join(folder, "secure"))]);
    taken = inLanes(2, routes, (route) => take(program, route, route.tls ? secure : plain, folder));
  }, 70_000);
  afterAll(async () => {
    await Promise.all([plain?.gateway.stop(), secure?.gateway.stop()]);
    rmSync(folder, { recursive: true });
  });

  test.each([...routes])(
    "$name",
    async (route) => {
      const { said, listed } = (await taken.get(route)) ?? {};
      if (route.says) expect(said).toMatch(route.says);
      expect(listed).toEqual({ status: 0, stdout: zones, stderr: "" });
    },
    90_000,
  );
});

interface Taken {
  readonly said: string;
  readonly listed: Awaited<ReturnType<Gcloud["run"]>>;
}

async function take(program: string, route: Route, site: Site, parent: string): Promise<Taken> {
  const folder = join(parent, route.name.replace(/\W+/g, "-"));
  mkdirSync(folder);
  const gcloud = gcloudAt(program, site, folder, route.settings?.(site, folder));
  const command = route.signIn?.(site, folder);
  const { stdout, stderr } = command ? await gcloud.run(...command) : { stdout: "", stderr: "" };
  const listed = await gcloud.run(...listZones, ...(route.options?.(site, folder) ?? []));
  return { said: stdout + stderr, listed };
}
