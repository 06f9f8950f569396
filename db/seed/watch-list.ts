import type postgres from "postgres";
import { screeningKey } from "@/lib/reviews/watch-list";

type Entry = { id: string; kind: "PERSON" | "ENTITY"; name: string; birthDate?: string; country?: string };

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
  { id: "S-0011", kind: "ENTITY", name: "Northern Amber Shipping LLC", country: "RU" },
  { id: "S-0012", kind: "ENTITY", name: "Blue Cormorant Trading FZE", country: "AE" },
  { id: "S-0013", kind: "ENTITY", name: "Pyongwa General Machinery Corporation", country: "KP" },
  { id: "S-0014", kind: "ENTITY", name: "Caspian Meridian Petrochem", country: "IR" },
  { id: "S-0015", kind: "ENTITY", name: "Golden Ficus Holdings", country: "MM" },
];

/** Writes the sample list; what exists is brought up to date. Runs with every migration, as the owner. */
export async function seedWatchList(sql: postgres.TransactionSql): Promise<void> {
  const rows = SAMPLE.map((entry) => ({
    id: entry.id,
    kind: entry.kind,
    name: entry.name,
    name_key: screeningKey(entry.name),
    birth_date: entry.birthDate ?? null,
    country: entry.country ?? null,
    source: "Portico sample list",
  }));
  await sql`
    insert into watch_list_entries ${sql(rows)}
    on conflict (id) do update set name = excluded.name, name_key = excluded.name_key, birth_date = excluded.birth_date`;
}
