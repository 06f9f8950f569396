import { expect, test } from "@playwright/test";
import { builtActions, callAction, openWorld, outcomeOf, type World } from "./access-kit";
import { ACTION_ROWS, type Actor, PAGE_ROWS } from "./access-matrix";
import { send } from "./send";

/** Values that stand masked wherever a viewer looks. */
const MASKED = {
  dob: "1971-03-29",
  phone_number: "0412 987 654",
  identification_value: "QX9182736455",
  identification_issuing_country: "AU",
  document_id: "876 543 210",
};
/** How they could stand in an answer: with and without their spaces, as E.164, as a date for people. */
const CANARIES = ["1971-03-29", "29 March 1971", "29 Mar 1971", "0412 987 654", "412987654", "412 987 654"].concat([
  "QX9182736455",
  "876 543 210",
  "876543210",
]);

let world: World;
let customer: string;

async function run(name: string, actor: Actor, input: unknown): Promise<unknown> {
  const action = builtActions().find((each) => each.name === name);
  if (!action) throw new Error(`${name} is not in the build`);
  const outcome = outcomeOf(await callAction(action, world.cookies[actor], input));
  if (!outcome?.ok) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

test.beforeAll(async () => {
  world = await openWorld();
  const draft = (await run("startDraftAction", "maker", { type: "INDIVIDUAL", purpose: "BASIC" })) as { id: string };
  const saved = (await run("saveDraftAction", "maker", {
    draftId: draft.id,
    version: 1,
    tab: "canary-tab",
    step: "review",
    visited: [],
    purpose: "BASIC",
    senderIds: [],
    values: {
      first_name: "Canary",
      last_name: `Yellow ${Date.now()}`,
      email: "canary@example.com",
      country_of_residence: "AU",
      dob: MASKED.dob,
      phone_country_code: "AU",
      phone_number: MASKED.phone_number,
      identification_type: "PASSPORT",
      identification_value: MASKED.identification_value,
      identification_issuing_country: MASKED.identification_issuing_country,
      tax_info: [{ country_code: "AU", document_type: "tfn", document_id: MASKED.document_id }],
    },
  })) as { version: number };
  const done = (await run("submitDraftAction", "maker", { draftId: draft.id, version: saved.version })) as {
    customerId: string;
  };
  customer = done.customerId;
  world.things = { ...world.things, customer, draft: draft.id };
});
test.afterAll(async () => {
  await world.sql.end();
});

/** What must reach no browser at all, and what belongs to other organisations. */
async function foreignWords(): Promise<string[]> {
  const rows = await world.sql<{ word: string }[]>`
    select password_hash as word from users
    union all select token_digest from sessions union all select token_digest from known_devices
    union all select token_digest from invitations union all select token_digest from password_resets
    union all select blob_key from documents
    union all select c.display_name from customers c join organisations o on o.id = c.org_id
      where o.name <> 'Acme' and c.display_name not in (select display_name from customers c2 join organisations o2 on o2.id = c2.org_id where o2.name = 'Acme')
    union all select c.email from customers c join organisations o on o.id = c.org_id
      where o.name <> 'Acme' and c.email not in (select email from customers c2 join organisations o2 on o2.id = c2.org_id where o2.name = 'Acme' and email is not null)
    union all select name from organisations where name in ('Globex', 'Initech')`;
  return [...new Set(rows.map(({ word }) => word).filter((word) => word && word.length > 4))];
}

test("nothing that is masked, secret or another organisation's reaches a viewer: pages, their data, actions, routes", async () => {
  const words = [...CANARIES, ...(await foreignWords())];
  expect(words.length).toBeGreaterThan(100);
  const cookie = world.cookies.viewer ?? "";
  const answers: [string, string][] = [];
  const paths = Object.values(PAGE_ROWS).map((row) => row.path(world.things));
  for (const path of [...paths, "/customers?q=Canary", `/customers/${customer}?tab=timeline`, "/no/such/page"]) {
    answers.push([path, (await send(path, { headers: { cookie } })).text]);
    answers.push([`${path} as data`, (await send(path, { headers: { cookie, rsc: "1" } })).text]);
  }
  for (const action of builtActions()) {
    const row = ACTION_ROWS[action.name];
    // Signing out would end the looking.
    if (!row || /^(signOut|revokeSession)/.test(action.name)) continue;
    answers.push([action.name, (await callAction(action, cookie, row.input(world.things))).text]);
  }
  for (const path of ["/api/health", "/api/ready", "/api/auth/csrf", "/api/auth/session", "/api/live"]) {
    answers.push([path, (await send(path, { headers: { cookie } })).text]);
  }
  const own = answers.filter(([, text]) => text.includes("Canary"));
  expect(own.map(([what]) => what)).toContain(`/customers/${customer}`);
  const hits = answers.flatMap(([what, text]) =>
    words.filter((word) => text.includes(word)).map((word) => `${what}: ${word}`),
  );
  expect(hits).toEqual([]);
});

test("what is masked for a viewer is there for who may reveal it, and each reveal is written down", async () => {
  const before =
    await world.sql`select count(*)::int as count from audit_events where action = 'customer.identifier_revealed'`;
  const revealed = await run("revealIdentifierAction", "maker", { customerId: customer, path: "identification_value" });
  expect(JSON.stringify(revealed)).toContain(MASKED.identification_value);
  const after =
    await world.sql`select count(*)::int as count from audit_events where action = 'customer.identifier_revealed'`;
  expect(after[0]?.count).toBe(before[0]?.count + 1);
});
