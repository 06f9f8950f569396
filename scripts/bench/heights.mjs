import postgres from "postgres";

const indexed = ["customers", "customer_search_terms", "customer_facets"];
const growth = 10;
/** Entries of a page above the leaves, where an index is too small to tell. */
const usualFanOut = 100;

/** A page above the leaves takes so many entries on average; the root has room for as many. */
const fanOutOf = ({ level, pages, inRoot }) => (level > 1 ? (pages / inRoot) ** (1 / (level - 1)) : usualFanOut);

/**
 * How many pages a look-up goes down in each index of the list, and how many of them would be one higher at ten times the rows.
 * @param {import("./stage.mjs").Stage} stage @returns {Promise<string[]>} none where the server lacks the means to look
 */
export async function heights({ superuserUrl, owner }) {
  const sql = postgres(superuserUrl, { database: owner.options.database, max: 1, onnotice: () => {} });
  try {
    const [known] = await sql`select from pg_available_extensions where name = 'pageinspect'`;
    if (!known) return [];
    await sql`begin`;
    await sql`create extension if not exists pageinspect`;
    const indexes = await sql`
      select meta.level::int, (pg_relation_size(i.indexrelid) / current_setting('block_size')::int)::int as pages,
        (bt_page_stats(i.indexrelid::regclass::text, meta.root::int)).live_items as "inRoot"
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam and a.amname = 'btree'
        cross join lateral bt_metap(i.indexrelid::regclass::text) as meta
      where i.indrelid = any(${indexed}::regclass[]) and meta.level > 0`;
    // Undone, so that the extension does not stay.
    await sql`rollback`;
    const levels = [...new Set(indexes.map(({ level }) => level))].sort();
    return levels.map((level) => {
      const those = indexes.filter((each) => each.level === level);
      const grown = those.filter((each) => each.inRoot * growth > fanOutOf(each)).length;
      return `Indexes of the list with a height of ${level + 1}: ${those.length}; at ${growth} times the rows ${grown} of them would have ${level + 2}.`;
    });
  } finally {
    await sql.end();
  }
}
