import { describe, expect, it } from "vitest";
import { changedPaths } from "@/lib/customers/rules-changes";
import { sensitivePaths } from "@/lib/customers/rules-masking";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { profileBlocks } from "./rules";
import { pathLabel, pathLabels } from "./rules-labels";
import { timelineEntry } from "./rules-timeline";

const names = { subdivision: (code: string) => (code === "AU-NSW" ? "New South Wales" : code) };
const PROFILES = [COMPLETE_INDIVIDUAL, COMPLETE_COMPANY];

describe("profile blocks", () => {
  it.each(PROFILES)("hold no sensitive value of the profile ($type) unless it is revealed", (profile) => {
    const paths = sensitivePaths(profile);
    expect(paths.length).toBeGreaterThan(1);
    const masked = profileBlocks(profile, names, false).flatMap((block) => block.lines);
    const shown = profileBlocks(profile, names, true).flatMap((block) => block.lines);
    for (const path of paths) {
      const clear = shown.find((line) => line.path === path);
      const line = masked.find((each) => each.path === path);
      expect(clear?.isMasked).toBe(false);
      expect(line?.isMasked).toBe(true);
      expect(line?.value).not.toBe(clear?.value);
      expect(JSON.stringify(masked)).not.toContain(`"${clear?.value}"`);
    }
    const open = masked.filter((line) => line.isMasked).map((line) => line.path);
    expect(open.sort()).toEqual([...paths].sort());
  });

  it("say values in words and leave out what does not apply", () => {
    const lines = profileBlocks(COMPLETE_INDIVIDUAL, names, false).flatMap((block) => block.lines);
    const shown = (path: string) => lines.find((line) => line.path === path)?.value;
    expect(shown("address_state")).toBe("New South Wales");
    expect(shown("nationality")).toBe("Australia");
    expect(shown("identification_type")).toBe("Passport");
    expect(shown("middle_name")).toBeNull();
    expect(lines.some((line) => line.path === "identification_custom_type")).toBe(false);
  });

  it("show the Latin twin beside its field", () => {
    const profile = { ...COMPLETE_INDIVIDUAL, first_name: "Žofie", first_name_en: "Zofie" };
    const lines = profileBlocks(profile, names, false).flatMap((block) => block.lines);
    expect(lines.find((line) => line.path === "first_name_en")).toMatchObject({ value: "Zofie", isMasked: false });
  });
});

describe("labels of stored paths", () => {
  it.each([
    ["first_name", "First name"],
    ["first_name_en", "First name"],
    ["phone_number_e164", "Phone number"],
    ["phone_country_code", "Phone number"],
    ["tax_info.0.document_id", "Tax number 1: Tax number"],
    ["source_of_fund_ids.2", "Sources of the money"],
    ["something_unknown", "something unknown"],
  ])("%s of a person is %s", (path, label) => expect(pathLabel("INDIVIDUAL", path)).toBe(label));

  it.each([
    ["directors.7.first_name", "Director 8: First name"],
    ["directors.7.key", "Director 8"],
    ["directors", "Directors"],
    ["authorized_user.first_name_en", "Authorised user: First name"],
  ])("%s of a company is %s", (path, label) => expect(pathLabel("COMPANY", path)).toBe(label));

  it("are said once", () => {
    const paths = ["phone_country_code", "phone_number", "phone_number_e164"];
    expect(pathLabels("INDIVIDUAL", paths)).toEqual(["Phone number"]);
  });
});

describe("changed paths", () => {
  it("are the leaves that differ, each once", () => {
    expect(changedPaths(COMPLETE_INDIVIDUAL, COMPLETE_INDIVIDUAL)).toEqual([]);
    expect(changedPaths({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 3] }, d: "x" })).toEqual(["b.c.1", "d"]);
    expect(changedPaths({ rows: [{ k: "a" }, { k: "b" }] }, { rows: [{ k: "a" }] })).toEqual(["rows.1.k"]);
  });
});

describe("a line of the timeline", () => {
  const line = (action: string, detail: Record<string, unknown>, audience: "merchant" | "staff" = "merchant") =>
    timelineEntry(
      { id: "aud_1", at: "2026-03-15T00:00:00.000Z", actorKind: "USER", actorName: "Mia", action, detail },
      COMPLETE_INDIVIDUAL,
      audience,
    );

  it("names the fields that changed in the words of the form", () => {
    const entry = line("customer.updated", { fields: ["last_name", "last_name_en", "dob"], version: 2 });
    expect(entry).toMatchObject({
      words: "changed the profile",
      kind: "profile",
      about: ["Last name", "Date of birth"],
      to: null,
    });
  });

  it("names the status it led to, and never an internal reason to a merchant", () => {
    const detail = { from: "UNDER_REVIEW", to: "SUSPENDED", reason: "Not accepted", internal: "Watch list" };
    expect(line("customer.status_changed", detail)).toMatchObject({ to: "SUSPENDED", notes: ["Not accepted"] });
    expect(JSON.stringify(line("customer.status_changed", detail))).not.toContain("Watch list");
    expect(line("customer.status_changed", detail, "staff").internal).toBe("Watch list");
  });

  it("names document, side and sender", () => {
    const document = { slot: "ID_PROOF", type: "DRIVERS_LICENCE", side: "BACK", sha256: "x" };
    expect(line("document.added", document).about).toEqual(["Driver's licence, back"]);
    expect(line("sender.linked", { nickname: "Payroll" }).about).toEqual(["Payroll"]);
  });
});
