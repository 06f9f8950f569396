import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, keyText } from "./columns";

export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: keyText("email").notNull().unique(),
    name: text("name").notNull(),
    passwordHash: text("password_hash").notNull(),
    passwordChangedAt: instant("password_changed_at").notNull(),
    platformRole: text("platform_role"),
    totpSealed: bytea("totp_sealed"),
    totpEnabledAt: instant("totp_enabled_at"),
    /** The last counter accepted, so that one code works once. */
    totpLastCounter: bigint("totp_last_counter", { mode: "number" }),
    createdAt: instant("created_at").notNull(),
    suspendedAt: instant("suspended_at"),
    /** Staff: away until then; cases go to others. */
    unavailableUntil: instant("unavailable_until"),
  },
  (t) => [check("users_platform_role", sql`${t.platformRole} in ('reviewer', 'lead', 'operator')`)],
);

export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    /** Digest of the secret that the cookie carries. */
    tokenDigest: text("token_digest").notNull().unique(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    /** The organisation the person works in at present. */
    currentOrgId: uuid("current_org_id"),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    steppedUpAt: instant("stepped_up_at"),
    revokedAt: instant("revoked_at"),
    ip: text("ip"),
    userAgent: text("user_agent"),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    codeDigest: text("code_digest").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeDigest] })],
);

/** Password resets: single use, expiring. */
export const passwordResets = pgTable("password_resets", {
  tokenDigest: text("token_digest").primaryKey(),
  userId: uuid("user_id")
    .notNull()
    .references(() => users.id),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

/** Browsers a person has signed in from before: they have a throttle of their own, so an attacker elsewhere cannot lock the person out. */
export const knownDevices = pgTable(
  "known_devices",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    tokenDigest: text("token_digest").notNull(),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.tokenDigest] })],
);

/** Fixed-window counters, by account, device and address. */
export const throttles = pgTable("throttles", {
  key: text("key").primaryKey(),
  windowStart: instant("window_start").notNull(),
  count: integer("count").notNull(),
});

export const workerHeartbeats = pgTable("worker_heartbeats", {
  name: text("name").primaryKey(),
  at: instant("at").notNull(),
});
