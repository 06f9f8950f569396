import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { identityScope } from "@/lib/auth/sessions";
import { resetEnv } from "@/lib/core/env";
import { smtpGateway } from "./gateway";
import { listOrganisationMails } from "./reads";
import type { MailTemplate } from "./templates";
import { queueMail, sendQueuedMail } from "./writes";

let database: TestDatabase;
const scope = identityScope("test");
const template: MailTemplate = { kind: "password_reset", name: "Ann", minutes: 60, path: "/reset#mailed-secret" };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function queued(to: string, orgId: string | null = null): Promise<string> {
  await withScope(scope, (tx) => queueMail(tx, { orgId, to, template }));
  const [mail] = await database.owner`select id from mails where to_address = ${to}`;
  return mail?.id;
}
const rowOf = async (id: string) =>
  (await database.owner`select state, error, body_sealed, subject from mails where id = ${id}`)[0];

describe("a queued mail", () => {
  it("has a job of its own and no readable body in the table", async () => {
    const id = await queued("job@people.test");
    const jobs = await database.owner`
      select 1 from graphile_worker._private_jobs where payload->>'mailId' = ${id}`;
    expect(jobs).toHaveLength(1);
    expect((await rowOf(id))?.body_sealed.includes("mailed-secret")).toBe(false);
  });

  it("is gone when its change is undone", async () => {
    const undone = withScope(scope, async (tx) => {
      await queueMail(tx, { orgId: null, to: "undone@people.test", template });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await database.owner`select 1 from mails where to_address = 'undone@people.test'`).toEqual([]);
  });

  it("is kept for the outbox where no mail server is set", async () => {
    const id = await queued("kept@people.test");
    await sendQueuedMail(scope, id, null, false);
    expect(await rowOf(id)).toMatchObject({ state: "CAPTURED" });
  });

  it("goes out once by SMTP, and its body is emptied", async () => {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, _session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          received.push(Buffer.concat(parts).toString());
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    resetEnv();
    const id = await queued("smtp@people.test");
    await sendQueuedMail(scope, id, smtpGateway(), false);
    await sendQueuedMail(scope, id, smtpGateway(), false);
    delete process.env.SMTP_URL;
    resetEnv();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(received).toHaveLength(1);
    expect(received[0]).toContain("To: smtp@people.test");
    expect(await rowOf(id)).toMatchObject({ state: "SENT", body_sealed: null });
  });

  it("is tried again until its last try writes the failure down", async () => {
    const id = await queued("down@people.test");
    const broken = { send: () => Promise.reject(new Error("the mail server is away")) };
    await expect(sendQueuedMail(scope, id, broken, false)).rejects.toThrow("away");
    expect(await rowOf(id)).toMatchObject({ state: "QUEUED" });
    await sendQueuedMail(scope, id, broken, true);
    expect(await rowOf(id)).toMatchObject({ state: "FAILED", error: "the mail server is away" });
  });
});

describe("the outbox", () => {
  it("of an organisation holds its own mails only", async () => {
    const [here, there] = [await makeOrganisation(database.owner), await makeOrganisation(database.owner)];
    await queued("here@people.test", here);
    await queued("there@people.test", there);
    const owner = await makePerson(database.owner, { orgId: here, role: "owner" });
    const mails = await listOrganisationMails(memberScope(owner, here, "owner"));
    expect(mails.map((mail) => mail.to)).toEqual(["here@people.test"]);
    expect(mails[0]?.body?.links).toEqual([{ label: "Choose a new password", path: "/reset#mailed-secret" }]);
    expect(mails[0]?.body?.paragraphs.join(" ")).not.toContain("http");
  });
});
