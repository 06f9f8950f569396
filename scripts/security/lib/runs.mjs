/** What is asked of every customer, in turn: each run finds them as the one before left them. */
const orders = [
  { action: "DISABLE", reason: "Measured under kills" },
  { action: "ADD_TAGS", tags: ["Killed"] },
  { action: "ENABLE" },
  { action: "REMOVE_TAGS", tags: ["Killed"] },
];
const everybody = "2000-01-01";
const linesOfFile = 600;

/**
 * Keeps one bulk run, one import and one export under way.
 * @param {import("../../bench/stage.mjs").Stage} stage
 */
export function makeRuns({ owner, kit, person }) {
  const scope = kit.scopeOf(person);
  const bulks = [];
  const imports = [];
  const files = [];
  const stateOf = async (table, id) =>
    id === undefined ? "NONE" : (await owner`select state from ${owner(table)} where id = ${id}`)[0].state;

  async function lastImport() {
    const id = imports.at(-1);
    if (id === undefined) return { state: "NONE" };
    return (await owner`select id, state, version from customer_imports where id = ${id}`)[0];
  }

  return {
    bulks,
    imports,
    files,
    scope,
    /** Begins what has ended anew, unless it is to come to an end; says whether anything is still under way. */
    async keepBusy({ isEnding = false } = {}) {
      const bulk = await stateOf("bulk_runs", bulks.at(-1));
      const file = await stateOf("customer_exports", files.at(-1));
      const lines = await lastImport();
      if (lines.state === "CHECKED") await kit.runImport(scope, lines.id, lines.version);
      const open = [bulk, file, lines.state].filter((state) =>
        ["WAITING", "RUNNING", "CHECKING", "CHECKED"].includes(state),
      );
      if (isEnding) return open.length > 0;
      if (bulk === "NONE" || bulk === "DONE") {
        const order = orders[bulks.length % orders.length];
        bulks.push((await kit.beginBulk(scope, order, everybody)).runId);
      }
      if (file === "NONE" || file === "READY")
        files.push((await kit.askExport(scope, files.length % 2 === 0 ? "CSV" : "XLSX", everybody)).exportId);
      if (lines.state === "NONE" || lines.state === "DONE") imports.push(await kit.beginImport(scope, linesOfFile));
      return true;
    },
  };
}
