import { redirect } from "next/navigation";
import { homeOf, requirePerson } from "@/lib/auth/require";

export default async function StartPage() {
  redirect(homeOf(await requirePerson()));
}
