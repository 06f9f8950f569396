const SECTIONS = [
  { id: "profile", label: "Profile" },
  { id: "documents", label: "Documents" },
  { id: "senders", label: "Senders" },
  { id: "restrictions", label: "Restrictions" },
  { id: "review", label: "Automated review" },
  { id: "timeline", label: "Timeline" },
];

/** Ways to the parts of a long page; wide screens show the side column at once. */
export function PageSections() {
  return (
    <nav aria-label="On this page" className="flex gap-5 overflow-x-auto border-b xl:hidden">
      {SECTIONS.map(({ id, label }) => (
        <a
          key={id}
          href={`#${id}`}
          className="flex h-9 items-center whitespace-nowrap text-ink-muted text-ui hover:text-ink"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
