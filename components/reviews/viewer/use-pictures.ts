"use client";

import { useCallback, useEffect, useRef } from "react";
import { documentLinkAction } from "@/lib/documents/actions";

const LOST = "The page did not arrive. Check your connection and try again.";
/** Pages kept while the case is open, so that going back and forth is no new look. */
const KEPT = 24;

/** Why a page cannot be shown, in words for people. */
class PageRefused extends Error {}

async function fetchPage(documentId: string, page: number, mayRenew = true): Promise<Blob> {
  const link = await documentLinkAction({ documentId, page, purpose: "review" });
  if (!link.ok) throw new PageRefused(link.message);
  const response = await fetch(link.value.href, { cache: "no-store" });
  if (response.ok) return response.blob();
  // On a slow line the link may have ended before it was used: a new one is asked for without a word.
  if (response.status === 403 && mayRenew) return fetchPage(documentId, page, false);
  const body: { error?: { message?: string } } = await response.json();
  throw new PageRefused(body.error?.message ?? LOST);
}

export type LoadPage = (documentId: string, page: number) => Promise<string>;

/** Addresses of pictures that live as long as the case is open. Each page is fetched, and so looked at, once. */
export function usePictures(): LoadPage {
  const kept = useRef(new Map<string, Promise<string>>());

  useEffect(() => {
    const pictures = kept.current;
    return () => {
      for (const one of pictures.values()) one.then(URL.revokeObjectURL, () => undefined);
      pictures.clear();
    };
  }, []);

  return useCallback((documentId: string, page: number) => {
    const pictures = kept.current;
    const key = `${documentId}/${page}`;
    const found = pictures.get(key);
    if (found) return found;
    const asked = fetchPage(documentId, page).then((picture) => URL.createObjectURL(picture));
    pictures.set(key, asked);
    asked.catch(() => pictures.delete(key));
    const [oldest] = pictures.keys();
    if (pictures.size > KEPT && oldest !== undefined) {
      pictures.get(oldest)?.then(URL.revokeObjectURL, () => undefined);
      pictures.delete(oldest);
    }
    return asked;
  }, []);
}

export const wordsOf = (error: unknown) => (error instanceof PageRefused ? error.message : LOST);
