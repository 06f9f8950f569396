import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./paths.mjs";
import { Stop } from "./terminal.mjs";

/** Takes over the settings of a `.env` file in the checkout; what the environment already has wins. */
export function loadEnvFile() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

function writableDataFolder(path) {
  const folder = resolve(root, path || ".data");
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Stop(
      `The data folder ${folder} cannot be written: give it to the user who runs Portico, or set PORTICO_DATA to another folder.`,
    );
  }
  return folder;
}

function secretIn(folder) {
  const file = join(folder, "secret");
  try {
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new Stop(
      `The secret in ${file} cannot be read: it belongs to another user; run Portico as that user, or set PORTICO_DATA.`,
    );
  }
}

/** @param {string | undefined} text the setting PORT */
export function parsePort(text) {
  const port = /^\d{1,5}$/.test(text || "3000") ? Number(text || "3000") : 0;
  if (port < 1 || port > 65_535) throw new Stop(`PORT must be a number from 1 to 65535, not "${text}".`);
  return port;
}

/**
 * Settles what the scripts themselves must know; everything else is checked by the programs they start. Throws `Stop`.
 * @param {NodeJS.ProcessEnv} environment
 * @param {{ isDevelopment: boolean }} options
 */
export function readSettings(environment, { isDevelopment }) {
  const port = parsePort(environment.PORT);
  const isEmbedded = !environment.DATABASE_URL;
  const dataFolder = writableDataFolder(environment.PORTICO_DATA);
  const isDemo = (environment.PORTICO_DEMO || (isEmbedded ? "1" : "0")) === "1";
  const url = environment.PORTICO_URL || `http://localhost:${port}`;
  // Without a public address of its own the portal, whose demo passwords are known, is for this machine only.
  const host = environment.HOST || (environment.PORTICO_URL ? undefined : "127.0.0.1");
  const child = {
    ...environment,
    PORT: String(port),
    PORTICO_DATA: dataFolder,
    PORTICO_SECRET: environment.PORTICO_SECRET || secretIn(dataFolder),
    PORTICO_DEMO: environment.PORTICO_DEMO || (isDemo ? "1" : "0"),
    // The demo's jobs and sign-ins would push the logins out of sight.
    LOG_LEVEL: environment.LOG_LEVEL || (isDemo ? "warn" : "info"),
    NODE_ENV: isDevelopment ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  return { port, host, url, dataFolder, isEmbedded, isDemo, isDevelopment, child };
}

/** @typedef {ReturnType<typeof readSettings>} Settings */
