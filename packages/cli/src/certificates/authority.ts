import "reflect-metadata";
import { isIP } from "node:net";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

/** PEM, all of it. */
export interface DevelopmentCertificates {
  /** What clients are told to trust. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const day = 86_400_000;

/**
 * A certificate for `hosts` (names and addresses) signed by a CA made for it alone, whose private key is dropped: who trusts the CA
 * trusts this one certificate and no other. Good for a year, as clients accept no longer ones.
 */
export async function developmentCertificates(
  hosts: readonly string[],
  now = Date.now(),
): Promise<DevelopmentCertificates> {
  const [caKeys, keys] = await Promise.all([newKeys(), newKeys()]);
  const validity = { notBefore: new Date(now - day), notAfter: new Date(now + 365 * day) };
  const caName = "CN=Stackgate development CA";
  const ca = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: caName,
    keys: caKeys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    ...validity,
    issuer: caName,
    subject: `CN=${hosts[0] ?? "localhost"}`,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        hosts.map((host) => ({ type: isIP(host) ? ("ip" as const) : ("dns" as const), value: host })),
      ),
    ],
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  return {
    authority: pem(ca),
    certificate: pem(certificate),
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/.{1,64}/g, "$&\n")}-----END PRIVATE KEY-----\n`,
  };
}

const newKeys = () => crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
const pem = (certificate: X509Certificate): string => `${certificate.toString("pem")}\n`;
