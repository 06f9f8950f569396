import { env } from "@/lib/core/env";
import { anchorFile } from "./anchors";
import { type Finding, verifyAudit } from "./verify";

/** Lines printed of each kind; the rest are counted. */
const SHOWN = 20;

const whole = (value: number) => Math.round(value).toLocaleString("en-GB");

function line({ kind, seq, auditId, text }: Finding): string {
  const place = [seq === undefined ? "" : `link ${seq}`, auditId ?? ""].filter(Boolean).join(", ");
  return `${kind.padEnd(9)}  ${place ? `${place}: ` : ""}${text}`;
}

/** Prints what it finds and gives the exit code: 0 when all is as it was written, else 1. */
export async function runAuditVerify(print: (text: string) => void): Promise<number> {
  const counts = new Map<string, number>();
  const file = anchorFile();
  const result = await verifyAudit(env().DATABASE_URL, file, (finding) => {
    const count = (counts.get(finding.kind) ?? 0) + 1;
    counts.set(finding.kind, count);
    if (count <= SHOWN) print(line(finding));
  });
  for (const [kind, count] of counts) if (count > SHOWN) print(`${kind.padEnd(9)}  and ${whole(count - SHOWN)} more`);
  const perSecond = result.rows / Math.max(result.elapsedMs / 1_000, 0.001);
  print(`${whole(result.rows)} rows, ${whole(result.sealed)} sealed, ${whole(result.anchors)} anchors in ${file}`);
  if (result.unsealed > 0) print(`not yet sealed: ${whole(result.unsealed)}`);
  print(`${whole(result.elapsedMs)} ms, ${whole(perSecond)} rows a second`);
  print(result.findings === 0 ? "The audit log is as it was written." : `${whole(result.findings)} findings.`);
  return result.findings === 0 ? 0 : 1;
}
