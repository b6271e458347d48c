/** One project a kind of test, so that `jest --selectProjects unit` stays quick. */
const base = {
  testEnvironment: "node",
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } } }] },
  moduleNameMapper: { "^@stackgate/([^/]+)$": "<rootDir>/packages/$1/src" },
  modulePathIgnorePatterns: ["/dist/"],
  rootDir: __dirname,
};
const project = (displayName, testMatch, extra = {}) => ({ ...base, displayName, testMatch, ...extra });

module.exports = {
  projects: [
    project("unit", ["<rootDir>/packages/*/test/**/*.test.ts", "<rootDir>/test/tools/**/*.test.ts"]),
    project("contract", ["<rootDir>/test/contract/**/*.test.ts"]),
    project("attacks", ["<rootDir>/test/attacks/**/*.test.ts"]),
    project("clients", ["<rootDir>/test/clients/**/*.test.ts"]),
  ],
};
