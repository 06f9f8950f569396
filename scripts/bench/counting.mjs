import postgres from "postgres";
import { step } from "../lib/terminal.mjs";
import { bareTransaction, insertOf } from "./bare-sql.mjs";
import { perSecond, times } from "./table.mjs";
import { inParallel } from "./timing.mjs";

const writers = 8;
const turns = 4;
const createsInTurn = 400;
const MARK = "COUNTING-";

/** The statements of one more customer like the example. */
function creation({ customer, transition }, n) {
  const [id, transitionId] = [crypto.randomUUID(), crypto.randomUUID()];
  return [
    insertOf("customer_transitions", { ...transition, id: transitionId, customer_id: id }),
    insertOf("customers", { ...customer, id, external_id: `${MARK}${n}`, last_transition_id: transitionId }),
  ];
}

/** What keeping the totals costs those who add customers: the same inserts by eight writers with and without. @param {import("./stage.mjs").Stage} stage */
export async function measure({ owner, person, tenantUrl }) {
  const { orgId } = person;
  const [{ country_key: _, ...customer }] = await owner`select * from customers where org_id = ${orgId} limit 1`;
  const [transition] = await owner`
    select * from customer_transitions where org_id = ${orgId} and id = ${customer.last_transition_id}`;
  const sql = postgres(tenantUrl, { max: writers });
  let made = 0;
  const add = async () => {
    const started = performance.now();
    await inParallel(Array.from({ length: createsInTurn }), writers, () =>
      bareTransaction(sql, orgId, creation({ customer, transition }, ++made)),
    );
    return (createsInTurn / (performance.now() - started)) * 1000;
  };
  // What was added without counting is taken away without counting.
  const clear = () => owner`delete from customers where org_id = ${orgId} and external_id like ${`${MARK}%`}`;
  const without = async (work) => {
    await owner`alter table customers disable trigger count_inserted`;
    await owner`alter table customers disable trigger count_deleted`;
    try {
      return await work();
    } finally {
      await clear();
      await owner`alter table customers enable trigger count_inserted`;
      await owner`alter table customers enable trigger count_deleted`;
    }
  };
  try {
    const rates = { with: [], without: [] };
    await step("Counting, eight writers", async () => {
      await add();
      for (let turn = 0; turn < turns; turn++) {
        rates.with.push(await add());
        await clear();
        rates.without.push(await without(add));
      }
    });
    const best = (values) => Math.max(...values);
    const [counted, uncounted] = [best(rates.with), best(rates.without)];
    return {
      rows: [
        {
          measure: `create: keeping the totals, ${writers} writers`,
          p50: perSecond(counted),
          bare: perSecond(uncounted),
          ratio: times(uncounted / counted),
          goal: "<= 1.10x",
        },
      ],
      notes: [
        "Keeping the totals: the best of four turns each; the twin is the same insert with the counters' trigger off.",
      ],
    };
  } finally {
    await clear();
    await sql.end();
  }
}
