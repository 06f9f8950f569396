"use client";

import { useEffect, useRef, useState } from "react";
import { unanswered } from "@/lib/core/outcome";
import { searchPalette } from "@/lib/palette/actions";
import { PALETTE_TEXT_MAX } from "@/lib/palette/constants";
import type { PaletteFinds } from "@/lib/palette/types";

const PAUSE_MS = 120;
const NOTHING: PaletteFinds = { customers: [], senders: [], cases: [] };

type Answer = { text: string; finds: PaletteFinds; error?: string };

/**
 * What the server finds for a text. One question is under way at most and only the newest follows it, so an old answer never replaces a
 * newer one and a slow one holds up nobody. Until an answer comes the one before it stays; `isStale` says so.
 */
export function usePaletteFinds(typed: string, isOn: boolean) {
  const text = isOn ? typed.trim().slice(0, PALETTE_TEXT_MAX) : "";
  const [answer, setAnswer] = useState<Answer>({ text: "", finds: NOTHING });
  const wanted = useRef("");
  const isBusy = useRef(false);
  const isGone = useRef(false);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  useEffect(() => {
    wanted.current = text;
    if (text === "") {
      setAnswer({ text, finds: NOTHING });
      return;
    }
    async function ask() {
      if (isBusy.current) return;
      isBusy.current = true;
      for (let asked = ""; asked !== wanted.current && !isGone.current; ) {
        asked = wanted.current;
        const outcome = await searchPalette({ text: asked }).catch(unanswered);
        if (asked !== wanted.current || isGone.current) continue;
        setAnswer(
          outcome.ok ? { text: asked, finds: outcome.value } : { text: asked, finds: NOTHING, error: outcome.message },
        );
      }
      isBusy.current = false;
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return { finds: answer.finds, error: answer.error, isStale: answer.text !== text };
}
