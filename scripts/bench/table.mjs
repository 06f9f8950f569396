import { cpus, totalmem } from "node:os";
import { say } from "../lib/terminal.mjs";

/**
 * @typedef {object} Row
 * @property {string} measure
 * @property {string} [p50]
 * @property {string} [p95]
 * @property {string} [bare] the same figure of the bare twin
 * @property {string} [ratio]
 * @property {string} [page] against the first page of the list, in the same run
 * @property {string} [goal]
 */

const columns = [
  ["measure", "measure"],
  ["p50", "p50"],
  ["p95", "p95"],
  ["bare", "bare twin"],
  ["ratio", "ratio"],
  ["page", "to page 1"],
  ["goal", "goal"],
];

/** "0.412 ms", "18.3 ms", "1.24 s". @param {number} value */
export function ms(value) {
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  if (value >= 100) return `${value.toFixed(0)} ms`;
  return value >= 1 ? `${value.toFixed(1)} ms` : `${value.toFixed(3)} ms`;
}

/** "3.2x". @param {number} value */
export const times = (value) => `${value.toFixed(2)}x`;

/** "412/s". @param {number} value */
export const perSecond = (value) => `${value >= 100 ? value.toFixed(0) : value.toFixed(1)}/s`;

/** "85 MB/s". @param {number} value */
export const rate = (value) => `${value >= 100 ? value.toFixed(0) : value.toFixed(1)} MB/s`;

/** "34 MB". @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** @param {Row[]} rows */
export function printTable(rows) {
  const cell = (row, key) => row[key] ?? "";
  const widths = columns.map(([key, title]) => Math.max(title.length, ...rows.map((row) => cell(row, key).length)));
  const line = (values) =>
    say(values.map((value, at) => (at === 0 ? value.padEnd(widths[at]) : value.padStart(widths[at]))).join("  "));
  line(columns.map(([, title]) => title));
  line(widths.map((width) => "-".repeat(width)));
  for (const row of rows) line(columns.map(([key]) => cell(row, key)));
}

/** @param {string[]} notes @param {number} customers */
export function printNotes(notes, customers) {
  say("");
  for (const note of notes) say(`- ${note}`);
  const processors = cpus();
  say(
    `- ${processors.length} x ${processors[0]?.model.trim() || process.arch}, ${megabytes(totalmem())}, Node ${process.version}, ${customers.toLocaleString("en-US")} customers.`,
  );
  say("- Compare ratios, not times: subject and bare twin ran in turns in the same run.");
}
