import { env, SettingsError } from "@/lib/core/env";
import { closePools } from "./client";
import { migrate } from "./migrate";
import { seedDemo } from "./seed/demo/seed";

/** Commands on the database: `migrate`, `seed-demo`, `admin ...`. Run through `scripts/`. */
async function main([command = "", ...rest]: string[]): Promise<void> {
  switch (command) {
    case "migrate":
      await migrate(env().DATABASE_URL);
      if (rest.includes("--seed-demo") && env().PORTICO_DEMO) await seedDemo();
      return;
    case "seed-demo":
      return seedDemo();
    case "admin": {
      const { runAdmin } = await import("./admin");
      return runAdmin(rest);
    }
    default:
      throw new SettingsError(`There is no command "${command}". Commands: migrate, seed-demo, admin.`);
  }
}

main(process.argv.slice(2))
  .catch((error: unknown) => {
    console.error(error instanceof SettingsError ? error.message : error);
    process.exitCode = 1;
  })
  .finally(() => closePools());
