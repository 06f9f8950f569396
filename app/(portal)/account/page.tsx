import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requirePerson } from "@/lib/auth/require";

export const metadata: Metadata = { title: "Profile" };

export default async function AccountPage() {
  const person = await requirePerson();
  return <PageHeader title={person.user.name} description={person.user.email} />;
}
