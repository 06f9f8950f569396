import { existsSync } from "node:fs";
import { type MerchantScope, mintScope, type SystemScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { setClock } from "@/lib/core/clock";
import { SettingsError } from "@/lib/core/env";
import { fromPublicId } from "@/lib/core/ids";
import { documentTools, setDecoderPool } from "@/lib/documents/gateway";
import { saveDraft, startDraft } from "@/lib/drafts/writes";
import { listOrganisationsToClose } from "@/lib/overview/reads-days";
import { closeDays } from "@/lib/overview/writes";
import { createSender } from "@/lib/senders/writes";
import { seedAccounts } from "./accounts";
import { ACME_CAST, GLOBEX_CAST, type Role } from "./cast";
import { seedLists } from "./lists";
import { readOlderNotices } from "./notices";
import { hasCustomers, memberScope, must, play, reviewerScope, type Stage, travel } from "./play";
import { valuesOf } from "./profiles";
import { seedQueue } from "./queue";
import { seedRequests } from "./requests";

const TIME_ZONE = "Australia/Sydney";

const SENDERS = [
  {
    nickname: "Payroll account",
    account_holder_name: "Acme Payroll Pty Ltd",
    bsb: "062000",
    account_number: "11223344",
  },
  {
    nickname: "Broker settlement",
    account_holder_name: "Southern Brokers Pty Ltd",
    bsb: "032001",
    account_number: "554433",
  },
  {
    nickname: "Marketplace payouts",
    account_holder_name: "Bazaar Online Pty Ltd",
    bsb: "083004",
    account_number: "998877665",
  },
];

/** Says how far it is: to the script that started this process, or on the terminal. */
function tell(text: string): void {
  if (process.send) process.send(text);
  else if (process.stdout.isTTY) process.stdout.write(`\r${text} `);
}

/** Plays them all. Gives their inside ids by name; of two with the same name the first. */
async function playAll(cast: Role[], stage: Stage, label: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [index, role] of cast.entries()) {
    const linked = role.place === "AU" && index % 3 === 0 ? stage.senderIds.slice(0, 1 + (index % 2)) : [];
    const id = await play(role, { ...stage, senderIds: linked }, index);
    const name = role.names.join(" ");
    if (!ids.has(name)) ids.set(name, id);
    tell(`${label}: customer ${index + 1} of ${cast.length}`);
  }
  return ids;
}

async function seedAcme(maker: MerchantScope, owner: MerchantScope): Promise<void> {
  const reviewer = await reviewerScope("reviewer@portico.test");
  travel(88, 1);
  const senderIds: string[] = [];
  for (const sender of SENDERS) {
    const made = must(await createSender(maker, sender), sender.nickname);
    senderIds.push(fromPublicId("sender", made.id) ?? "");
  }
  const first = ACME_CAST[0];
  const sharedId = first ? String(valuesOf(first, "2026-01-01", null).identification_value) : null;
  const stage = { maker, reviewer, timeZone: TIME_ZONE, senderIds, sharedId };
  const ids = await playAll(ACME_CAST, stage, "Acme");
  const idOf = (name: string) => {
    const id = ids.get(name);
    if (!id) throw new Error(`Nobody of the demo is called ${name}`);
    return id;
  };
  await seedRequests(stage, idOf);
  await seedLists(maker, owner, idOf);
  travel(1, 5);
  const draft = must(await startDraft(maker, { type: "INDIVIDUAL", purpose: "WALLET" }), "draft");
  const values = {
    first_name: "Willow",
    last_name: "Hart",
    email: "willow.hart@example.com",
    country_of_residence: "AU",
  };
  must(
    await saveDraft(maker, {
      draftId: fromPublicId("draft", draft.id) ?? "",
      version: 1,
      tab: "demo-seed",
      step: "contact",
      visited: ["identity"],
      purpose: "WALLET",
      senderIds: [],
      values,
    }),
    "draft",
  );
}

async function seedGlobex(): Promise<void> {
  const maker = await memberScope("owner@globex.test");
  if (await hasCustomers(maker)) return;
  const reviewer = await reviewerScope("reviewer@portico.test");
  const stage = { maker, reviewer, timeZone: TIME_ZONE, senderIds: [], sharedId: null };
  await playAll(GLOBEX_CAST, stage, "Globex");
  await seedQueue(stage, tell);
}

/** Who is told of things in the demo. */
const everybody = async () => [
  ...(await Promise.all(["owner@acme.test", "maker@acme.test", "owner@globex.test"].map(memberScope))),
  await reviewerScope("reviewer@portico.test"),
  await reviewerScope("lead@portico.test", "lead"),
];

/** The days that the overview shows, which the worker would otherwise close some minutes later. */
async function closeAllDays(): Promise<void> {
  for (const orgId of await listOrganisationsToClose(identityScope("demo"))) {
    await closeDays(mintScope<SystemScope>({ kind: "system", orgId, task: "roll_up_days", requestId: "demo" }));
  }
}

/** The demo: organisations, people, and customers played through the real writes, with documents and history. Runs once. */
export async function seedDemo(): Promise<void> {
  let isNew = false;
  if (!existsSync(".build/decoder.mjs"))
    throw new SettingsError("The document decoder is not built yet: run npm start.");
  try {
    // Before the first customer.
    travel(90, 0);
    await seedAccounts();
    const maker = await memberScope("maker@acme.test");
    const owner = await memberScope("owner@acme.test");
    isNew = !(await hasCustomers(maker));
    if (isNew) await seedAcme(maker, owner);
    await seedGlobex();
  } finally {
    setClock(null);
    documentTools().pool.close();
    setDecoderPool(null);
  }
  await closeAllDays();
  if (isNew) await readOlderNotices(await everybody());
}
