import type postgres from "postgres";
import { sha256Hex } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import type { EntryKind } from "@/lib/screening/constants";
import { screeningKeys } from "@/lib/screening/rules-keys";

type Entry = { id: string; kind: Exclude<EntryKind, "OTHER">; name: string; birthDate?: string; country?: string };

/** A small sample list of invented names, so that the check has something to find. Not a sanctions list. */
const SAMPLE: Entry[] = [
  { id: "S-0001", kind: "PERSON", name: "Viktor Malenkov", birthDate: "1968-03-14", country: "RU" },
  { id: "S-0002", kind: "PERSON", name: "Dariush Farrokhzad", birthDate: "1971-11-02", country: "IR" },
  { id: "S-0003", kind: "PERSON", name: "Ri Chol Hwan", birthDate: "1975-07-27", country: "KP" },
  { id: "S-0004", kind: "PERSON", name: "Esteban Quiroga Villalta", birthDate: "1980-01-19", country: "VE" },
  { id: "S-0005", kind: "PERSON", name: "Samir Al Khatabi", birthDate: "1966-05-30", country: "SY" },
  { id: "S-0006", kind: "PERSON", name: "Natalya Orlovskaya", birthDate: "1982-09-08", country: "BY" },
  { id: "S-0007", kind: "PERSON", name: "Thura Kyaw Zeya", birthDate: "1970-12-12", country: "MM" },
  { id: "S-0008", kind: "PERSON", name: "Ibrahim Danladi Musa", birthDate: "1978-04-21" },
  { id: "S-0009", kind: "PERSON", name: "Goran Vukasinovic", birthDate: "1964-10-05" },
  { id: "S-0010", kind: "PERSON", name: "Lázaro Benítez Corzo", birthDate: "1959-02-17", country: "CU" },
  { id: "S-0011", kind: "COMPANY", name: "Northern Amber Shipping LLC", country: "RU" },
  { id: "S-0012", kind: "COMPANY", name: "Blue Cormorant Trading FZE", country: "AE" },
  { id: "S-0013", kind: "COMPANY", name: "Pyongwa General Machinery Corporation", country: "KP" },
  { id: "S-0014", kind: "COMPANY", name: "Caspian Meridian Petrochem", country: "IR" },
  { id: "S-0015", kind: "COMPANY", name: "Golden Ficus Holdings", country: "MM" },
];

const CODE = "sample";

/**
 * Puts the sample list in force where no version of it stands, so that a fresh database screens from the start. Runs with every migration,
 * as the owner.
 */
export async function seedWatchList(sql: postgres.TransactionSql): Promise<void> {
  await sql`
    insert into screening_lists (code, title, topic, format, created_at)
    values (${CODE}, 'Sample list (invented names)', 'SANCTIONS', 'OPENSANCTIONS', now()) on conflict do nothing`;
  const versionId = ids.next();
  const made = await sql`
    insert into screening_list_versions
      (id, list_code, version, sha256, files, state, imported_rows, entry_count, created_by_name, created_at, activated_at)
    select ${versionId}, ${CODE}, 1, ${sha256Hex(JSON.stringify(SAMPLE))}, '[]'::jsonb, 'ACTIVE', ${SAMPLE.length}, ${SAMPLE.length},
      'Portico', now(), now()
    where not exists (select 1 from screening_list_versions where list_code = ${CODE})
    returning id`;
  if (made.length === 0) return;
  for (const entry of SAMPLE) {
    await sql`
      insert into screening_entries (version_id, entry_id, kind, name, aliases, birth_dates, countries, programmes, keys)
      values (${versionId}, ${entry.id}, ${entry.kind}, ${entry.name}, '[]'::jsonb,
        ${entry.birthDate ? [entry.birthDate] : []}::text[], ${entry.country ? [entry.country] : []}::text[],
        ${["Portico sample list"]}::text[], ${screeningKeys([entry.name], entry.kind)}::text[])`;
  }
}
