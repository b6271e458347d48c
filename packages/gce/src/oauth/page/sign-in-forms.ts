export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly autocomplete: "username" | "current-password" | "organization";
  /** Never shown, neither while it is typed nor afterwards. */
  readonly secret?: boolean;
  readonly optional?: boolean;
}

export interface SignInForm {
  /** Of its button: the way to sign in. */
  readonly value: string;
  readonly legend: string;
  readonly fields: readonly FormField[];
}

/** What the consent page asks for. */
export const signInForms: readonly SignInForm[] = [
  {
    value: "api-key",
    legend: "With an API key",
    fields: [
      { name: "api_key", label: "API key", autocomplete: "username" },
      { name: "secret_key", label: "Secret key", autocomplete: "current-password", secret: true },
    ],
  },
  {
    value: "password",
    legend: "With a CloudStack user",
    fields: [
      { name: "username", label: "User name", autocomplete: "username" },
      { name: "password", label: "Password", autocomplete: "current-password", secret: true },
      { name: "domain", label: "Domain (empty for the root domain)", autocomplete: "organization", optional: true },
    ],
  },
];
