import { withScope } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { ids } from "@/lib/core/ids";
import { startBulkRun } from "@/lib/customers/bulk/writes";
import { carryOutRun } from "@/lib/customers/bulk/writes-run";
import { findImport } from "@/lib/customers/import/reads";
import { readImportRows } from "@/lib/customers/import/reads-rows";
import { matchColumns, startImport } from "@/lib/customers/import/writes";
import { checkImport } from "@/lib/customers/import/writes-check";
import { runImport } from "@/lib/customers/import/writes-run";
import { takeImportFile } from "@/lib/customers/import/writes-upload";
import { changeCustomerTags } from "@/lib/customers/tags/writes";
import { saveViewInput } from "@/lib/customers/views/input";
import { saveView } from "@/lib/customers/views/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import { minutesLater, must, systemScope, travel, uuid } from "./play";
import type { IdOf } from "./requests";

const VIPS = ["Jane Nguyen", "Harbour Trading Pty Ltd", "Orchard Lane Pte Ltd", "Thames Ledger Ltd", "Emma Schneider"];
const PAYROLL = ["Noah Bennett", "Mia Papadopoulos", "Sofia Lindqvist", "Thi Mai Tran", "Zoe Armstrong", "Ella Fraser"];

const COLUMNS = "id.type.name.status.missing.tags.created";
const VIEWS = [
  { name: "Missing address proof", query: "missing=ADDRESS_PROOF&sort=created.asc" },
  { name: "VIP", query: "tag=vip" },
];

/** The last line but one has no proper e-mail address, the last is somebody who is there already. */
const IMPORTED = `Reference,First name,Surname,E-mail,Country
CRM-2041,Imogen,Barrett,imogen.barrett@example.com,Australia
CRM-2042,Mateo,Ibarra,mateo.ibarra@example.com,Spain
CRM-2043,Freya,Sørensen,freya.sorensen@example.com,Denmark
CRM-2044,Callum,Ross,callum.ross@example.com,United Kingdom
CRM-2045,Pauline,Bisset,pauline.bisset,France
CRM-2046,Jane,Nguyen,jane.nguyen@example.com,Australia
`;

/** Tags: some by hand, some in one bulk action. */
async function seedTags(maker: MerchantScope, idOf: IdOf): Promise<void> {
  for (const name of VIPS) {
    const tagged = await changeCustomerTags(maker, { customerId: idOf(name), add: ["vip"], remove: [] });
    must(tagged, `tag of ${name}`);
    minutesLater(2);
  }
  minutesLater(90);
  const runId = ids.next();
  const selection = { kind: "ids" as const, ids: PAYROLL.map(idOf) };
  const order = { action: "ADD_TAGS" as const, tags: ["payroll"] };
  must(await startBulkRun(maker, { runId, selection, order, seenTotal: PAYROLL.length }), "bulk action");
  minutesLater(0.05);
  await carryOutRun(systemScope(maker.orgId, "run_bulk"), runId);
}

/** A file of people that was imported, with a line that could not be and one that was there already. */
async function seedImport(maker: MerchantScope): Promise<void> {
  const about = { type: "INDIVIDUAL", purpose: "BASIC", name: "newsletter-signups.csv" } as const;
  const taken = must(await takeImportFile(maker, about, [Buffer.from(IMPORTED)]), "import");
  const importId = uuid("import", taken.id);
  const record = () =>
    withScope(maker, async (tx) => {
      const found = await findImport(tx, maker, importId);
      if (!found) throw new Error("The import of the demo is gone");
      return found;
    });
  const { mapping, version } = await record();
  must(await matchColumns(maker, { importId, version, mapping, dateOrder: null }), "columns");
  await checkImport(systemScope(maker.orgId, "check_import"), importId);
  minutesLater(3);
  const checked = await record();
  must(await startImport(maker, { importId, version: checked.version, duplicates: "SKIP" }), "import");
  while (await runImport(systemScope(maker.orgId, "run_import"), importId)) {
    // Passed on for longer than a job may take.
  }
  const created = await withScope(maker, (tx) =>
    readImportRows(tx, maker, importId, { states: ["CREATED"], after: 0, limit: 100 }),
  );
  minutesLater(0.1);
  for (const { customerId } of created) {
    const reviewed = reviewCustomer(systemScope(maker.orgId, "review_customer"), { customerId, version: 1 });
    must(await reviewed, "review of an imported customer");
  }
}

/** What a team does with its list: tags, views that it shares, a bulk action, an import. */
export async function seedLists(maker: MerchantScope, owner: MerchantScope, idOf: IdOf): Promise<void> {
  travel(14, 6);
  await seedImport(maker);
  travel(6, 8);
  await seedTags(maker, idOf);
  minutesLater(10);
  for (const view of VIEWS) {
    const looks = { columns: COLUMNS, density: "comfortable", isShared: true };
    must(await saveView(owner, saveViewInput.parse({ ...view, ...looks })), view.name);
  }
}
