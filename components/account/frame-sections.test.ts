import { describe, expect, it } from "vitest";
import type { Frame } from "@/lib/people/types";
import { frameSections } from "./frame-sections";

const owner: Frame = {
  name: "Ann",
  email: "ann@example.test",
  roleLabel: "Owner",
  staffRole: null,
  merchantRole: "owner",
  organisationId: "org_1",
  organisations: [],
  isDemo: false,
  mustEnrolTotp: false,
};
const hrefs = (frame: Frame) => frameSections(frame).flatMap((section) => section.items.map((item) => item.href));

describe("the navigation", () => {
  it("shows a viewer no door that would be shut", () => {
    const shown = hrefs({ ...owner, merchantRole: "viewer" });
    expect(shown).toContain("/customers");
    expect(shown).not.toContain("/customers/new");
    expect(shown).not.toContain("/people");
  });

  it("begins with the overview for merchants, and shows staff nothing of it", () => {
    expect(hrefs({ ...owner, merchantRole: "viewer" })[0]).toBe("/overview");
    for (const staffRole of ["operator", "reviewer", "lead"] as const)
      expect(hrefs({ ...owner, merchantRole: null, staffRole })).not.toContain("/overview");
  });

  it("shows the outbox in a demo only", () => {
    expect(hrefs(owner)).not.toContain("/outbox");
    expect(hrefs({ ...owner, isDemo: true })).toContain("/outbox");
    expect(hrefs({ ...owner, merchantRole: null, staffRole: "operator" })).toEqual(["/platform"]);
  });

  it("leads whoever must set up two-step sign-in to nothing else", () => {
    expect(hrefs({ ...owner, mustEnrolTotp: true })).toEqual(["/account", "/account/security"]);
  });

  it("gives a person without any organisation their account", () => {
    expect(hrefs({ ...owner, merchantRole: null })).toEqual(["/account", "/account/security"]);
  });

  it("shows staff their own side", () => {
    expect(hrefs({ ...owner, merchantRole: null, staffRole: "operator" })).toContain("/platform");
    expect(hrefs({ ...owner, merchantRole: null, staffRole: "reviewer" })).toContain("/review");
  });
});
