interface ChangeListProps {
  changes: readonly string[];
  /** Said when there are none. */
  none: string;
}

/** Differences between two versions, in words. */
export function ChangeList({ changes, none }: ChangeListProps) {
  if (changes.length === 0) return <p className="text-ink-muted text-ui">{none}</p>;
  return (
    <ul className="grid list-disc gap-1 pl-5 text-ink text-ui">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
