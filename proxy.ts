import { type NextRequest, NextResponse } from "next/server";

/** Sets the nonce, the content security policy and the request's reference number. Decides nothing about access. */
export function proxy(request: NextRequest) {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const isDevelopment = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The development overlay has styles of its own, without a nonce.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  const reference = crypto.randomUUID().slice(0, 13);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", reference);
  // Where a signed-out person comes back to; a page has no other way to know its own address.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("content-security-policy-report-only", "require-trusted-types-for 'script'");
  response.headers.set("x-request-id", reference);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

export const config = {
  // Uploads stay outside: bodies that pass through here are cut at 10 MB without an error. Pages of documents and
  // files of exports carry a stricter policy of their own. Static files need no nonce.
  matcher: [
    "/((?!_next/static|_next/image|api/uploads|upload/files|api/documents|api/exports|icon.svg|favicon.ico).*)",
  ],
};
