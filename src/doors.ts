/** What dist/action/index.js and dist/cli/index.js start: both are in one bundle. */
export const doors = {
  action: () => import("./action/index.ts"),
  cli: () => import("./cli/index.ts"),
} as const;
