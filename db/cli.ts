import { signEarlierRows } from "@/lib/audit/unsigned";
import { env, SettingsError } from "@/lib/core/env";
import { closePools } from "./client";
import { migrate } from "./migrate";
import { seedDemo } from "./seed/demo/seed";
import { asOwner, requireServer } from "./server";

/** Commands on the database: `check`, `migrate`, `seed-demo`, `audit-verify`, `admin ...`, `screening-import ...`. Run through `scripts/`. */
async function main([command = "", ...rest]: string[]): Promise<void> {
  switch (command) {
    case "check": {
      const { DATABASE_URL } = env();
      if (rest.includes("--server")) await asOwner(DATABASE_URL, (sql) => requireServer(sql, DATABASE_URL));
      return;
    }
    case "migrate":
      await migrate(env().DATABASE_URL);
      await signEarlierRows(env().DATABASE_URL);
      if (rest.includes("--seed-demo") && env().PORTICO_DEMO) await seedDemo();
      return;
    case "seed-demo":
      return seedDemo();
    case "admin": {
      const { parseAdmin, runAdmin } = await import("./admin");
      const wanted = parseAdmin(rest);
      await migrate(env().DATABASE_URL);
      return runAdmin(wanted);
    }
    case "audit-verify": {
      const { runAuditVerify } = await import("@/lib/audit/verify-command");
      process.exitCode = await runAuditVerify((text) => console.log(text));
      return;
    }
    case "screening-import": {
      const { importFromFiles } = await import("./screening-import");
      await migrate(env().DATABASE_URL);
      return importFromFiles(rest);
    }
    default:
      throw new SettingsError(
        `There is no command "${command}". Commands: check, migrate, seed-demo, audit-verify, admin.`,
      );
  }
}

main(process.argv.slice(2))
  .catch((error: unknown) => {
    console.error(error instanceof SettingsError ? error.message : error);
    process.exitCode = 1;
  })
  .finally(() => closePools());
