import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Binary: sealed values. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** Text in byte order, which indexes can serve for sorting and prefix search under row-level security. */
export const keyText = customType<{ data: string; driverData: string }>({ dataType: () => 'text COLLATE "C"' });

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

export const orgId = () => uuid("org_id").notNull();
