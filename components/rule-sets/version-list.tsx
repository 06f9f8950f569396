"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Instant } from "@/components/ui/instant";
import type { RuleSetContent, RuleSetVersion } from "@/lib/reviews/rule-sets/types";
import { ChangeList } from "./change-list";

interface VersionListProps {
  versions: readonly (RuleSetVersion & { changes: string[] })[];
  /** Loads a version into the form; left out for who only reads. */
  onStart?: ((content: RuleSetContent, version: number) => void) | undefined;
}

/** Every version that is or was in force, with what it changed, who switched it on and why. */
export function VersionList({ versions, onStart }: VersionListProps) {
  return (
    <ol className="divide-y divide-line">
      {versions.map((each, index) => (
        <li key={each.version} className="grid gap-2 py-4 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-start justify-between gap-2">
            <div>
              <h3 className="flex items-center gap-2 font-medium text-ink text-ui">
                Version {each.version}
                {index === 0 ? <Badge tone="success">In force</Badge> : null}
              </h3>
              <p className="text-ink-muted text-mini">
                <Instant iso={each.activatedAt} show="datetime" />, {each.activatedByName}
              </p>
            </div>
            {onStart && index > 0 ? (
              <Button
                size="sm"
                aria-label={`Start from version ${each.version}`}
                onClick={() => onStart(each.content, each.version)}
              >
                Start from this
              </Button>
            ) : null}
          </div>
          <p className="text-ink text-ui">{each.note}</p>
          {each.changes.length > 0 ? <ChangeList changes={each.changes} none="" /> : null}
        </li>
      ))}
    </ol>
  );
}
