import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { setFault } from "@/lib/core/fault";
import { ids } from "@/lib/core/ids";
import { StorageError } from "@/lib/core/storage/errors";
import { DOCUMENT_LIMITS } from "@/lib/documents/constants";
import { must, type Office, openOffice, uploadOf } from "@/lib/documents/testing/office";
import { discardDraft } from "@/lib/drafts/writes";
import { UPLOAD_LIMITS } from "./constants";
import { checkUpload } from "./writes";

let office: Office;
const FILES_OF_A_PICTURE = 2;

beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());
afterEach(() => {
  setFault("upload.after_blob", null);
  setFault("upload.before_commit", null);
});

const director = (number: number) => ({ subject: `director:person${number}` }) as const;
const codes = (outcomes: { ok: boolean; code?: string }[]) => outcomes.map((one) => (one.ok ? "ok" : one.code));

describe("quotas are exact however many uploads run at once", () => {
  it("fifty at once into one draft leave twenty documents and their files only", async () => {
    const owner = await office.draft(office.alpha);
    const filesBefore = await office.filesInStore();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) => office.upload(office.alpha, owner, office.picture(i), director(i))),
    );
    expect(codes(outcomes).filter((code) => code === "ok")).toHaveLength(DOCUMENT_LIMITS.perCustomer);
    expect(codes(outcomes).filter((code) => code === "rate_limited")).toHaveLength(50 - DOCUMENT_LIMITS.perCustomer);
    expect(await office.rowsOf(office.alpha, owner)).toHaveLength(DOCUMENT_LIMITS.perCustomer);
    expect(await office.filesInStore()).toBe(filesBefore + DOCUMENT_LIMITS.perCustomer * FILES_OF_A_PICTURE);
    // Full means no further place, not no better picture.
    const taken = outcomes.findIndex((outcome) => outcome.ok);
    expect(must(await office.upload(office.alpha, owner, office.picture(99), director(taken))).kind).toBe("stored");
  }, 60_000);

  it("uploads into several drafts together stop at the organisation's bytes of a day", async () => {
    const owner = await office.draft(office.beta);
    const bytes = office.picture(1).length;
    must(await office.upload(office.beta, owner, office.picture(1)));
    const left = Math.floor(bytes * 3.5);
    await office.owner`update documents set bytes = ${UPLOAD_LIMITS.organisationDayBytes - left} where draft_id = ${owner.draftId}`;
    const drafts = await Promise.all(Array.from({ length: 8 }, () => office.draft(office.beta)));
    const outcomes = await Promise.all(drafts.map((draft) => office.upload(office.beta, draft, office.picture(2))));
    expect(codes(outcomes).filter((code) => code === "ok")).toHaveLength(3);
    await office.owner`update documents set created_at = created_at - interval '25 hours' where draft_id = ${owner.draftId}`;
    expect((await office.upload(office.beta, owner, office.picture(3), director(7))).ok).toBe(true);
  });
});

describe("one place holds one document", () => {
  it("of two uploads at the same time one counts and the other is kept as replaced", async () => {
    const owner = await office.draft(office.alpha);
    const filesBefore = await office.filesInStore();
    const outcomes = await Promise.all([1, 2].map((n) => office.upload(office.alpha, owner, office.picture(n))));
    expect(codes(outcomes)).toEqual(["ok", "ok"]);
    const states = (await office.rowsOf(office.alpha, owner)).map((row) => row.state).sort();
    expect(states).toEqual(["CURRENT", "REPLACED"]);
    expect(await office.filesInStore()).toBe(filesBefore + 2 * FILES_OF_A_PICTURE);
  });

  it("the same bytes sent again, at once or later, are the same document", async () => {
    const owner = await office.draft(office.alpha);
    const filesBefore = await office.filesInStore();
    const together = await Promise.all([0, 0, 0].map((n) => office.upload(office.alpha, owner, office.picture(n))));
    const later = await office.upload(office.alpha, owner, office.picture(0));
    const found = [...together, later].map((outcome) => {
      const result = must(outcome);
      return result.kind === "stored" ? result.document.id : result.refused.reason;
    });
    expect(new Set(found).size).toBe(1);
    expect(await office.rowsOf(office.alpha, owner)).toHaveLength(1);
    expect(await office.filesInStore()).toBe(filesBefore + FILES_OF_A_PICTURE);
  });
});

describe("what does not succeed leaves neither row nor file", () => {
  async function leavesNothing(work: (owner: { draftId: string }) => Promise<unknown>) {
    const owner = await office.draft(office.alpha);
    const filesBefore = await office.filesInStore();
    const result = await work(owner).catch((error: unknown) => error);
    expect(await office.rowsOf(office.alpha, owner)).toEqual([]);
    expect(await office.filesInStore()).toBe(filesBefore);
    return result;
  }
  const crash = () => {
    throw new Error("crash");
  };

  it("a file that is no document", async () => {
    const result = await leavesNothing((owner) => office.upload(office.alpha, owner, Buffer.from("MZ, a program")));
    expect(result).toMatchObject({ ok: true, value: { kind: "refused", refused: { reason: "WRONG_TYPE" } } });
  });

  it("one byte over the limit", async () => {
    const bytes = Buffer.concat([
      office.picture(),
      Buffer.alloc(DOCUMENT_LIMITS.maxBytes + 1 - office.picture().length),
    ]);
    const result = await leavesNothing((owner) => office.upload(office.alpha, owner, bytes));
    expect(result).toMatchObject({ ok: true, value: { kind: "refused", refused: { reason: "TOO_LARGE" } } });
  });

  it("a PDF where only a picture is taken", async () => {
    const pdf = (await import("@/lib/documents/specimens/papers")).utilityBillSpecimen;
    const { LETTER } = await import("@/lib/documents/decoder/testing/hostile-files");
    const { bytes } = await pdf(LETTER);
    const about = { slot: "SELFIE", type: "SELFIE" } as const;
    const result = await leavesNothing((owner) => office.upload(office.alpha, owner, bytes, about));
    expect(result).toMatchObject({ ok: true, value: { kind: "refused", refused: { reason: "WRONG_TYPE" } } });
  });

  it("a sender that goes away in the middle", async () => {
    const left = new AbortController();
    async function* half() {
      yield office.picture().subarray(0, 20_000);
      left.abort();
      yield office.picture().subarray(20_000);
    }
    const result = await leavesNothing((owner) => office.upload(office.alpha, owner, half(), {}, left.signal));
    expect(result).toBeInstanceOf(StorageError);
  });

  it("a sender that goes away while the file is judged", async () => {
    const left = new AbortController();
    setFault("upload.after_blob", () => left.abort());
    const result = await leavesNothing((owner) =>
      office.upload(office.alpha, owner, office.picture(), {}, left.signal),
    );
    expect(result).toMatchObject({ code: "aborted" });
  });

  it.each(["upload.after_blob", "upload.before_commit"])("a failure at %s", async (point) => {
    setFault(point, crash);
    const result = await leavesNothing((owner) => office.upload(office.alpha, owner, office.picture()));
    expect(result).toMatchObject({ message: "crash" });
  });

  it("a draft discarded while the file was on its way", async () => {
    const result = await leavesNothing(async (owner) => {
      expect((await checkUpload(office.alpha, uploadOf(owner))).ok).toBe(true);
      must(await discardDraft(office.alpha, owner));
      return office.upload(office.alpha, owner, office.picture());
    });
    expect(result).toMatchObject({ ok: false, code: "wrong_state" });
  });
});

describe("another organisation's draft and none at all are the same answer", () => {
  it("before the bytes and at the commit", async () => {
    const foreign = await office.draft(office.beta);
    const missing = { draftId: ids.next() };
    expect(await checkUpload(office.alpha, uploadOf(foreign))).toEqual(
      await checkUpload(office.alpha, uploadOf(missing)),
    );
    const [toForeign, toMissing] = [
      await office.upload(office.alpha, foreign, office.picture()),
      await office.upload(office.alpha, missing, office.picture()),
    ];
    expect(toForeign).toMatchObject({ ok: false, code: "not_found" });
    expect(toForeign).toEqual(toMissing);
  });
});
