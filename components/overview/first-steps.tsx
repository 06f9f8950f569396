import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";

interface FirstStepsProps {
  /** May add customers, by role and by the organisation's switch. */
  canCreate: boolean;
  canImport: boolean;
  canInvite: boolean;
}

type Step = { title: string; text: string; href: string };

/** What to do while there is no customer yet. */
export function FirstSteps({ canCreate, canImport, canInvite }: FirstStepsProps) {
  const steps: Step[] = [
    ...(canCreate
      ? [
          {
            title: "Add your first customer",
            text: "A person or a company, step by step. What is saved stays, so you can stop and go on later.",
            href: "/customers/new",
          },
        ]
      : []),
    ...(canCreate && canImport
      ? [
          {
            title: "Bring many at once",
            text: "Upload a CSV file. You see what it will do, line by line, before anything is added.",
            href: "/customers/import",
          },
        ]
      : []),
    ...(canInvite
      ? [
          {
            title: "Invite the people you work with",
            text: "Each gets a role: some add customers, others only look.",
            href: "/people",
          },
        ]
      : []),
  ];
  return (
    <Card
      title="No customers yet"
      description="Once there are some, this page tells what waits for whom, how long approvals take and which documents expire."
      className="max-w-2xl"
      flush={steps.length > 0}
    >
      {steps.length > 0 ? (
        <ol className="border-t">
          {steps.map(({ title, text, href }, index) => (
            <li key={href} className="flex gap-4 border-t px-5 py-4 first:border-t-0">
              {steps.length > 1 ? (
                <span
                  aria-hidden="true"
                  className="tabular grid size-6 shrink-0 place-items-center rounded-full border text-ink-muted text-mini"
                >
                  {index + 1}
                </span>
              ) : null}
              <div className="min-w-0 text-ui">
                <TextLink href={href} className="font-medium">
                  {title}
                </TextLink>
                <p className="mt-0.5 text-ink-muted">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-ink-muted text-ui">
          Your role looks at customers and does not add them. Ask an owner or an admin of your organisation.
        </p>
      )}
    </Card>
  );
}
