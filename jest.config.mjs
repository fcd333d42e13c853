const OURS = ["<rootDir>/dist", "<rootDir>/lib", "<rootDir>/examples"];
const SOCKETS = "__tests__/e2e/sockets/";

const shared = {
  testEnvironment: "<rootDir>/__tests__/environment.mjs",
  modulePathIgnorePatterns: OURS,
  extensionsToTreatAsEsm: [".ts"],
  // Zod comes with its messages in fifty languages, to be loaded anew by each file of tests.
  moduleNameMapper: {
    "^\\.\\./locales/index\\.js$": "<rootDir>/node_modules/zod/v4/locales/en.js",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2023",
          parser: { syntax: "typescript" },
          experimental: { keepImportAttributes: true },
        },
        module: { type: "es6" },
      },
    ],
  },
};

export default {
  maxWorkers: "100%",
  workerGracefulExitTimeout: 10_000, // a worker has hundreds of megabytes to free: half a second on a busy machine
  testTimeout: 30_000, // child processes on a busy machine; nothing here waits on a clock of its own
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["**/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "__tests__/e2e/"],
    },
    {
      ...shared,
      displayName: "sockets", // servers and child processes, but no dist
      testMatch: [`**/${SOCKETS}**/*.test.ts`],
    },
    {
      ...shared,
      displayName: "e2e",
      testMatch: ["**/__tests__/e2e/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", SOCKETS],
      globalSetup: "./__tests__/e2e/fresh-dist.mjs",
    },
  ],
};
