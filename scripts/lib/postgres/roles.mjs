/** Name of the role that owns the database and of the database itself. */
const name = "portico";

const address = (user, password, port, database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

/** @param {import("./location.mjs").ClusterRecord} record @param {number} port */
export const superuserUrl = (record, port) => address("postgres", record.superuserPassword, port, "postgres");

/** @param {import("./location.mjs").ClusterRecord} record @param {number} port */
export const ownerUrl = (record, port) => address(name, record.ownerPassword, port, name);

/**
 * Opens one connection, hands it to `work` and closes it.
 * @template T
 * @param {string} url
 * @param {(sql: import("postgres").Sql) => Promise<T>} work
 */
export async function withConnection(url, work) {
  // Imported late: the scripts load before anything is installed.
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {}, fetch_types: false });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Whether a server answers there and accepts the password. @param {string} url */
export async function canConnect(url) {
  try {
    await withConnection(url, (sql) => sql`select 1`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes the owner role (no superuser) and its database, or gives them the recorded password again.
 * @param {import("./location.mjs").ClusterRecord} record
 * @param {number} port
 */
export async function createOwnerAndDatabase(record, port) {
  await withConnection(superuserUrl(record, port), async (sql) => {
    const role = await sql`select 1 from pg_roles where rolname = ${name}`;
    const verb = role.length ? "alter" : "create";
    await sql.unsafe(`${verb} role ${name} login createrole createdb nosuperuser password '${record.ownerPassword}'`);
    const database = await sql`select 1 from pg_database where datname = ${name}`;
    if (!database.length) await sql.unsafe(`create database ${name} owner ${name}`);
  });
}
