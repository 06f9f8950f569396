"use client";

import { useEffect, useState } from "react";
import { documentLinkAction } from "@/lib/documents/actions";

type Page = { state: "loading" } | { state: "ready"; url: string } | { state: "failed"; message: string };

const LOST = "The page did not arrive. Check your connection and try again.";

/** One page of a document: a link is asked for and used at once, because it lives half a minute and serves one look. */
export function useDocumentPage(
  documentId: string,
  page: number,
  purpose: "own_check" | "review",
  attempt: number,
): Page {
  const [held, setHeld] = useState<{ key: string; page: Page }>();
  const key = `${documentId}/${page}/${attempt}`;

  useEffect(() => {
    const controller = new AbortController();
    let url: string | undefined;
    const show = (found: Page) => {
      if (!controller.signal.aborted) setHeld({ key, page: found });
    };
    async function load() {
      const link = await documentLinkAction({ documentId, page, purpose });
      if (controller.signal.aborted) return;
      if (!link.ok) return show({ state: "failed", message: link.message });
      const response = await fetch(link.value.href, { signal: controller.signal, cache: "no-store" });
      if (!response.ok) {
        const body: { error?: { message?: string } } = await response.json();
        return show({ state: "failed", message: body.error?.message ?? LOST });
      }
      const picture = await response.blob();
      if (controller.signal.aborted) return;
      url = URL.createObjectURL(picture);
      show({ state: "ready", url });
    }
    load().catch(() => show({ state: "failed", message: LOST }));
    return () => {
      controller.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [documentId, page, purpose, key]);

  return held?.key === key ? held.page : { state: "loading" };
}
