import { resolve } from "node:path";
import { z } from "zod";

const oneOf = <const T extends string>(words: readonly T[]) => z.enum(words, `must be ${words.join(" or ")}`);
const flag = oneOf(["0", "1"]).transform((value) => value === "1");
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an address such as https://portal.example.com" });

const settings = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" }),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number")
    .default("3000"),
  PORTICO_URL: httpUrl.optional(),
  PORTICO_AUDIT_ANCHOR: z.string().min(1).optional(),
  PORTICO_DATA: z.string().min(1).default(".data"),
  PORTICO_SECRET: z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal characters (openssl rand -hex 32)"),
  PORTICO_DEMO: flag.default(false),
  PORTICO_TRUST_PROXY: flag.default(false),
  PORTICO_CONTACT: z.email("must be an e-mail address").default("support@portico.test"),
  PORTICO_POOL: z
    .string()
    .regex(/^[1-9]\d?$/, "must be a number from 1 to 99")
    .default("10"),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an smtp:// address" }).optional(),
  MAIL_FROM: z.string().min(3).default("Portico <no-reply@portico.test>"),
  STORAGE: oneOf(["disk", "s3"]).default("disk"),
  S3_ENDPOINT: httpUrl.optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  LOG_LEVEL: oneOf(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

export type Env = Omit<z.output<typeof settings>, "PORT" | "PORTICO_POOL" | "PORTICO_URL"> & {
  port: number;
  poolSize: number;
  /** Canonical origin, without a slash at the end. */
  origin: string;
  /** Every origin whose pages may send changes: the canonical one, or this machine's names when none is set. */
  ownOrigins: string[];
};

/** Thrown with one sentence for people when a setting is missing or malformed. */
export class SettingsError extends Error {}

/** Reads and checks every setting once. Throws `SettingsError` naming each setting at fault. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = settings.safeParse(present);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name} ${present[name] === undefined ? "is missing" : issue.message}`;
    });
    throw new SettingsError(`Settings: ${faults.join("; ")}. They are described in .env.example.`);
  }
  const { PORT, PORTICO_POOL, PORTICO_URL, ...rest } = parsed.data;
  if (rest.STORAGE === "s3" && !rest.S3_BUCKET)
    throw new SettingsError("Settings: S3_BUCKET is missing while STORAGE is s3.");
  const ownOrigins = PORTICO_URL
    ? [new URL(PORTICO_URL).origin]
    : ["localhost", "127.0.0.1", "[::1]"].map((host) => `http://${host}:${PORT}`);
  return {
    ...rest,
    PORTICO_DATA: resolve(rest.PORTICO_DATA),
    PORTICO_AUDIT_ANCHOR: rest.PORTICO_AUDIT_ANCHOR && resolve(rest.PORTICO_AUDIT_ANCHOR),
    port: Number(PORT),
    poolSize: Number(PORTICO_POOL),
    origin: ownOrigins[0] as string,
    ownOrigins,
  };
}

let cached: Env | undefined;

/** The settings of this process. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Test use only: reads the environment anew at the next call. */
export function resetEnv(): void {
  cached = undefined;
}
