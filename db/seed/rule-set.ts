import type postgres from "postgres";
import { DEFAULT_RULES, FIRST_VERSION } from "@/lib/reviews/rule-sets/constants";

/** Writes version 1 of the rules where there is none. Runs with every migration, as the owner. */
export async function seedRuleSet(sql: postgres.TransactionSql): Promise<void> {
  await sql`
    insert into rule_sets (version, content, note, created_by_name, created_at, activated_at, activated_by_name)
    values (${FIRST_VERSION}, ${JSON.stringify(DEFAULT_RULES)}::text::jsonb, 'The rules as they were before they could be edited.', 'Portico',
      now(), now(), 'Portico')
    on conflict (version) do nothing`;
}
