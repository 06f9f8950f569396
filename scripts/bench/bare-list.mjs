import { createServer } from "node:http";
import postgres from "postgres";
import { ROWS_SQL } from "./bare-sql.mjs";

// The floor that the list is compared with: one prepared statement, its rows as JSON, no session, no framework, no transaction. The
// organisation is set for the connection, so that row-level security is passed as the portal passes it.
const sql = postgres(process.env.BENCH_TENANT_URL, {
  max: 4,
  connection: { "app.org_id": process.env.BENCH_ORG },
});

const server = createServer(async (_, response) => {
  const rows = await sql.unsafe(ROWS_SQL, [process.env.BENCH_ORG, 26], { prepare: true });
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(rows));
});
server.listen(0, "127.0.0.1", () => console.log(`port ${server.address().port}`));
process.on("SIGTERM", () => process.exit(0));
