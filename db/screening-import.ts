import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { identityScope } from "@/lib/auth/sessions";
import { SettingsError } from "@/lib/core/env";
import { type FilePart, type ListFormat, TOPICS, type Topic } from "@/lib/screening/constants";
import { storeListFile } from "@/lib/screening/lists/gateway-store";
import { registerInput } from "@/lib/screening/lists/input";
import { registerVersion } from "@/lib/screening/lists/writes";
import { importVersion } from "@/lib/screening/lists/writes-import";

const HELP = `npm run screening:import -- --list ofac-sdn --format ofac --file sdn.csv [--alt alt.csv] [--add add.csv]
npm run screening:import -- --list un --format opensanctions --file targets.simple.csv [--title "United Nations"] [--topic sanctions | pep]
The same files make no second version. After an interruption the same command goes on where it stood.`;

const TEXT = { type: "string" } as const;
const OPTIONS = { list: TEXT, format: TEXT, file: TEXT, alt: TEXT, add: TEXT, title: TEXT, topic: TEXT };

function words(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new SettingsError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

async function stored(part: FilePart, path: string) {
  await access(path).catch(() => {
    throw new SettingsError(`There is no file ${path}.`);
  });
  return { part, name: basename(path), ...(await storeListFile(createReadStream(path))) };
}

/** `npm run screening:import`: takes a watch list in from files of this machine and puts it in force. */
export async function importFromFiles(args: string[]): Promise<void> {
  const given = words(args);
  if (!given.list || !given.file || !given.format) throw new SettingsError(HELP);
  const format = given.format.toUpperCase() as ListFormat;
  if (format !== "OFAC" && format !== "OPENSANCTIONS")
    throw new SettingsError(`--format is ofac or opensanctions.\n\n${HELP}`);
  const topic = (given.topic ?? "sanctions").toUpperCase() as Topic;
  if (!TOPICS.includes(topic)) throw new SettingsError(`--topic is sanctions or pep.\n\n${HELP}`);
  const files = [
    await stored(format === "OFAC" ? "sdn" : "targets", given.file),
    ...(given.alt ? [await stored("alt", given.alt)] : []),
    ...(given.add ? [await stored("add", given.add)] : []),
  ];
  const parsed = registerInput.safeParse({ list: given.list, title: given.title ?? given.list, topic, format, files });
  if (!parsed.success) throw new SettingsError(`${parsed.error.issues[0]?.message ?? "Not understood."}\n\n${HELP}`);
  const scope = identityScope("screening-import");
  const made = await registerVersion(scope, parsed.data, { isOwnImport: true });
  if (!made.ok) throw new SettingsError(made.message);
  const { versionId, version, isNew, state } = made.value;
  if (!isNew && state !== "IMPORTING") {
    console.log(`These files are version ${version} of ${given.list} already. Nothing was imported.`);
    return;
  }
  const done = await importVersion(scope, versionId, (rows) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${rows.toLocaleString("en")} entries `);
  });
  if (done.state === "FAILED") throw new SettingsError(`\n${done.error}\nThe version in force stays.`);
  console.log(
    done.state === "READY"
      ? `\nVersion ${version} of ${given.list} is imported and waits: ${done.error ?? "a lead puts it in force under Lists"}`
      : `\nVersion ${version} of ${given.list} is in force. The worker screens all customers again.`,
  );
}
