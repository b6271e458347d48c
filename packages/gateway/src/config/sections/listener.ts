import { address, text } from "../options";

/** What every listener that faces clients has. */
export const listener = (port: number) => ({
  listen: address(`127.0.0.1:${port}`, "address and port to listen on; port 0 takes a free one"),
  tlsCertificate: text("", "file with the certificate chain (PEM); empty: plain HTTP"),
  tlsKey: text("", "file with the certificate's private key (PEM)"),
});
