import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

const port = Number(process.env.PORT ?? 3210);
const baseURL = `http://localhost:${port}`;
const executablePath = process.env.PORTICO_CHROMIUM;
const isRoot = process.getuid?.() === 0;

const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...(isRoot ? ["--no-sandbox"] : []),
  ],
};

/** Set to nothing, so that neither the shell nor a `.env` file leads the tested portal to somebody's own database or mail. */
const ownSettings = [
  ...["DATABASE_URL", "HOST", "MAIL_FROM", "SMTP_URL", "STORAGE"],
  ...["S3_ACCESS_KEY_ID", "S3_BUCKET", "S3_ENDPOINT", "S3_REGION", "S3_SECRET_ACCESS_KEY"],
  ...["PORTICO_CONTACT", "PORTICO_POOL", "PORTICO_SECRET", "PORTICO_TRUST_PROXY", "PORTICO_URL"],
];

const phoneTests = "**/*.phone.spec.ts";
/** Compare whole tables before and after, so nothing else may happen meanwhile. */
const loneTests = "**/access-matrix.spec.ts";

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: "test-results/browser",
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    baseURL,
    launchOptions,
    // A trace of every test takes a third of the whole run: where a failure is not understood, ask for it with `--trace retain-on-failure`.
    trace: "off",
    screenshot: "only-on-failure",
    actionTimeout: 40_000,
    locale: "en-GB",
    timezoneId: "UTC",
  },
  projects: [
    { name: "chromium", testIgnore: [phoneTests, loneTests], use: { viewport: { width: 1440, height: 900 } } },
    {
      name: "phone",
      testMatch: phoneTests,
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
    },
    { name: "access", testMatch: loneTests, dependencies: ["chromium", "phone"] },
  ],
  webServer: {
    command: "node scripts/start.mjs",
    url: `${baseURL}/api/health`,
    env: {
      ...Object.fromEntries(ownSettings.map((name) => [name, ""])),
      PORT: String(port),
      PORTICO_DATA: process.env.PORTICO_DATA ?? join(tmpdir(), `portico-e2e-${port}`),
      PORTICO_DEMO: "1",
      LOG_LEVEL: "warn",
    },
    timeout: 600_000,
    reuseExistingServer: false,
    // The supervisor takes web, worker and database down in order.
    gracefulShutdown: { signal: "SIGTERM", timeout: 40_000 },
    stdout: "pipe",
    stderr: "pipe",
  },
});
