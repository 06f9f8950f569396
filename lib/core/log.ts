import pino from "pino";

/** Structured log on standard output. Personal data never goes in: ids and codes only. */
export const log = pino({
  level: process.env.LOG_LEVEL || (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: null,
  redact: ["password", "*.password", "secret", "*.secret", "token", "*.token"],
});
