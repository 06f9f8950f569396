/** Parameters of the address by name; null where one is not there, and to take one out. */
export type AddressParams<TName extends string> = Record<TName, string | null>;

export type AddressHistory = "push" | "replace";

/** The parameters of these names in a query string. */
export function readAddress<TName extends string>(names: readonly TName[], search: string): AddressParams<TName> {
  const given = new URLSearchParams(search);
  return Object.fromEntries(names.map((name) => [name, given.get(name)])) as AddressParams<TName>;
}

/** The query string with some parameters changed and all others as they are; begins with "?" unless it is empty. Commas stay readable. */
export function writeAddress(search: string, part: Readonly<Record<string, string | null | undefined>>): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(part)) {
    if (value === null) params.delete(name);
    else if (value !== undefined) params.set(name, value);
  }
  const text = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text === "" ? "" : `?${text}`;
}
