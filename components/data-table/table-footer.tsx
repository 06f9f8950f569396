"use client";

import { NativeSelect } from "@/components/ui/native-select";
import { Pager } from "@/components/ui/pager";

export interface TablePager {
  hasPrevious: boolean;
  hasNext: boolean;
  onPrevious: () => void;
  onNext: () => void;
  /** Left out = there is no way to the ends. */
  onFirst?: (() => void) | undefined;
  onLast?: (() => void) | undefined;
  /** In words: "1 to 25 of 62". */
  range: string;
  pageSize: number;
  /** Left out = the size cannot be chosen. */
  onPageSizeChange?: ((pageSize: number) => void) | undefined;
  pageSizes?: readonly number[] | undefined;
}

interface TableFooterProps {
  pager: TablePager;
  isPending: boolean;
}

export function TableFooter({ pager, isPending }: TableFooterProps) {
  const sizes = pager.pageSizes ?? [25, 50, 100];
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5 max-sm:px-0">
      <div className="flex items-center gap-2 text-ink-muted text-ui">
        {pager.onPageSizeChange ? (
          <>
            <span aria-hidden="true">Rows per page</span>
            <NativeSelect
              aria-label="Rows per page"
              className="h-7 w-16 text-mini"
              options={sizes.map((size) => ({ value: String(size), label: String(size) }))}
              value={String(pager.pageSize)}
              onValueChange={(value) => pager.onPageSizeChange?.(Number(value))}
            />
          </>
        ) : null}
      </div>
      <Pager
        hasPrevious={pager.hasPrevious}
        hasNext={pager.hasNext}
        onPrevious={pager.onPrevious}
        onNext={pager.onNext}
        onFirst={pager.onFirst}
        onLast={pager.onLast}
        range={pager.range}
        disabled={isPending}
      />
    </div>
  );
}
