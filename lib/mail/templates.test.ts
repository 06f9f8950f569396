import { describe, expect, it } from "vitest";
import { type MailTemplate, renderMail } from "./templates";

const invitation: MailTemplate = {
  kind: "invitation",
  organisation: "Acme",
  invitedBy: "Ann",
  roleLabel: "maker",
  days: 7,
  path: "/invitation#secret",
};

describe("a mail", () => {
  it.each<MailTemplate>([
    invitation,
    { kind: "password_reset", name: "Ann", minutes: 60, path: "/reset#secret" },
    { kind: "password_changed", name: "Ann", path: "/reset" },
    { kind: "two_step_changed", name: "Ann", isOn: false, path: "/reset" },
  ])("of kind $kind says the same in text and HTML and leads only to our origin", (template) => {
    const mail = renderMail(template, "https://portal.example.test");
    const url = `https://portal.example.test${template.path}`;
    expect(mail.links.map((link) => link.url)).toEqual([url]);
    expect(mail.text).toContain(url);
    expect([...mail.html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([url]);
  });

  it("about a notice opens the exact place, and says where to turn such mails off", () => {
    const notice = { title: "Ann <b> is approved", body: "All checks passed.", path: "/customers/cus_1", name: "Bo" };
    const mail = renderMail(
      { kind: "notice", ...notice, preferencesPath: "/account/notifications/preferences" },
      "https://a.test",
    );
    expect(mail.subject).toBe("Ann <b> is approved");
    expect(mail.html).toContain("Ann &lt;b&gt; is approved");
    const urls = ["https://a.test/customers/cus_1", "https://a.test/account/notifications/preferences"];
    expect(mail.links.map((link) => link.url)).toEqual(urls);
    expect([...mail.html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual(urls);
    for (const part of [...urls, notice.body]) expect(mail.text).toContain(part);
  });

  it("lets nobody write HTML through a name", () => {
    const mail = renderMail({ ...invitation, organisation: '<img src=x onerror="x">' }, "https://a.test");
    expect(mail.html).not.toContain("<img");
    expect(mail.html).toContain("&lt;img src=x onerror=&quot;x&quot;&gt;");
  });

  it("lets nobody add a header through a name", () => {
    const mail = renderMail({ ...invitation, invitedBy: "Ann\r\nBcc: eve@evil.test" }, "https://a.test");
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });
});
