"use client";

import { type ComponentType, useEffect, useState } from "react";
import { onFirstToast } from "./toast";

const ACTS = ["pointerdown", "keydown"] as const;

/**
 * Where toasts show. Every toast follows something that was done, so the list comes with the first press: in time, and whoever only looks does
 * not pay for it. Place once, in the root layout.
 */
export function Toaster() {
  const [List, setList] = useState<ComponentType>();

  useEffect(() => {
    const stop = () => {
      for (const act of ACTS) document.removeEventListener(act, bring, true);
    };
    // Without a connection it comes with the next press, and says then what has been waiting.
    const bring = () =>
      void import("./toast-list").then(
        (file) => {
          stop();
          setList(() => file.ToastList);
        },
        () => undefined,
      );
    for (const act of ACTS) document.addEventListener(act, bring, true);
    const forget = onFirstToast(bring);
    return () => {
      stop();
      forget();
    };
  }, []);

  return List ? <List /> : null;
}
