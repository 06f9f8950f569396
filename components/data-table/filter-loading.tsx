import { Skeleton } from "@/components/ui/skeleton";

/** Stands in for a filter while its code arrives. */
export function FilterLoading({ label = "Loading filters" }: { label?: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3 py-1">
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-4 w-28" />
      <Skeleton className="h-4 w-36" />
    </div>
  );
}
