import { createHash } from "node:crypto";

/** The same in every run: the runtime roles on a server derive from it and outlive a run. */
const TEST_SECRET = createHash("sha256").update("portico tests").digest("hex");

/** What tests find in the environment besides `DATABASE_URL` and `PORTICO_DATA`. */
export const TEST_ENVIRONMENT = {
  NODE_ENV: "test",
  PORTICO_SECRET: TEST_SECRET,
  PORTICO_URL: "http://localhost:3000",
  PORTICO_DEMO: "0",
  PORTICO_POOL: "4",
  LOG_LEVEL: "silent",
} as const;
