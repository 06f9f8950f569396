import { equalText, sign } from "@/lib/core/crypto";

/** Why somebody looks: kept with each view. */
export const VIEW_PURPOSES = ["own_check", "review"] as const;
export type ViewPurpose = (typeof VIEW_PURPOSES)[number];

/** Who may name which: an organisation checks its own papers, staff look because of a case. */
export const PURPOSE_OF = { merchant: "own_check", reviewer: "review" } as const satisfies Record<string, ViewPurpose>;

/** One look at one page, by one session, before an instant. Ids in their outside form, except the session's. */
export type View = {
  documentId: string;
  page: number;
  purpose: ViewPurpose;
  /** Outside form `aud_...`: the audit row that the view will write, which makes it happen once. */
  viewId: string;
  /** Milliseconds since 1970. */
  expiresAtMs: number;
};

export function viewSignature(view: View, sessionId: string): string {
  const { documentId, page, purpose, viewId, expiresAtMs } = view;
  return sign("link", JSON.stringify(["document", documentId, page, purpose, viewId, expiresAtMs, sessionId]));
}

export function isSignedView(view: View, sessionId: string, signature: string): boolean {
  return equalText(viewSignature(view, sessionId), signature);
}

export function viewHref(view: View, sessionId: string): string {
  const query = new URLSearchParams({
    purpose: view.purpose,
    view: view.viewId,
    expires: String(view.expiresAtMs),
    signature: viewSignature(view, sessionId),
  });
  return `/api/documents/${view.documentId}/pages/${view.page}?${query}`;
}

const PAGE_ENDINGS: Readonly<Record<string, string>> = { "image/jpeg": ".jpg", "image/png": ".png" };

/** `scan.pdf`, page 2 as a JPEG: `scan-page-2.jpg`. */
export function pageFileName(fileName: string, page: number, mime: string): string {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,8}$/, "");
  return `${stem}-page-${page}${PAGE_ENDINGS[mime] ?? ""}`;
}

/** RFC 6266: an ASCII fallback and the name itself by RFC 8187. */
export function contentDisposition(kind: "inline" | "attachment", fileName: string): string {
  const fallback = fileName.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const extended = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${fallback}"; filename*=UTF-8''${extended}`;
}

/** Every answer that carries a page of a document. Only pictures we encoded ourselves are shown in place. */
export function pageHeaders(page: { mime: string; bytes: number; fileName: string }): Record<string, string> {
  const isOurPicture = page.mime in PAGE_ENDINGS;
  return {
    "Content-Type": isOurPicture ? page.mime : "application/octet-stream",
    "Content-Length": String(page.bytes),
    "Content-Disposition": contentDisposition(isOurPicture ? "inline" : "attachment", page.fileName),
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
  };
}
