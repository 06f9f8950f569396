import { randomBytes } from "node:crypto";
import { builtActions, callAction, outcomeOf } from "./lib/actions.mjs";
import { signedIn } from "./lib/client.mjs";
import { finish, inParallel, report } from "./lib/figures.mjs";
import { openPortal } from "./lib/portal.mjs";

/** Who gets to a document's page, how often, and what is written down: views by both sides, replayed links, guesses. */
const views = Number(process.argv[2] ?? 1000);
const guesses = Number(process.argv[3] ?? 10_000);

const CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
const AT_ONCE = 8;

const portal = await openPortal({ LOG_LEVEL: "warn" });
const { sql } = portal;
const linkAction = builtActions().find((action) => action.name === "documentLinkAction");
if (!linkAction) throw new Error("The build has no action that makes links");

/** Inside UUID to the outside form. */
function outside(prefix, uuid) {
  let value = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let text = "";
  for (let digit = 0; digit < 26; digit++) {
    text = CROCKFORD[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return `${prefix}_${text}`;
}

const rows = await sql`
  select d.id, d.blob_key, d.pages -> 0 ->> 'blobKey' as page_key, d.customer_id, d.org_id
  from documents d join organisations o on o.id = d.org_id
  where d.state = 'CURRENT' and d.customer_id is not null and o.name = 'Acme' order by d.id limit 100`;
const papers = rows.map((row) => ({ ...row, outsideId: outside("doc", row.id) }));
const viewsWritten = async () =>
  Number((await sql`select count(*) from audit_events where action = 'document.viewed'`)[0].count);

const merchant = await signedIn(portal.url, portal.origin, "viewer@acme.test");
const reviewer = await signedIn(portal.url, portal.origin, "reviewer@portico.test");
const stranger = await signedIn(portal.url, portal.origin, "owner@globex.test");
const nobody = { ask: (path) => fetch(new URL(path, portal.url), { redirect: "manual" }) };

const ids = {
  org: outside("org", papers[0].org_id),
  customer: outside("cus", papers[0].customer_id),
  id: outside("cus", papers[0].customer_id),
  draftId: "none",
};

async function linkFor(client, documentId, purpose) {
  const input = { documentId, page: 1, purpose };
  return outcomeOf(await callAction(client, linkAction, input, { ids }));
}

// Views by both sides, each link used once.
const before = await viewsWritten();
const used = [];
const shown = await inParallel(
  Array.from({ length: views }, (_, index) => index),
  AT_ONCE,
  async (index) => {
    const [client, purpose] = index % 2 ? [reviewer, "review"] : [merchant, "own_check"];
    const link = await linkFor(client, papers[index % papers.length].outsideId, purpose);
    if (!link?.ok) return false;
    const answer = await client.ask(link.value.href);
    used.push([client, link.value.href]);
    return answer.status === 200 && /^image\//.test(String(answer.headers["content-type"]));
  },
);
const served = shown.filter(Boolean).length;
const written = (await viewsWritten()) - before;
report(`pages served of ${views} asked for`, served, served === views);
report("rows written for them", written, written === served);

// The same links again, and each new one by twenty at once.
const again = await inParallel(used.slice(0, 200), AT_ONCE, async ([client, href]) => (await client.ask(href)).status);
report("used links served again, of 200", again.filter((status) => status === 200).length, !again.includes(200));
let most = 0;
for (let round = 0; round < 20; round++) {
  const link = await linkFor(reviewer, papers[round].outsideId, "review");
  const answers = await Promise.all(Array.from({ length: 20 }, () => reviewer.ask(link.value.href)));
  most = Math.max(most, answers.filter((answer) => answer.status === 200).length);
}
report("times one link served twenty at once, at most, in 20 rounds", most, most === 1);

// Everything that has to be right is wrong once.
const [paper] = papers;
const others = [
  ["no session", nobody],
  ["another organisation", stranger],
  ["another person's session", reviewer],
];
for (const [who, client] of others) {
  const link = await linkFor(merchant, paper.outsideId, "own_check");
  const { status } = await client.ask(link.value.href);
  report(`a link opened by ${who}`, status, status === 401 || status === 404);
}
const borrowed = [
  await linkFor(merchant, paper.outsideId, "review"),
  await linkFor(reviewer, paper.outsideId, "own_check"),
];
report(
  "links for the other side's purpose",
  borrowed.filter((one) => one?.ok).length,
  borrowed.every((one) => one?.ok === false),
);
const foreign = await linkFor(stranger, paper.outsideId, "own_check");
report("a link for another organisation", foreign?.code ?? "made", foreign?.code === "not_found");
const late = await linkFor(merchant, paper.outsideId, "own_check");
const lives = Number(new URL(late.value.href, portal.url).searchParams.get("expires")) - Date.now();
report("a link lives, seconds", (lives / 1000).toFixed(1), lives <= 60_000);
await new Promise((resolve) => setTimeout(resolve, Math.max(0, lives) + 50));
const { status: ended } = await merchant.ask(late.value.href);
report("an ended link", ended, ended === 403);

// Guesses: the page route with invented ids and signatures, static paths and the image optimizer with real keys.
const atStart = await viewsWritten();
const invented = () => {
  const bytes = randomBytes(26);
  return [...bytes].map((byte, index) => CROCKFORD[index === 0 ? byte & 7 : byte & 31]).join("");
};
const routes = [
  () =>
    `/api/documents/doc_${invented()}/pages/1?purpose=own_check&view=aud_${invented()}&expires=${Date.now() + 20_000}&signature=${randomBytes(32).toString("base64url")}`,
  (index) =>
    `/api/documents/${papers[index % papers.length].outsideId}/pages/1?purpose=own_check&view=aud_${invented()}&expires=${Date.now() + 20_000}&signature=${randomBytes(32).toString("base64url")}`,
  (index) =>
    `/${["documents", "data/documents", ".data/documents", "_next/static/documents", "public"][index % 5]}/${papers[index % papers.length].page_key}`,
  (index) =>
    `/_next/image?url=${encodeURIComponent(`/api/documents/${papers[index % papers.length].outsideId}/pages/1`)}&w=640&q=75`,
  (index) => `/documents/${papers[index % papers.length].blob_key}.jpg`,
];
const clients = [merchant, reviewer, stranger];
const found = await inParallel(
  Array.from({ length: guesses }, (_, index) => index),
  AT_ONCE,
  async (index) => {
    const answer = await clients[index % clients.length].ask(routes[index % routes.length](index));
    const isPicture =
      answer.bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
      answer.bytes.subarray(1, 4).toString() === "PNG";
    return answer.status === 200 && isPicture ? 1 : 0;
  },
);
report(
  `files reached by ${guesses} guesses`,
  found.reduce((sum, one) => sum + one, 0),
  !found.includes(1),
);
report("rows written for guesses", (await viewsWritten()) - atStart, (await viewsWritten()) === atStart);

await portal.close();
finish();
