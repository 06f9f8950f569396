import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const tests = "**/*.test.{ts,tsx,mjs}";
const databaseTests = "**/*.db.test.ts";
const ignored = ["**/node_modules/**", ".next*/**", ".build/**", ".data/**", "e2e/**"];

const alias = [
  { find: /^server-only$/, replacement: `${root}db/testing/empty.ts` },
  { find: /^fast-check$/, replacement: `${root}db/testing/fast-check.ts` },
  { find: /^@\//, replacement: root },
];

export default defineConfig({
  resolve: { alias },
  test: {
    // Two cores is what the smallest supported machine has.
    maxWorkers: 2,
    // Guarantees, not speed: a busy machine must not fail a test. Speed is measured by the benchmarks.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: [tests], exclude: [...ignored, databaseTests] },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: [databaseTests],
          exclude: ignored,
          globalSetup: "db/testing/global-setup.ts",
        },
      },
    ],
  },
});
