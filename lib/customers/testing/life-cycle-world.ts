import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type postgres from "postgres";
import { inOrg } from "@/db/filters";
import { drafts } from "@/db/schema";
import { withScope } from "@/db/scope";
import { decisionOn, lookAt } from "@/db/testing/decisions";
import { accepted, codeOf, workerScope } from "@/db/testing/fixtures";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { addDays } from "@/lib/core/civil-date";
import { seal, sha256Hex } from "@/lib/core/crypto";
import { fromPublicId, ids } from "@/lib/core/ids";
import { setCustomerEnabled } from "@/lib/customers/enabling/writes";
import type { IndividualProfile } from "@/lib/customers/input";
import { createCustomer } from "@/lib/customers/lifecycle/writes";
import { lockCustomer } from "@/lib/customers/reads";
import { deleteCustomer, updateCustomer } from "@/lib/customers/writes";
import { currentRecords, fileNameBinding } from "@/lib/documents/reads";
import { addDocument } from "@/lib/documents/uploads/writes";
import { attachDraftDocuments, removeDocument } from "@/lib/documents/writes";
import { startDraft } from "@/lib/drafts/writes";
import { listQuestionTargets } from "@/lib/requests/reads";
import { askForInformation } from "@/lib/requests/writes";
import { liftStaffRestriction, placeStaffRestriction } from "@/lib/restrictions/writes";
import type { SeenInput } from "@/lib/reviews/decisions/input";
import { newDecisionId } from "@/lib/reviews/decisions/rules";
import { decideCase } from "@/lib/reviews/decisions/writes";
import { confirmProposal, refuseProposal, withdrawProposal } from "@/lib/reviews/decisions/writes-proposals";
import { referCase } from "@/lib/reviews/decisions/writes-referral";
import { undoSuspension } from "@/lib/reviews/decisions/writes-undo";
import { reviewCustomer } from "@/lib/reviews/writes";
import type { Decided, Kind, Paper, Person } from "./life-cycle";
import { COMPLETE_INDIVIDUAL } from "./profiles";

export type Staff = Record<Person, ReviewerScope>;

const REASON = "A reason that is long enough";
const TODAY = () => new Date().toISOString().slice(0, 10);

const PAPERS: Paper[] = ["ID_PROOF", "ADDRESS_PROOF"];
type About = { type: "PASSPORT" | "BANK_STATEMENT"; issued_on?: string; expires_on?: string };
const ABOUT: Record<Paper, () => About> = {
  ID_PROOF: () => ({ type: "PASSPORT", expires_on: addDays(TODAY(), 900) }),
  ADDRESS_PROOF: () => ({ type: "BANK_STATEMENT", issued_on: addDays(TODAY(), -9) }),
};

let made = 0;

/** A profile that shares no name and no number with another. */
export function profileOf(kind: Kind, number: number, note: number): IndividualProfile {
  const { tax_info: _tax, address_line1, ...profile } = COMPLETE_INDIVIDUAL;
  return {
    ...profile,
    last_name: `Nguyen ${number}`,
    identification_value: `PA${2_000_000 + number}`,
    description: `Note ${note}`,
    nationality: kind === "RISKY" ? "IR" : "AU",
    ...(kind === "SHORT" || address_line1 === undefined ? {} : { address_line1 }),
  };
}

/** One customer of one organisation and everybody who acts on it, through the writes that pages use. */
export class World {
  readonly number = ++made;
  private note = 0;
  private seen: SeenInput | undefined;
  private suspensionId = "";
  private proposalId = "";
  private restrictionId = "";
  customerId = "";

  constructor(
    readonly owner: postgres.Sql,
    readonly merchant: MerchantScope,
    readonly staff: Staff,
  ) {}

  private get of() {
    return { orgId: this.merchant.orgId, customerId: this.customerId };
  }
  private get about() {
    return { ...this.of, proposalId: this.proposalId };
  }
  private async version(): Promise<number> {
    const { orgId, customerId } = this.of;
    const [row] = await this.owner`select version from customers where org_id = ${orgId} and id = ${customerId}`;
    return Number(row?.version);
  }

  /** A new customer, with both papers when it is complete: as rows alone, nothing lies in the store. */
  async begin(kind: Kind, isComplete: boolean): Promise<void> {
    const { merchant, owner } = this;
    const started = accepted(await startDraft(merchant, { type: "INDIVIDUAL", purpose: "WALLET" }));
    const draftId = fromPublicId("draft", started.id) ?? "";
    if (isComplete) await owner`insert into documents ${owner(PAPERS.map((paper) => this.paperRow(draftId, paper)))}`;
    const profile = profileOf(kind, this.number, 0);
    this.customerId = await withScope(merchant, async (tx) => {
      const [draft] = await tx
        .select()
        .from(drafts)
        .where(and(inOrg(drafts.orgId, merchant), eq(drafts.id, draftId)));
      if (!draft) throw new Error("The draft just made is not there");
      const { customerId } = draft;
      accepted(await createCustomer(tx, merchant, { customerId, profile, purpose: "WALLET", draftId }));
      accepted(await attachDraftDocuments(tx, merchant, { draftId, customerId }));
      return customerId;
    });
  }
  private paperRow(draftId: string, paper: Paper) {
    const { orgId, userId, userName } = this.merchant;
    const id = ids.next();
    const { type, issued_on, expires_on } = ABOUT[paper]();
    return {
      ...{ org_id: orgId, id, draft_id: draftId, subject: "customer", slot: paper, doc_type: type, side: "SINGLE" },
      ...{ issued_on: issued_on ?? null, expires_on: expires_on ?? null },
      file_name_sealed: seal("paper.jpg", fileNameBinding(orgId, id)),
      ...{ mime: "image/jpeg", bytes: 32, sha256: sha256Hex(id), blob_key: id, pages: this.owner.json([]) },
      ...{ created_by: userId, created_by_name: userName, created_at: new Date() },
    };
  }
  /** Takes the case out of the queue, which would grow with every customer and is not what is tried here. */
  async end(): Promise<void> {
    const { orgId, customerId } = this.of;
    await this.owner`
      update review_cases set closed_at = now() where org_id = ${orgId} and customer_id = ${customerId} and closed_at is null`;
  }
  async edit(kind: Kind, isStale: boolean) {
    const profile = profileOf(kind, this.number, ++this.note);
    const version = await this.version();
    const outcome = await updateCustomer(this.merchant, {
      customerId: this.customerId,
      version: isStale ? Math.max(1, version - 1) : version,
      profile,
    });
    return codeOf(outcome);
  }
  async upload(paper: Paper) {
    const document = ABOUT[paper]();
    const upload = {
      owner: { customerId: this.customerId },
      document: { slot: paper, subject: "customer", side: "SINGLE", ...document } as const,
      fileName: "paper.jpg",
      sizeBytes: undefined,
    };
    const outcome = await addDocument(this.merchant, upload, [randomBytes(32)]);
    if (outcome.ok && outcome.value.kind === "refused") throw new Error(outcome.value.refused.message);
    return codeOf(outcome);
  }
  async takeAway(paper: Paper) {
    const rows = await withScope(this.merchant, (tx) =>
      currentRecords(tx, this.merchant, { customerId: this.customerId }),
    );
    const documentId = rows.find((row) => row.slot === paper)?.id ?? "";
    return codeOf(await removeDocument(this.merchant, { documentId, reason: REASON }));
  }
  async review() {
    const input = { customerId: this.customerId, version: await this.version() };
    return accepted(await reviewCustomer(workerScope(this.merchant.orgId), input));
  }
  /** A reviewer opens the page; what it shows is what later decisions name. */
  async look() {
    this.seen = await lookAt(this.staff.ruth, this.merchant.orgId, this.customerId);
  }
  async decide(decision: Decided, by: Person, isLate: boolean) {
    const looked = isLate && this.seen ? this.seen : await this.lookOrNothing();
    const outcome = await decideCase(this.staff[by], decisionOn(this.of, looked, { decision }));
    if (outcome.ok && decision === "SUSPENDED") {
      this.suspensionId = fromPublicId("transition", outcome.value.transitionId ?? "") ?? "";
    }
    if (outcome.ok && outcome.value.proposalId) {
      this.proposalId = fromPublicId("proposal", outcome.value.proposalId) ?? "";
    }
    return codeOf(outcome);
  }
  /** A page of a customer that is gone cannot be opened; the decision then names anything. */
  private lookOrNothing(): Promise<SeenInput> {
    return lookAt(this.staff.ruth, this.merchant.orgId, this.customerId).catch(() => ({
      version: 1,
      transitionId: newDecisionId(),
      evidence: [],
    }));
  }
  async confirm(by: Person) {
    const outcome = await confirmProposal(this.staff[by], { ...this.about, ...(await this.lookOrNothing()) });
    return codeOf(outcome);
  }
  async settle(by: Person, how: "refuse" | "withdraw") {
    const act = how === "refuse" ? refuseProposal : withdrawProposal;
    return codeOf(await act(this.staff[by], { ...this.about, reason: REASON }));
  }
  async undo() {
    return codeOf(await undoSuspension(this.staff.lead, { ...this.of, transitionId: this.suspensionId }));
  }
  async refer() {
    return codeOf(await referCase(this.staff.leo, { ...this.of, decisionId: newDecisionId(), note: REASON }));
  }
  async ask() {
    const { ruth } = this.staff;
    const target = await withScope(ruth, async (tx) => {
      const customer = await lockCustomer(tx, this.of, this.customerId);
      const targets = customer ? await listQuestionTargets(tx, customer) : [];
      return targets.find((one) => one.key === "field:description");
    });
    const looked = await this.lookOrNothing();
    const { section = "", fieldName = "", dataType = "TEXT" } = target ?? {};
    const words = { reason: REASON, forCustomer: REASON, forDeveloper: "" };
    const outcome = await askForInformation(ruth, {
      ...this.of,
      version: looked.version,
      evidence: looked.evidence.map((paper) => paper.sha256),
      questions: [{ section, fieldName, dataType, status: "INVALID", ...words }],
      forCustomer: REASON,
      forDeveloper: "",
      dueOn: addDays(TODAY(), 14),
    });
    return codeOf(outcome);
  }
  async enable(isEnabled: boolean) {
    const input = { customerId: this.customerId, isEnabled, version: await this.version(), reason: REASON };
    return codeOf(await setCustomerEnabled(this.merchant, input));
  }
  async restrict(isRestricted: boolean) {
    const { ruth } = this.staff;
    if (!isRestricted) {
      return codeOf(
        await liftStaffRestriction(ruth, { ...this.of, restrictionId: this.restrictionId, reason: REASON }),
      );
    }
    const what = { name: "ALL_TRANSACTIONS", reason: "OTHER", requiredActions: [], dueOn: null } as const;
    const outcome = await placeStaffRestriction(ruth, {
      ...this.of,
      ...what,
      requiredActions: [],
      message: REASON,
      internal: "",
    });
    const [row] = await this
      .owner`select id from restrictions where org_id = ${this.of.orgId} and customer_id = ${this.customerId} order by id desc limit 1`;
    this.restrictionId = row?.id ?? "";
    return codeOf(outcome);
  }
  async remove() {
    return codeOf(await deleteCustomer(this.merchant, { customerId: this.customerId, reason: REASON }));
  }
}
