import { beforeAll, describe, expect, it } from "vitest";
import { TEST_ENVIRONMENT } from "@/db/testing/settings";
import { resetEnv } from "@/lib/core/env";
import { ids, toPublicId } from "@/lib/core/ids";
import { readView } from "./input";
import { contentDisposition, isSignedView, pageFileName, pageHeaders, type View, viewHref } from "./rules";

beforeAll(() => {
  Object.assign(process.env, TEST_ENVIRONMENT, { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
  resetEnv();
});

describe("the name of a page", () => {
  it.each([
    ["passport.jpg", `inline; filename="passport.jpg"; filename*=UTF-8''passport.jpg`],
    ['a"b\\c%.jpg', `inline; filename="a_b_c_.jpg"; filename*=UTF-8''a%22b%5Cc%25.jpg`],
    [
      "Führerschein (1).jpg",
      `inline; filename="F_hrerschein (1).jpg"; filename*=UTF-8''F%C3%BChrerschein%20%281%29.jpg`,
    ],
    ["身份证.jpg", `inline; filename="___.jpg"; filename*=UTF-8''%E8%BA%AB%E4%BB%BD%E8%AF%81.jpg`],
    ["it's*.jpg", `inline; filename="it's*.jpg"; filename*=UTF-8''it%27s%2A.jpg`],
    ["a\r\nSet-Cookie: x", `inline; filename="a__Set-Cookie: x"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x`],
  ])("%j cannot leave its header", (name, header) => {
    expect(contentDisposition("inline", name)).toBe(header);
    expect(() => new Headers({ "Content-Disposition": contentDisposition("inline", name) })).not.toThrow();
  });

  it("says which page of which file it is", () => {
    expect(pageFileName("lease.pdf", 2, "image/jpeg")).toBe("lease-page-2.jpg");
  });
});

describe("the headers of a page", () => {
  const page = { mime: "image/jpeg", bytes: 12, fileName: "a-page-1.jpg" };

  it("show a picture of ours in place and let it do nothing", () => {
    expect(pageHeaders(page)).toMatchObject({
      "Content-Type": "image/jpeg",
      "Content-Disposition": expect.stringMatching(/^inline; /),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    });
  });

  it.each(["text/html", "image/svg+xml", "application/pdf"])("never show %s in place", (mime) => {
    expect(pageHeaders({ ...page, mime })).toMatchObject({
      "Content-Type": "application/octet-stream",
      "Content-Disposition": expect.stringMatching(/^attachment; /),
    });
  });
});

describe("a link", () => {
  const view: View = {
    documentId: toPublicId("document", ids.next()),
    page: 1,
    purpose: "review",
    viewId: toPublicId("audit", ids.next()),
    expiresAtMs: 1_800_000_000_000,
  };
  const readBack = (href: string) => {
    const url = new URL(href, "http://localhost");
    const [, , , documentId = "", , page = ""] = url.pathname.split("/");
    return readView({ documentId, page }, url.searchParams);
  };

  it("is read back as it was signed, for its own session only", () => {
    const read = readBack(viewHref(view, "session-a"));
    expect(read?.view).toEqual(view);
    expect(isSignedView(view, "session-a", read?.signature ?? "")).toBe(true);
    expect(isSignedView(view, "session-b", read?.signature ?? "")).toBe(false);
  });

  it.each<[string, Partial<View>]>([
    ["another page", { page: 2 }],
    ["a later end", { expiresAtMs: view.expiresAtMs + 1 }],
    ["another document", { documentId: toPublicId("document", ids.next()) }],
    ["another purpose", { purpose: "own_check" }],
    ["a second look", { viewId: toPublicId("audit", ids.next()) }],
  ])("does not serve for %s", (_, change) => {
    const signature = readBack(viewHref(view, "session-a"))?.signature ?? "";
    expect(isSignedView({ ...view, ...change }, "session-a", signature)).toBe(false);
  });

  it.each(["&page=2", "&expires=1", "&unknown=1"])("with %s added is none of ours", (addition) => {
    expect(readBack(viewHref(view, "session-a") + addition)).toBeNull();
  });
});
