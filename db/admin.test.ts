import { describe, expect, it } from "vitest";
import { parseAdmin } from "./admin";

const org = ["create-org", "--name", "Acme", "--contact", "Ops@acme.example"];
const user = ["create-user", "--email", "jo@acme.example", "--name", "Jo"];

describe("npm run admin", () => {
  it("reads an organisation and a person", () => {
    expect(parseAdmin([...org, "--customers"])).toMatchObject({
      contact: "ops@acme.example",
      "time-zone": "UTC",
      customers: true,
      senders: false,
    });
    expect(parseAdmin([...user, "--org", "Acme", "--role", "owner"])).toMatchObject({ org: "Acme", role: "owner" });
    expect(parseAdmin([...user, "--staff", "lead"])).toMatchObject({ staff: "lead" });
  });

  it.each([
    [[], /^npm run admin -- create-org/],
    [["create-orgs"], /^There is no command "create-orgs"/],
    [org.slice(0, 3), /^--contact is missing/],
    [[...org, "--time-zone", "Mars/Base"], /^--time-zone: /],
    [["create-org", "--name", "Acme", "--contact", "acme"], /^--contact: Enter an e-mail address/],
    [[...org, "--role", "owner"], /^--role does not belong to create-org/],
    [[...org, "--colour", "red"], /^Unknown option '--colour'/],
    [["create-org", "--name", "Acme", "Pty", "--contact", "a@b.example"], /^"Pty" is one word too many/],
    [user, /^Say either --org and --role, or --staff/],
    [[...user, "--org", "Acme"], /^Say either/],
    [[...user, "--org", "Acme", "--role", "owner", "--staff", "lead"], /^Say either/],
    [[...user, "--org", "Acme", "--role", "boss"], /^--role: Choose one of owner, /],
  ])("says what is wrong with %j", (args, sentence) => {
    expect(() => parseAdmin(args)).toThrow(sentence);
  });
});
