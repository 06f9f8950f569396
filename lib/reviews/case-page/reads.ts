import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { decisionProposals, users } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { civilDateWords, isCivilDate } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { subdivisionName } from "@/lib/core/geo-subdivisions";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerStatus, Purpose } from "@/lib/customers/constants";
import { customerDetail } from "@/lib/customers/detail/reads";
import { profileBlocks } from "@/lib/customers/detail/rules";
import type { CustomerDetail } from "@/lib/customers/detail/types";
import type { CustomerProfile } from "@/lib/customers/input";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import { SLOT_LABELS } from "@/lib/documents/constants";
import { documentReadings } from "@/lib/documents/readings/reads";
import type { DocumentReading } from "@/lib/documents/readings/types";
import { listDocuments } from "@/lib/documents/reads";
import type { DocumentRow } from "@/lib/documents/types";
import { listUploadLinks } from "@/lib/requests/links/reads";
import { listQuestionTargets, listRequests } from "@/lib/requests/reads";
import type { CaseReason } from "@/lib/reviews/cases/constants";
import { latestCase } from "@/lib/reviews/cases/reads";
import { caseState } from "@/lib/reviews/cases/rules";
import { decisionBar } from "@/lib/reviews/decisions/access";
import { decisionDesk } from "@/lib/reviews/decisions/reads-desk";
import { listFindings, markablesOf } from "@/lib/reviews/findings/reads";
import { documentTarget, fieldTarget, slotOfTarget } from "@/lib/reviews/findings/rules";
import { flaggedQuestions } from "@/lib/reviews/findings/rules-questions";
import type { Markable } from "@/lib/reviews/findings/types";
import { caseTags, listColleagues, listNotes, tagsInUse } from "@/lib/reviews/notes/reads";
import { casePath, type QueueQuery } from "@/lib/reviews/queue/input";
import { neighbours } from "@/lib/reviews/queue/reads-list";
import { latestScreening, listHits } from "@/lib/screening/reads";
import { listRuns } from "./reads-runs";
import { listTwins } from "./reads-twins";
import { dateRemarks, proofsOf } from "./rules";
import { readingRemarks, readsByPath } from "./rules-readings";
import { upheldAnswers } from "./rules-upheld";
import type { CaseBlock, CaseDocument, CaseFacts, CaseFile, EmptyPlace } from "./types";

async function caseFacts(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<CaseFacts | null> {
  const found = await latestCase(tx, customer, customer.id);
  if (!found) return null;
  const [proposal] = await tx
    .select({ id: decisionProposals.id })
    .from(decisionProposals)
    .where(
      and(
        inOrg(decisionProposals.orgId, customer),
        eq(decisionProposals.customerId, customer.id),
        eq(decisionProposals.state, "OPEN"),
      ),
    );
  const [assignee] = found.assigneeId
    ? await tx.select({ name: users.name }).from(users).where(eq(users.id, found.assigneeId))
    : [];
  const { closedAt } = found;
  return {
    id: toPublicId("case", found.id),
    state: caseState({ closedAt, hasOpenProposal: proposal !== undefined, status: customer.status as CustomerStatus }),
    reason: found.reason as CaseReason,
    riskScore: found.riskScore,
    isReferred: found.isReferred,
    assigneeName: assignee?.name ?? null,
    isMine: found.assigneeId === scope.userId,
    dueAt: found.dueAt.toISOString(),
    openedAt: found.openedAt.toISOString(),
  };
}

type Looked = {
  profile: CustomerProfile;
  detail: CustomerDetail;
  files: readonly DocumentRow[];
  marks: ReadonlyMap<string, Markable>;
  readings: readonly DocumentReading[];
};

/** The profile in full: each line with its mark, its proofs, and the Latin twin beside it instead of below. */
function caseBlocks({ profile, detail, files, marks, readings }: Looked): CaseBlock[] {
  const reads = readsByPath(profile, readings);
  const problems = new Map(detail.missing.map((item) => [item.key, item.message]));
  return profileBlocks(profile, { subdivision: subdivisionName }, true).map(({ id, title, lines }) => ({
    id,
    title,
    lines: lines.flatMap(({ path, label, value }) => {
      const mark = marks.get(fieldTarget(path));
      if (!mark) return [];
      const latin = lines.find((line) => line.path === `${path}_en`)?.value ?? null;
      const problem = problems.get(path) ?? problems.get(`${path}_en`) ?? null;
      const shown = value !== null && isCivilDate(value) ? civilDateWords(value) : value;
      return [
        {
          path,
          label,
          value: shown,
          latin,
          mark,
          problem,
          proofs: proofsOf(profile, path, files),
          reads: reads.get(path) ?? [],
        },
      ];
    }),
  }));
}

function caseDocuments({ profile, files, marks, readings }: Looked, purpose: Purpose, today: string): CaseDocument[] {
  const places = documentRequirements(profile, purpose);
  const orderOf = (file: Looked["files"][number]) => {
    const at = places.findIndex(({ slot, subject }) => slot === file.slot && subject === file.subject);
    return at < 0 ? places.length : at;
  };
  // In the order of the form, so that who it is comes before where they live.
  const ordered = [...files].sort((a, b) => orderOf(a) - orderOf(b));
  return ordered.flatMap((file) => {
    const mark = marks.get(documentTarget(file.id));
    if (!mark) return [];
    const place = places[orderOf(file)];
    return [
      {
        ...file,
        place: place?.label ?? SLOT_LABELS[file.slot],
        mark,
        remarks: [
          ...dateRemarks(file, profile, today),
          ...readings.filter((one) => one.documentId === file.id).flatMap(readingRemarks),
        ],
      },
    ];
  });
}

function emptyPlaces({ detail, marks }: Looked): EmptyPlace[] {
  return [...marks.values()].flatMap((mark) => {
    const place = slotOfTarget(mark.target);
    if (!place) return [];
    const missing = detail.missing.find(
      (item) => item.slot === place.slot && item.subject === place.subject && (!place.side || item.side === place.side),
    );
    return [{ mark, label: mark.label, problem: missing?.message ?? null }];
  });
}

async function placeInQueue(
  tx: Tx,
  scope: ReviewerScope,
  customer: CustomerRecord,
  query: QueueQuery,
): Promise<CaseFile["place"]> {
  const found = await neighbours(tx, scope, { orgId: customer.orgId, customerId: customer.id }, query);
  const { previous, next, position, total } = found;
  return {
    previousHref: previous ? casePath(previous, query) : null,
    nextHref: next ? casePath(next, query) : null,
    position,
    total,
  };
}

/** One case, with sensitive values in full: whoever calls it writes the look down. `query` is the queue it was opened from. */
export async function caseFile(
  tx: Tx,
  scope: ReviewerScope,
  customer: CustomerRecord,
  query: QueueQuery,
): Promise<CaseFile> {
  const { today, name } = await organisationFacts(tx, customer);
  const detail = await customerDetail(tx, customer, "staff");
  const profile = openProfile(customer);
  const files = await listDocuments(tx, customer, { customerId: customer.id });
  const markables = markablesOf(customer, profile, files);
  const marks = new Map(markables.map((one) => [one.target, one]));
  const readings = await documentReadings(tx, scope, { orgId: customer.orgId, customerId: customer.id });
  const looked: Looked = { profile, detail, files, marks, readings };
  const findings = await listFindings(tx, customer, customer.id, markables);
  const targets = await listQuestionTargets(tx, customer);
  const requests = await listRequests(tx, customer, "staff");
  return {
    detail,
    organisation: { id: toPublicId("organisation", customer.orgId), name },
    reviewerName: scope.userName,
    work: await caseFacts(tx, scope, customer),
    today,
    now: clock.now().toISOString(),
    place: await placeInQueue(tx, scope, customer, query),
    blocks: caseBlocks(looked),
    documents: caseDocuments(looked, detail.purpose, today),
    empty: emptyPlaces(looked),
    findings,
    upheld: upheldAnswers(requests, { documents: files, targets: marks.keys() }),
    runs: await listRuns(tx, customer, customer.id),
    twins: await listTwins(tx, customer, profile, files),
    hits: await listHits(tx, customer, customer.id),
    screening: await latestScreening(tx, customer, customer.id),
    links: await listUploadLinks(tx, customer),
    requests,
    targets,
    drafts: flaggedQuestions(findings, targets),
    notes: await listNotes(tx, customer, customer.id),
    colleagues: (await listColleagues(tx)).map((one) => one.name),
    tags: await caseTags(tx, customer, customer.id),
    knownTags: await tagsInUse(tx),
    barred: (await decisionBar(tx, scope, customer))?.message ?? null,
    desk: await decisionDesk(tx, scope, customer),
  };
}
