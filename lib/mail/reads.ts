import { desc } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { mails } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { MerchantScope, OperatorScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import { openBody } from "./body";
import type { OutboxMail } from "./types";

const PAGE_SIZE = 50;

function bodyOf(row: typeof mails.$inferSelect): OutboxMail["body"] {
  if (!row.bodySealed) return null;
  const { text, links } = openBody(row, row.bodySealed);
  const paragraphs = text.split("\n\n").filter((each) => !links.some((link) => each.includes(link.url)));
  return {
    paragraphs,
    links: links.map(({ label, url }) => {
      const { pathname, hash } = new URL(url);
      return { label, path: `${pathname}${hash}` };
    }),
  };
}

function outboxMail(row: typeof mails.$inferSelect): OutboxMail {
  return {
    id: toPublicId("mail", row.id),
    to: row.toAddress,
    subject: row.subject,
    state: row.state as OutboxMail["state"],
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    body: bodyOf(row),
  };
}

/** The newest mails of one organisation, readable: for the demo only, because their links sign people in. */
export async function listOrganisationMails(scope: MerchantScope): Promise<OutboxMail[]> {
  return withScope(scope, async (tx: Tx) => {
    const rows = await tx
      .select()
      .from(mails)
      .where(inOrg(mails.orgId, scope))
      .orderBy(desc(mails.createdAt), desc(mails.id))
      .limit(PAGE_SIZE);
    return rows.map(outboxMail);
  });
}

/** The newest mails of all organisations and of none: for the operator of a demo. */
export async function listAllMails(scope: OperatorScope): Promise<OutboxMail[]> {
  return withScope(scope, async (tx: Tx) => {
    const rows = await tx.select().from(mails).orderBy(desc(mails.createdAt), desc(mails.id)).limit(PAGE_SIZE);
    return rows.map(outboxMail);
  });
}
