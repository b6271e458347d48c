import type { Action } from "./action";
import { actions } from "./actions";
import type { Model } from "./model/model";
import { models } from "./model/shapes.generated";
import { encoder } from "./wire/encode";
import { type Documents, ec2Documents, stsDocuments } from "./wire/envelope";
import { Ec2Error } from "./wire/error";
import type { RequestParameters } from "./wire/parameters";

/** One of the two APIs that clients reach at our endpoint: its model, and how it wraps what it says. */
export interface Service {
  readonly model: Model;
  readonly documents: Documents;
  readonly encode: ReturnType<typeof encoder>;
}

const ec2: Service = {
  model: models.ec2,
  documents: ec2Documents((operation) => (resultFields(models.ec2, operation) ?? 0) > 0),
  encode: encoder(models.ec2),
};
const sts: Service = { model: models.sts, documents: stsDocuments, encode: encoder(models.sts) };

/** What a request names: the service by the API version (STS has only the one), and the version to answer in. */
export interface Addressed {
  readonly service: Service;
  readonly version: string;
}

/** Also for requests that could not be read: those are answered as EC2. */
export const addressedByDefault: Addressed = { service: ec2, version: ec2.model.version };

/** Clients' versions go back to 2006; all of them get the answers of today, in the namespace of theirs. */
export function addressed(parameters: RequestParameters): Addressed {
  const version = parameters.get("Version") ?? ec2.model.version;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(version)) {
    throw new Ec2Error("NoSuchVersion", `The requested version (${version.slice(0, 40)}) does not exist`);
  }
  return { service: version === sts.model.version ? sts : ec2, version };
}

/** The action that a request names. @throws Ec2Error InvalidAction, or UnsupportedOperation for what EC2 has and we don't */
export function findAction({ model }: Service, parameters: RequestParameters): Action {
  const name = parameters.get("Action");
  if (name === undefined) throw new Ec2Error("MissingAction", "The request is missing the parameter Action");
  const known = Object.hasOwn(model.operations, name);
  const action = known ? actions.get(name) : undefined;
  if (action) return action;
  if (known || model.others.includes(name)) {
    throw new Ec2Error("UnsupportedOperation", `CloudStack has nothing behind the action ${name}`);
  }
  throw new Ec2Error("InvalidAction", `The action ${name.slice(0, 80)} is not valid for this web service.`);
}

function resultFields(model: Model, operation: string): number | undefined {
  const shape = model.shapes[model.operations[operation]?.output ?? ""];
  return shape && "fields" in shape ? shape.fields.length : undefined;
}
