import { PDFArray, type PDFContext, PDFDict, PDFName, PDFRef } from "@cantoo/pdf-lib";

const STOP_AT = 1000;
const MAX_DEPTH = 64;
const MAX_VISITS = 20_000;

/**
 * Counts pages by walking the tree, for `/Count` may lie. Null for a tree that is missing, turns back on itself or is absurdly deep.
 * Stops at 1,000 pages with `more`.
 */
export function countPages(context: PDFContext): { pages: number; more: boolean } | null {
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) return null;
  const waiting = [{ node: catalog.get(PDFName.of("Pages")), depth: 0 }];
  const seen = new Set<string>();
  let pages = 0;
  let visits = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    visits += 1;
    if (next.depth > MAX_DEPTH || visits > MAX_VISITS) return null;
    if (next.node instanceof PDFRef) {
      if (seen.has(next.node.tag)) return null;
      seen.add(next.node.tag);
    }
    const dict = context.lookup(next.node);
    if (!(dict instanceof PDFDict)) continue;
    const kids = context.lookup(dict.get(PDFName.of("Kids")));
    if (kids instanceof PDFArray) {
      if (kids.size() > MAX_VISITS) return { pages: STOP_AT, more: true };
      for (const kid of kids.asArray()) waiting.push({ node: kid, depth: next.depth + 1 });
      continue;
    }
    pages += 1;
    if (pages >= STOP_AT) return { pages, more: true };
  }
  return pages > 0 ? { pages, more: false } : null;
}
