import pino from "pino";

// A word that is no level must not end the program here: the check of all settings refuses it in a sentence.
const wanted = process.env.LOG_LEVEL ?? "";
const isLevel = wanted === "silent" || wanted in pino.levels.values;

/** Structured log on standard output. Personal data never goes in: ids and codes only. */
export const log = pino({
  level: isLevel ? wanted : process.env.NODE_ENV === "test" ? "silent" : "info",
  base: null,
  redact: ["password", "*.password", "secret", "*.secret", "token", "*.token"],
});
