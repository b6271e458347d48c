/** What earlier steps of a family remembered, by name. */
export type Known = Readonly<Record<string, string>>;

/** One command and what must come of it. */
export interface Step {
  /** As typed after `gcloud`. */
  readonly run: string;
  /** Further arguments, which may hold spaces. */
  readonly args?: readonly string[];
  /** What its JSON must match, objects in part and lists in whole; this asks for JSON. */
  readonly gives?: object;
  /** What it must say, in whichever stream. */
  readonly says?: RegExp;
  /** It must fail with exit status 1 and say that. */
  readonly fails?: RegExp;
  /** Name -> where it stands in the JSON, such as `0.name`. */
  readonly remember?: Readonly<Record<string, string>>;
  /** Runs at a terminal, where gcloud asks what it would otherwise refuse. */
  readonly terminal?: boolean;
  /** A file that it reads, in the folder where it runs. */
  readonly reads?: { readonly name: string; readonly content: string };
}

/** In order; a step that needs what others remembered is a function of it. */
export type Steps = readonly (Step | ((known: Known) => Step))[];

/** Where steps are taken. */
export interface Place {
  readonly project: string;
  readonly zone: string;
  readonly region: string;
  /** For the names of what is global: several places are walked at the same time, on one account. */
  readonly id: string;
}

/** All about one resource; leaves nothing behind. */
export interface Family {
  readonly name: string;
  readonly steps: (place: Place) => Steps;
}

/** A list that holds these among others; each may have more fields. */
export const some = (...items: readonly object[]): object =>
  expect.arrayContaining(items.map((item) => expect.objectContaining(item)));

/** A link that ends so. */
export const link = (path: string): string => expect.stringMatching(new RegExp(`^http.*/${path}$`));
