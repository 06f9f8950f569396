/**
 * Whether a changing request comes from our own pages. Next executes an action that has no Origin and trusts
 * X-Forwarded-Host, so neither is relied on: the Origin must be ours, and a browser must not call it cross-site.
 */
export function isOwnOrigin(headers: { get(name: string): string | null }, ownOrigins: string[]): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  return ownOrigins.includes(headers.get("origin") ?? "");
}
