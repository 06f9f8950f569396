import type { CustomerType } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import { identityColumns } from "@/lib/customers/lifecycle/columns";

/** By what two customers are taken for the same; blind indexes where the value is not to be known. */
export type IdentityKeys = {
  externalId: string | null;
  idIndex: string | null;
  taxIndexes: readonly string[];
  birthIndex: string | null;
  email: string | null;
};

export const identityKeys = (orgId: string, profile: CustomerProfile): IdentityKeys => identityColumns(orgId, profile);

/** In the order in which they are told: the surest first. */
const IDENTITY_KINDS = ["externalId", "idIndex", "taxIndexes", "birthIndex", "email"] as const;
type IdentityKind = (typeof IDENTITY_KINDS)[number];

const WORDS: Readonly<Record<IdentityKind, Readonly<Record<CustomerType, string>>>> = {
  externalId: { INDIVIDUAL: "reference", COMPANY: "reference" },
  idIndex: { INDIVIDUAL: "ID number", COMPANY: "registration number" },
  taxIndexes: { INDIVIDUAL: "tax number", COMPANY: "tax number" },
  birthIndex: { INDIVIDUAL: "name and date of birth", COMPANY: "name and date of incorporation" },
  email: { INDIVIDUAL: "e-mail address", COMPANY: "e-mail address" },
};

const valuesOf = (keys: IdentityKeys, kind: IdentityKind): readonly string[] => {
  const value = keys[kind];
  return value === null ? [] : typeof value === "string" ? [value] : value;
};

export type Twin<Who> = { who: Who; kinds: IdentityKind[] };

/** Whom we know by what: customers, or earlier lines. Knowing somebody twice keeps the first. */
export class KnownIdentities<Who> {
  readonly #known = new Map<string, Who>();

  add(keys: IdentityKeys, who: Who): void {
    for (const kind of IDENTITY_KINDS) {
      for (const value of valuesOf(keys, kind)) {
        const name = `${kind}:${value}`;
        if (!this.#known.has(name)) this.#known.set(name, who);
      }
    }
  }

  /** Who it looks like by the surest of what they share, and everything that is shared with them. */
  find(keys: IdentityKeys): Twin<Who> | null {
    const shared = IDENTITY_KINDS.flatMap((kind) =>
      valuesOf(keys, kind).flatMap((value) => {
        const who = this.#known.get(`${kind}:${value}`);
        return who === undefined ? [] : [{ kind, who }];
      }),
    );
    const [first] = shared;
    if (!first) return null;
    return {
      who: first.who,
      kinds: [...new Set(shared.filter(({ who }) => who === first.who).map(({ kind }) => kind))],
    };
  }
}

/** "the same reference and e-mail address" */
export function sharedWords(kinds: readonly IdentityKind[], type: CustomerType): string {
  return `the same ${kinds.map((kind) => WORDS[kind][type]).join(" and ")}`;
}
