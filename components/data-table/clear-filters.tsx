"use client";

import { Button } from "@/components/ui/button";
import { focusFilters } from "./focus-filters";

/** Takes all filters off where nothing matches them; goes with the place that it stands in. */
export function ClearFilters({ onClear }: { onClear: () => void }) {
  return (
    <Button
      onClick={() => {
        focusFilters();
        onClear();
      }}
    >
      Clear filters
    </Button>
  );
}
