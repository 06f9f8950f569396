import { addUser, createOrganisationRow } from "../people";

const PASSWORD = "portico-demo-2026";

/** Three organisations and the people who sign in to them. What exists is left alone. */
export async function seedAccounts(): Promise<void> {
  const common = { isDemo: true, timeZone: "Australia/Sydney" };
  await createOrganisationRow({
    ...common,
    name: "Acme",
    contactEmail: "onboarding@portico.test",
    canCreateCustomers: true,
    hasSenderValidation: true,
    hasReliance: true,
  });
  await createOrganisationRow({
    ...common,
    name: "Globex",
    contactEmail: "onboarding@portico.test",
    canCreateCustomers: true,
  });
  await createOrganisationRow({ ...common, name: "Initech", contactEmail: "onboarding@portico.test" });
  const people = [
    { email: "owner@acme.test", name: "Olivia Chen", orgName: "Acme", role: "owner" },
    { email: "maker@acme.test", name: "Marco Rossi", orgName: "Acme", role: "maker" },
    { email: "viewer@acme.test", name: "Vera Novak", orgName: "Acme", role: "viewer" },
    { email: "owner@globex.test", name: "Grace Okafor", orgName: "Globex", role: "owner" },
    { email: "owner@initech.test", name: "Ivan Petrov", orgName: "Initech", role: "owner" },
    { email: "reviewer@portico.test", name: "Ruth Adler", staff: "reviewer" },
    { email: "lead@portico.test", name: "Leo Fischer", staff: "lead" },
    { email: "ops@portico.test", name: "Oscar Lind", staff: "operator" },
  ] as const;
  for (const person of people) await addUser({ ...person, password: PASSWORD });
}
