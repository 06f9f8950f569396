"use client";

import { RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";

interface ListNewsProps {
  /** "3 new customers"; null = nothing to show. */
  words: string | null;
  isPending: boolean;
  onShow: () => void;
}

/** Offers what came or went since the page was drawn. It lies over the page, so that nothing moves while somebody points at a row. */
export function ListNews({ words, isPending, onShow }: ListNewsProps) {
  return (
    <div data-print="hide" role="status" className="lg:relative">
      {words === null ? null : (
        <Button
          size="sm"
          loading={isPending}
          onClick={onShow}
          className="z-30 shadow-float max-lg:fixed max-lg:inset-x-0 max-lg:bottom-4 max-lg:mx-auto max-lg:h-10 max-lg:w-fit max-lg:rounded-full max-lg:px-4 lg:absolute lg:-top-12 lg:right-0"
        >
          {isPending ? null : <RefreshCw aria-hidden="true" />}
          {words}: show
        </Button>
      )}
    </div>
  );
}
