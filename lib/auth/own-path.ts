/** Where to go after signing in: a path of ours, or null. Refuses everything a browser could read as another site. */
export function ownPath(from: string | null | undefined): string | null {
  if (!from || from.length > 1000 || !from.startsWith("/") || /[\\\p{Cc}]/u.test(from)) return null;
  const base = "http://portico.invalid";
  if (!URL.canParse(from, base)) return null;
  const url = new URL(from, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return null;
  if (/^\/(sign-in|invitation|reset|api)(\/|$)/.test(url.pathname)) return null;
  return `${url.pathname}${url.search}`;
}
