import { describe, expect, it } from "vitest";
import { MERCHANT_ROLES } from "@/lib/auth/constants";
import { assignableRoles, deviceLabel, invitationState, leavesNoOwner, mayTouch } from "./rules";

describe("who may change whom", () => {
  it("lets an owner touch everybody", () => {
    for (const role of MERCHANT_ROLES) expect(mayTouch("owner", role)).toBe(true);
  });

  it("lets an admin touch everybody but owners", () => {
    expect(MERCHANT_ROLES.filter((role) => !mayTouch("admin", role))).toEqual(["owner"]);
  });

  it.each(["maker", "developer", "viewer"] as const)("lets a %s touch nobody", (role) => {
    expect(assignableRoles(role)).toEqual([]);
  });
});

describe("the last owner", () => {
  it("can neither leave nor step down", () => {
    expect(leavesNoOwner({ from: "owner", to: null, owners: 1 })).toBe(true);
    expect(leavesNoOwner({ from: "owner", to: "admin", owners: 1 })).toBe(true);
  });

  it("can when there is another", () => {
    expect(leavesNoOwner({ from: "owner", to: null, owners: 2 })).toBe(false);
  });

  it("does not hold anybody else", () => {
    expect(leavesNoOwner({ from: "viewer", to: null, owners: 1 })).toBe(false);
  });
});

describe("an invitation", () => {
  const now = new Date("2026-05-04T10:00:00Z");
  const fresh = { acceptedAt: null, revokedAt: null, expiresAt: new Date("2026-05-04T10:00:01Z") };

  it("is open until its last instant", () => {
    expect(invitationState(fresh, now)).toBe("open");
    expect(invitationState({ ...fresh, expiresAt: now }, now)).toBe("expired");
  });

  it("stays accepted or taken back, whatever the time", () => {
    expect(invitationState({ ...fresh, acceptedAt: now, expiresAt: now }, now)).toBe("accepted");
    expect(invitationState({ ...fresh, revokedAt: now, expiresAt: now }, now)).toBe("revoked");
  });
});

describe("a device", () => {
  it.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Windows"],
    ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605 Version/18 Safari/605", "Safari on Mac"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Safari/604", "Safari on iPhone"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"],
    ["curl/8.5", "Unknown device"],
    [null, "Unknown device"],
  ])("%j is called %j", (userAgent, label) => expect(deviceLabel(userAgent)).toBe(label));
});
