import { createLog } from "@stackgate/gateway";

const CANARY = "c4n4ry-Sup3r.S3cret_value";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let lines = "";
  const destination = {
    write(line: string) {
      lines += line;
    },
  };
  write(createLog({ level: "debug", destination }));
  return lines;
}

const names = [
  "signature",
  "Signature",
  "X-Amz-Signature",
  "X-Amz-Credential",
  "X-Amz-Security-Token",
  "apikey",
  "apiKey",
  "api_key",
  "AWSAccessKeyId",
  "Authorization",
  "proxy-authorization",
  "assertion",
  "userdata",
  "UserData",
  "user_data",
  "privatekey",
  "private_key",
  "secretkey",
  "secretKey",
  "keyMaterial",
  "client_secret",
  "access_token",
  "refresh_token",
  "id_token",
  "token",
  "password",
  "code_verifier",
  "cookie",
];

test.each(names)("%s is masked as a field, in an error, a URL, a header line and nested JSON", (name) => {
  const lines = logged((log) => {
    log.info({ [name]: CANARY }, "field");
    log.info({ deep: [{ deeper: { [name]: { value: [CANARY] } } }] }, "deep");
    log.error(
      { err: new Error(`GET https://cloud/client/api?command=x&${name}=${CANARY}&response=json failed`) },
      "error",
    );
    log.warn({ url: `/?a=b&${name}%3D${CANARY}` }, `${name}: ${CANARY}`);
    log.debug(`upstream said {"${name}":"${CANARY}"}`);
    log.debug({ text: JSON.stringify({ body: JSON.stringify({ [name]: CANARY }) }) });
  });
  expect(lines.split("\n")).toHaveLength(7);
  expect(lines).not.toContain(CANARY);
});

test("bearers, whole Authorization values, tokens and private keys are masked wherever they stand", () => {
  const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJjYW5hcnkifQ.c2lnbmF0dXJl";
  const lines = logged((log) => {
    log.info(`sent Bearer ${CANARY}`);
    log.info(`authorization: Bearer ${CANARY}`);
    log.info(`Authorization: AWS4-HMAC-SHA256 Credential=${CANARY}/20260101/us/ec2/aws4_request, Signature=${CANARY}`);
    log.info({ list: [`it was ${jwt}`] });
    log.info(`-----BEGIN RSA PRIVATE KEY-----\n${CANARY}\n-----END RSA PRIVATE KEY-----`);
  });
  expect(lines).not.toContain(CANARY);
  expect(lines).not.toContain("eyJ");
});

test("what is not secret stays readable", () => {
  const line = logged((log) => log.info({ requestId: "r-1", action: "RunInstances", status: 200, ms: 1.5 }, "request"));
  expect(JSON.parse(line)).toMatchObject({
    requestId: "r-1",
    action: "RunInstances",
    status: 200,
    ms: 1.5,
    msg: "request",
  });
});
