import postgres from "postgres";
import { step } from "../lib/terminal.mjs";
import { bareTransaction, insertOf } from "./bare-sql.mjs";
import { ms, times } from "./table.mjs";
import { inTurns } from "./timing.mjs";

const rounds = 60;
const warmUp = 15;

const MARK_DOCUMENTS = "update documents set customer_id = $3 where org_id = $1 and draft_id = $2";
const SUBMITTED = "update drafts set submitted_at = now(), version = version + 1 where org_id = $1 and id = $2";
const LOCK_DRAFT = "select * from drafts where org_id = $1 and id = $2 for update";
const SAVE_DRAFT =
  "update drafts set version = 2, data_sealed = $3, title = $4, updated_at = now() where org_id = $1 and id = $2";
const ENQUEUE = "select app.enqueue_job('review_customer', $1::json, $2, null)";

/** The rows that the portal wrote for a customer, to write the same ones again by hand. */
async function rowsOf(owner, customerId) {
  const all = (table) => owner.unsafe(`select * from ${table} where customer_id = $1 order by id`, [customerId]);
  const [customer] = await owner`select * from customers where id = ${customerId}`;
  const [version] = await owner`select * from customer_versions where customer_id = ${customerId}`;
  const [draft] = await owner`select * from drafts where customer_id = ${customerId}`;
  const [event] = await owner`select * from outbox_events where subject_id = ${customerId}`;
  const { country_key: _, ...columns } = customer;
  const [transition] = await all("customer_transitions");
  const audit = await all("audit_events");
  return { customer: columns, version, draft, event, transition, audit, documents: await all("documents") };
}

/** The statements of one more such customer, with ids of its own. */
function statementsOf(rows, orgId) {
  const id = () => crypto.randomUUID();
  const customerId = id();
  const transitionId = id();
  const draftId = id();
  const external = `BARE-${customerId}`;
  const document = (row) => ({ ...row, id: id(), draft_id: draftId, customer_id: null, blob_key: id() });
  const audit = (row) => ({ ...row, id: id(), customer_id: customerId });
  const payload = { orgId, customerId, version: 1 };
  const added = rows.audit.filter((row) => row.action === "document.added");
  const { data_sealed: sealed, title } = rows.draft;
  const begun = { ...rows.draft, id: draftId, customer_id: customerId, version: 1, submitted_at: null };
  return {
    begin: [insertOf("drafts", begun)],
    save: [
      { text: LOCK_DRAFT, values: [orgId, draftId] },
      { text: SAVE_DRAFT, values: [orgId, draftId, sealed, title] },
    ],
    documents: rows.documents.map((row, at) => [
      insertOf("documents", document(row)),
      insertOf("audit_events", audit(added[at])),
    ]),
    submit: [
      { text: LOCK_DRAFT, values: [orgId, draftId] },
      insertOf("customer_transitions", { ...rows.transition, id: transitionId, customer_id: customerId }),
      insertOf("customers", {
        ...rows.customer,
        id: customerId,
        external_id: external,
        last_transition_id: transitionId,
        created_at: new Date(),
      }),
      insertOf("customer_versions", { ...rows.version, customer_id: customerId }),
      ...rows.audit.filter((row) => row.action !== "document.added").map((row) => insertOf("audit_events", audit(row))),
      insertOf("outbox_events", { ...rows.event, id: id(), subject_id: customerId }),
      { text: ENQUEUE, values: [payload, `review:${customerId}`] },
      { text: MARK_DOCUMENTS, values: [orgId, draftId, customerId] },
      { text: SUBMITTED, values: [orgId, draftId] },
    ],
  };
}

/** Making a customer with two documents, against the same rows by hand. @param {import("./stage.mjs").Stage} stage */
export async function measure({ kit, owner, person, tenantUrl }) {
  const scope = kit.scopeOf(person);
  const { orgId } = person;
  const sql = postgres(tenantUrl, { max: 1 });
  const example = await rowsOf(owner, await kit.withoutDocumentWork(() => kit.createCustomer(scope, "nominal")));
  const all = warmUp + rounds;
  const [ready, bareReady] = [await kit.readyDrafts(owner, scope, all), []];
  for (let n = 0; n < all; n++) {
    const statements = statementsOf(example, orgId);
    const before = [...statements.begin, ...statements.documents.flat()];
    await bareTransaction(sql, orgId, before);
    bareReady.push(statements.submit);
  }
  const oneByOne = async ({ begin, save, documents, submit }) => {
    for (const part of [begin, save, ...documents, submit]) await bareTransaction(sql, orgId, part);
  };
  const atOnce = ({ begin, save, documents, submit }) =>
    bareTransaction(sql, orgId, [...begin, ...save, ...documents.flat(), ...submit]);
  const whole = (files) => () => kit.createCustomer(scope, files);
  const bare = (run) => () => run(statementsOf(example, orgId));
  try {
    const submit = await step("Create: submitting a draft", () =>
      inTurns(
        {
          portal: (round) => kit.submit(scope, ready[round]),
          bare: (round) => bareTransaction(sql, orgId, bareReady[round]),
        },
        { rounds, warmUp },
      ),
    );
    const way = await step("Create: the whole way", () =>
      kit.withoutDocumentWork(() =>
        inTurns({ portal: whole("nominal"), bare: bare(oneByOne), once: bare(atOnce) }, { rounds, warmUp }),
      ),
    );
    const real = await step("Create: with real documents", () =>
      inTurns({ portal: whole("drawn"), bare: bare(oneByOne) }, { rounds: 15, warmUp: 3, limitMs: 20_000 }),
    );
    const row = (measure, { portal, bare: twin }, goal) => ({
      measure,
      p50: ms(portal.p50),
      p95: ms(portal.p95),
      bare: ms(twin.p50),
      ratio: times(portal.p50 / twin.p50),
      ...(goal ? { goal } : {}),
    });
    return {
      rows: [
        row("create: submit (customer, 2 documents, audit)", submit, "<= 4x"),
        row("create: draft, save, 2 files, submit (5 commits)", way),
        row("create: the same against one bare transaction", { ...way, bare: way.once }),
        row("create: the same with real decoding and blobs", real),
      ],
      notes: [
        "Creating: the twin writes the same rows under the same role, sealed beforehand, without waiting between statements.",
      ],
    };
  } finally {
    kit.stopDecoding();
    await sql.end();
  }
}
