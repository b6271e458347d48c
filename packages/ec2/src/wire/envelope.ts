import type { Envelope } from "./encode";
import type { Ec2Error } from "./error";
import { escapeText, XML_DECLARATION } from "./xml";

/** How a service of the Query protocols wraps what it says. */
export interface Documents {
  readonly answer: (operation: string, version: string, requestId: string) => Envelope;
  readonly error: (error: Ec2Error, version: string, requestId: string) => string;
}

/** Operations whose answer has `return` although the public model, being for newer clients, leaves it out. */
const RETURNS = new Set(["AssociateAddress", "CreateSecurityGroup"]);

/**
 * EC2's own documents. The namespace is the client's version with a slash behind it: libcloud looks elements up under
 * exactly that. An operation without a result says `<return>true</return>`, which boto 2 reads as success.
 *
 * @param hasResult does the model give the operation a result?
 */
export const ec2Documents = (hasResult: (operation: string) => boolean): Documents => ({
  answer: (operation, version, requestId) => ({
    open:
      `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/${version}/"><requestId>${requestId}</requestId>` +
      (!hasResult(operation) || RETURNS.has(operation) ? "<return>true</return>" : ""),
    close: `</${operation}Response>`,
  }),
  error: ({ code, message }, _version, requestId) =>
    `${XML_DECLARATION}<Response><Errors><Error><Code>${escapeText(code)}</Code>` +
    `<Message>${escapeText(message)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`,
});

/** STS speaks AWS's general Query protocol: a result element, metadata, another error document. */
export const stsDocuments: Documents = {
  answer: (operation, version, requestId) => ({
    open: `<${operation}Response xmlns="https://sts.amazonaws.com/doc/${version}/"><${operation}Result>`,
    close:
      `</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>` +
      `</${operation}Response>`,
  }),
  error: ({ code, message, status }, version, requestId) =>
    `${XML_DECLARATION}<ErrorResponse xmlns="https://sts.amazonaws.com/doc/${version}/"><Error>` +
    `<Type>${status < 500 ? "Sender" : "Receiver"}</Type><Code>${escapeText(code)}</Code>` +
    `<Message>${escapeText(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
};
