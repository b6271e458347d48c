import type { ApiError } from "./errors";
import type { SimulatorReply } from "./request";
import { toXml } from "./xml";

export const VERSION = "4.23.0.0-SNAPSHOT";

/** The envelope of a command's answers: its name in lower case and `response`. */
export const envelopeOf = (command: string): string => `${command.toLowerCase()}response`;

const listedIn = (body: object): number | undefined => Object.values(body).find(Array.isArray)?.length;

/** JSON where the request said `response=json`, else XML. */
export function answer(envelope: string, body: object, json: boolean, status = 200): SimulatorReply {
  const listed = listedIn(body);
  return { ...encode(envelope, body, json, status), ...(listed !== undefined && { listed }) };
}

function encode(envelope: string, body: object, json: boolean, status: number): SimulatorReply {
  return json
    ? { status, contentType: "application/json;charset=utf-8", body: JSON.stringify({ [envelope]: body }) }
    : { status, contentType: "text/xml;charset=utf-8", body: toXml(envelope, body, VERSION) };
}

export function refuse(error: ApiError, envelope: string, json: boolean): SimulatorReply {
  const body = {
    uuidList: error.uuids,
    errorcode: error.code,
    ...(error.csCode !== undefined && { cserrorcode: error.csCode }),
    errortext: error.message,
  };
  return answer(error.envelope ?? envelope, body, json, error.code);
}
