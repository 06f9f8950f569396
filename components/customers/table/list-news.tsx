"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

interface ListNewsProps {
  /** "3 new customers"; null = nothing to show. */
  words: string | null;
  isPending: boolean;
  onShow: () => void;
}

/** Offers what came or went since the page was drawn. It lies over the page, so that nothing moves while somebody points at a row. */
export function ListNews({ words, isPending, onShow }: ListNewsProps) {
  return (
    <div data-print="hide" role="status">
      {words === null ? null : (
        <Button
          size="sm"
          loading={isPending}
          onClick={onShow}
          className="fixed inset-x-0 bottom-5 z-30 mx-auto h-10 w-fit rounded-full px-4 shadow-float lg:left-58"
        >
          {isPending ? null : <Icon name="reload" />}
          {words}: show
        </Button>
      )}
    </div>
  );
}
