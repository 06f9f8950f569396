import { parseArgs } from "node:util";
import { z } from "zod";
import { MERCHANT_ROLES, PASSWORD_MIN, STAFF_ROLES } from "@/lib/auth/constants";
import { SettingsError } from "@/lib/core/env";
import { createOrganisationInput } from "@/lib/organisations/input";
import { emailInput, lineInput } from "@/lib/people/input";
import { addUser, createOrganisationRow } from "./seed/people";

const HELP = `npm run admin -- create-org --name "Acme Pty Ltd" --contact ops@acme.example [--time-zone Australia/Sydney] [--customers] [--senders]
npm run admin -- create-user --email jo@acme.example --name "Jo Doe" (--org "Acme Pty Ltd" --role owner | --staff reviewer)
Roles: ${MERCHANT_ROLES.join(", ")}. Staff: ${STAFF_ROLES.join(", ")}.
The password is read from PORTICO_ADMIN_PASSWORD, or made up and printed once.`;

const organisationInput = z.strictObject({
  command: z.literal("create-org"),
  name: createOrganisationInput.shape.name,
  contact: emailInput,
  "time-zone": createOrganisationInput.shape.timeZone.default("UTC"),
  customers: z.boolean().default(false),
  senders: z.boolean().default(false),
});
const userInput = z.strictObject({
  command: z.literal("create-user"),
  email: emailInput,
  name: lineInput("the person's name", 100),
  org: z.string().min(1).optional(),
  role: z.enum(MERCHANT_ROLES, `Choose one of ${MERCHANT_ROLES.join(", ")}.`).optional(),
  staff: z.enum(STAFF_ROLES, `Choose one of ${STAFF_ROLES.join(", ")}.`).optional(),
});
const commandInput = z.discriminatedUnion("command", [organisationInput, userInput]);
type Command = z.output<typeof commandInput>;

const TEXT = { type: "string" } as const;
const SWITCH = { type: "boolean" } as const;
const OPTIONS = {
  ...{ name: TEXT, contact: TEXT, "time-zone": TEXT, email: TEXT, org: TEXT, role: TEXT, staff: TEXT },
  ...{ customers: SWITCH, senders: SWITCH },
} as const;

const refuse = (sentence: string): never => {
  throw new SettingsError(`${sentence}\n\n${HELP}`);
};

function words(args: string[]): Record<string, unknown> {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    if (positionals.length > 1) return refuse(`"${positionals[1]}" is one word too many: put names in quotes.`);
    return { command: positionals[0], ...values };
  } catch (error) {
    if (error instanceof SettingsError || !(error instanceof Error)) throw error;
    return refuse(error.message);
  }
}

/** Reads the words after `npm run admin --`. Throws `SettingsError` with what is wrong and how to call it. */
export function parseAdmin(args: string[]): Command {
  const given = words(args);
  if (given.command === undefined) throw new SettingsError(HELP);
  const parsed = commandInput.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? "");
    if (name === "command") return refuse(`There is no command "${given.command}".`);
    if (issue?.code === "unrecognized_keys")
      return refuse(`--${issue.keys[0]} does not belong to ${String(given.command)}.`);
    return refuse(given[name] === undefined ? `--${name} is missing.` : `--${name}: ${issue?.message}`);
  }
  const command = parsed.data;
  if (command.command === "create-user" && !command.staff === !(command.org && command.role))
    return refuse("Say either --org and --role, or --staff.");
  return command;
}

/** `npm run admin`: the first organisation and the first people, where no demo is seeded. */
export async function runAdmin(command: Command): Promise<void> {
  if (command.command === "create-org") {
    const made = await createOrganisationRow({
      name: command.name,
      contactEmail: command.contact,
      timeZone: command["time-zone"],
      canCreateCustomers: command.customers,
      hasSenderValidation: command.senders,
    });
    console.log(
      made.isNew
        ? `Made the organisation ${command.name}: ${made.id}`
        : `There is an organisation ${command.name} already, left as it is: ${made.id}`,
    );
    return;
  }
  const password = process.env.PORTICO_ADMIN_PASSWORD;
  if (password && password.length < PASSWORD_MIN)
    throw new SettingsError(`PORTICO_ADMIN_PASSWORD needs at least ${PASSWORD_MIN} characters.`);
  const { email, name, staff, org, role } = command;
  const made = await addUser({
    ...{ email, name },
    ...(password ? { password } : {}),
    ...(staff ? { staff } : {}),
    ...(org && role ? { orgName: org, role } : {}),
  });
  if (made !== null) {
    console.log(`Made the user ${email}.${password ? "" : ` Password, shown once: ${made}`}`);
  } else if (org && role) {
    console.log(`${email} has a login already, now also as a member of ${org}; name and password stay as they are.`);
  } else {
    throw new SettingsError(`${email} has a login already: staff need an address of their own.`);
  }
}
