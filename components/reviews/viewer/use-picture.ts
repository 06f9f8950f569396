"use client";

import { useEffect, useState } from "react";
import { type LoadPage, wordsOf } from "./use-pictures";

type Picture = { state: "loading" } | { state: "ready"; url: string } | { state: "failed"; message: string };

/** One page, from those that are kept or anew. `attempt` is raised to try again. */
export function usePicture(load: LoadPage, documentId: string, page: number, attempt: number): Picture {
  const [held, setHeld] = useState<{ key: string; picture: Picture }>();
  const key = `${documentId}/${page}/${attempt}`;

  useEffect(() => {
    let isWanted = true;
    const show = (picture: Picture) => {
      if (isWanted) setHeld({ key, picture });
    };
    load(documentId, page).then(
      (url) => show({ state: "ready", url }),
      (error: unknown) => show({ state: "failed", message: wordsOf(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [load, documentId, page, key]);

  return held?.key === key ? held.picture : { state: "loading" };
}
