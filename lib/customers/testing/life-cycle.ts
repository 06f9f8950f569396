import type { AccountState, CustomerStatus } from "@/lib/customers/constants";

/** CLEAN passes every check, RISKY is left to a person, SHORT lacks a field. */
export type Kind = "CLEAN" | "RISKY" | "SHORT";
export type Paper = "ID_PROOF" | "ADDRESS_PROOF";
export type Person = "ruth" | "leo" | "lead";
export type Decided = "APPROVED" | "SUSPENDED" | "UNSUSPENDED";
type OpenCase = { reason: string; risk: number; isReferred: boolean };
/** `evidence`: version and files. `moves`: changes of status so far. */
export type Look = { evidence: string; moves: number };

/** The life cycle as told in words, without any of the code that it is compared with. Each act answers `ok` or why not. */
export class LifeCycle {
  status: CustomerStatus = "PENDING_INFO";
  version = 1;
  papers = new Set<Paper>();
  isDeleted = false;
  isEnabled = true;
  isRestricted = false;
  open: OpenCase | null = null;
  proposal: (Look & { decided: Decided; by: Person }) | null = null;
  look: Look = { evidence: "", moves: 1 };
  /** What a reviewer's page shows who has not looked again. */
  seen: Look = this.look;
  suspension: { at: Look; from: CustomerStatus; before: OpenCase | null } | null = null;
  private readonly files = new Map<Paper, number>();
  private sent = 0;
  private isAsked = false;
  private wasAsked = false;
  private isReviewed = false;
  private undoneAt: Look | null = null;
  private runRisk: number | null = null;

  constructor(
    public kind: Kind,
    private readonly twoFrom: number | null,
    private readonly riskOfRisky: number,
    isComplete: boolean,
  ) {
    if (isComplete) {
      this.papers = new Set(["ID_PROOF", "ADDRESS_PROOF"]);
      for (const paper of this.papers) this.files.set(paper, ++this.sent);
      if (kind !== "SHORT") this.status = "UNDER_REVIEW";
    }
    this.look = { ...this.look, evidence: this.evidence };
    this.seen = this.look;
  }

  get state(): AccountState {
    if (this.status === "SUSPENDED" || !this.isEnabled || this.isRestricted) return "LOCKED";
    return this.status === "APPROVED" ? "ACTIVE" : "APPROVAL_PENDING";
  }
  private get isShort() {
    return this.kind === "SHORT" || this.papers.size < 2 || this.isAsked;
  }
  private get risk() {
    const known = [this.open?.risk, this.runRisk ?? undefined].filter((risk) => risk !== undefined);
    return known.length > 0 ? Math.max(...known) : 100;
  }
  private touch() {
    this.look = { ...this.look, evidence: this.evidence };
    this.isReviewed = false;
  }
  /** A file that came and went again leaves it as it was. */
  private get evidence() {
    return `${this.version} ${[...this.files].sort().join()}`;
  }
  private move(to: CustomerStatus, byStaff = false) {
    this.status = to;
    this.look = { ...this.look, moves: this.look.moves + 1 };
    if (to === "UNDER_REVIEW") this.isReviewed = false;
    if (byStaff && (to === "APPROVED" || to === "SUSPENDED")) this.wasAsked = false;
  }
  private close() {
    this.open = null;
    this.proposal = null;
  }
  private needCase(reason: string, risk: number) {
    this.open ??= { reason, risk, isReferred: false };
  }
  private follow(mattersToReview: boolean) {
    const settled = this.status === "APPROVED" && !mattersToReview ? "APPROVED" : "UNDER_REVIEW";
    const to = this.isShort ? "PENDING_INFO" : settled;
    if (to !== this.status) this.move(to);
  }
  private changedSince(then: Look) {
    if (then.moves !== this.look.moves) return "wrong_state";
    return then.evidence === this.look.evidence ? null : "conflict";
  }

  edit(kind: Kind, isStale: boolean) {
    if (this.isDeleted) return "not_found";
    if (this.status === "SUSPENDED") return "wrong_state";
    if (isStale && this.version > 1) return "conflict";
    const matters = kind !== this.kind;
    this.kind = kind;
    this.version++;
    this.touch();
    this.isAsked = false;
    this.follow(matters);
    return "ok";
  }
  file(paper: Paper, isThere: boolean) {
    if (this.isDeleted) return "not_found";
    if (this.status === "SUSPENDED") return "wrong_state";
    if (isThere) this.files.set(paper, ++this.sent);
    else this.files.delete(paper);
    if (isThere) this.papers.add(paper);
    else this.papers.delete(paper);
    this.touch();
    this.follow(true);
    return "ok";
  }
  review() {
    if (this.isDeleted || this.status !== "UNDER_REVIEW" || this.isReviewed) return "SKIPPED";
    this.isReviewed = true;
    this.runRisk = this.kind === "RISKY" ? this.riskOfRisky : 0;
    if (this.kind === "CLEAN" && !this.wasAsked && this.open?.reason !== "APPEAL") {
      this.move("APPROVED");
      this.close();
      return "APPROVED";
    }
    this.needCase("REVIEW", this.runRisk);
    if (this.open) this.open.risk = Math.max(this.open.risk, this.runRisk);
    return "REFERRED";
  }
  decide(decided: Decided, by: Person, seen: Look) {
    if (this.isDeleted) return "not_found";
    const changed = this.changedSince(seen);
    if (changed) return changed;
    const from = {
      APPROVED: ["UNDER_REVIEW"],
      SUSPENDED: ["PENDING_INFO", "UNDER_REVIEW", "APPROVED"],
      UNSUSPENDED: ["SUSPENDED"],
    };
    if (!from[decided].includes(this.status)) return "wrong_state";
    if (this.open?.isReferred && by !== "lead") return "forbidden";
    if (decided === "APPROVED" && !(this.open && this.isReviewed)) return "wrong_state";
    if (decided === "SUSPENDED") return this.carryOut(decided);
    if (this.proposal && !this.changedSince(this.proposal)) return "conflict";
    this.proposal = null;
    this.needCase(this.status === "SUSPENDED" ? "APPEAL" : "REVIEW", this.risk);
    if (this.twoFrom === null || this.risk < this.twoFrom) return this.carryOut(decided);
    this.proposal = { ...this.look, decided, by };
    return "ok";
  }
  private carryOut(decided: Decided) {
    if (decided === "UNSUSPENDED") {
      this.move(this.isShort ? "PENDING_INFO" : "UNDER_REVIEW", true);
      this.proposal = null;
      if (this.open) this.open.reason = "APPEAL";
      return "ok";
    }
    const [from, before] = [this.status, this.open];
    this.move(decided, true);
    if (decided === "SUSPENDED") this.suspension = { at: this.look, from, before };
    this.close();
    return "ok";
  }
  confirm(by: Person) {
    if (this.isDeleted) return "not_found";
    if (!this.proposal || this.proposal.by === by) return "forbidden";
    const { decided } = this.proposal;
    const changed = this.changedSince(this.proposal);
    if (changed) {
      this.proposal = null;
      return changed;
    }
    return this.carryOut(decided);
  }
  settle(by: Person, how: "refuse" | "withdraw") {
    if (this.isDeleted) return "not_found";
    if ((this.proposal?.by === by) === (how === "refuse")) return "forbidden";
    this.proposal = null;
    return "ok";
  }
  undo() {
    if (this.isDeleted) return "not_found";
    if (this.undoneAt?.moves === this.look.moves) return "ok";
    if (!this.suspension) return "wrong_state";
    const changed = this.changedSince(this.suspension.at);
    if (changed) return changed;
    this.move(this.suspension.from, true);
    this.undoneAt = this.look;
    this.close();
    this.open = this.suspension.before;
    return "ok";
  }
  refer() {
    if (this.isDeleted) return "not_found";
    if (this.open?.isReferred) return "conflict";
    const reasons = { SUSPENDED: "APPEAL", APPROVED: "MONITORING", UNDER_REVIEW: "REVIEW", PENDING_INFO: "REVIEW" };
    this.needCase(reasons[this.status], this.risk);
    if (this.open) this.open.isReferred = true;
    return "ok";
  }
  ask() {
    if (this.isDeleted) return "not_found";
    if (this.status === "PENDING_INFO" || this.status === "SUSPENDED") return "wrong_state";
    this.needCase(this.status === "APPROVED" ? "MONITORING" : "REVIEW", 0);
    this.isAsked = true;
    this.wasAsked = true;
    this.move("PENDING_INFO");
    return "ok";
  }
  enable(isEnabled: boolean) {
    if (this.isDeleted) return "not_found";
    if (this.isEnabled === isEnabled) return "conflict";
    this.isEnabled = isEnabled;
    return "ok";
  }
  restrict(isRestricted: boolean) {
    if (this.isDeleted) return "not_found";
    this.isRestricted = isRestricted;
    return "ok";
  }
  remove() {
    if (this.isDeleted) return "not_found";
    this.isDeleted = true;
    this.isEnabled = false;
    this.version++;
    return "ok";
  }
}
