import { parseArgs } from "node:util";
import { MERCHANT_ROLES, PASSWORD_MIN, STAFF_ROLES } from "@/lib/auth/constants";
import { SettingsError } from "@/lib/core/env";
import { addUser, createOrganisationRow } from "./seed/people";

const HELP = `npm run admin -- create-org --name "Acme Pty Ltd" --contact ops@acme.example [--time-zone Australia/Sydney] [--customers] [--senders]
npm run admin -- create-user --email jo@acme.example --name "Jo Doe" (--org "Acme Pty Ltd" --role owner | --staff reviewer)
The password is read from PORTICO_ADMIN_PASSWORD, or made up and printed once.`;

/** `npm run admin`: the first organisation and the first people, where no demo is seeded. */
export async function runAdmin(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: "string" },
      contact: { type: "string" },
      "time-zone": { type: "string", default: "UTC" },
      customers: { type: "boolean", default: false },
      senders: { type: "boolean", default: false },
      email: { type: "string" },
      org: { type: "string" },
      role: { type: "string" },
      staff: { type: "string" },
    },
  });
  const need = (name: "name" | "contact" | "email"): string => {
    const value = values[name];
    if (!value) throw new SettingsError(`--${name} is missing.\n${HELP}`);
    return value;
  };
  if (positionals[0] === "create-org") {
    const publicId = await createOrganisationRow({
      name: need("name"),
      contactEmail: need("contact"),
      timeZone: values["time-zone"],
      canCreateCustomers: values.customers,
      hasSenderValidation: values.senders,
    });
    console.log(`Made the organisation ${need("name")}: ${publicId}`);
    return;
  }
  if (positionals[0] === "create-user") {
    const role = MERCHANT_ROLES.find((r) => r === values.role);
    const staff = STAFF_ROLES.find((r) => r === values.staff);
    if (!staff && !(role && values.org)) throw new SettingsError(`Say --org and --role, or --staff.\n${HELP}`);
    const given = process.env.PORTICO_ADMIN_PASSWORD;
    if (given && given.length < PASSWORD_MIN)
      throw new SettingsError(`A password needs at least ${PASSWORD_MIN} characters.`);
    const password = await addUser({
      email: need("email"),
      name: need("name"),
      ...(given ? { password: given } : {}),
      ...(staff ? { staff } : {}),
      ...(role && values.org ? { orgName: values.org, role } : {}),
    });
    console.log(`Made the user ${need("email")}.${given ? "" : ` Password, shown once: ${password}`}`);
    return;
  }
  throw new SettingsError(HELP);
}
