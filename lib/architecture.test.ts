import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

type Source = { path: string; text: string; isTest: boolean; isClient: boolean };
type Import = { from: string; to: string; isType: boolean };

/** TypeScript of a folder, paths from the root with forward slashes. */
function sourcesOf(folder: string): Source[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
    .map((name) => {
      const path = join(folder, name).replaceAll("\\", "/");
      const text = readFileSync(path, "utf8");
      const isTest = /\.test\.tsx?$/.test(path) || /\/testing\//.test(path) || path.startsWith("e2e/");
      return { path, text, isTest, isClient: /^\s*"use client"/.test(text) };
    });
}

const FOLDERS = ["app", "components", "lib", "db", "worker", "e2e"];
const all = FOLDERS.flatMap(sourcesOf);
const shipped = all.filter((source) => !source.isTest);
const within = (folder: string) => shipped.filter((source) => source.path.startsWith(folder));

/** What a file imports, our own things as paths from the root without an ending. */
function importsOf({ path, text }: Source): Import[] {
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^;"']*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
  );
  return [...statements].map((match) => {
    const named = match[2] ?? match[3] ?? match[4] ?? "";
    const to = named.startsWith("@/")
      ? named.slice(2)
      : named.startsWith(".")
        ? normalize(join(dirname(path), named)).replaceAll("\\", "/")
        : `npm:${named}`;
    return { from: path, to, isType: match[1] !== undefined };
  });
}

const arrow = ({ from, to }: Import) => `${from} -> ${to}`;
const wrongImports = (sources: Source[], isWrong: (one: Import) => boolean) =>
  sources.flatMap(importsOf).filter(isWrong).map(arrow);
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/(?! @ts).*$/gm, "");
/** The files whose code, comments apart, has something. */
const having = (sources: Source[], pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(code(text))).map(({ path }) => path);

const TOP_LEVEL = [
  ...["app", "components", "lib", "db", "worker", "e2e", "scripts", "docs", "public"],
  ...[
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "next.config.js",
    "postcss.config.mjs",
    "drizzle.config.ts",
  ],
  ...[
    "vitest.config.ts",
    "playwright.config.ts",
    "biome.json",
    "lefthook.yml",
    "knip.json",
    "proxy.ts",
    "instrumentation-client.ts",
  ],
  ...["README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "Dockerfile", "compose.yaml"],
];
/** Made by tools; kept out of the repository by .gitignore. */
const GENERATED = [
  "node_modules",
  "next-env.d.ts",
  "tsconfig.tsbuildinfo",
  "test-results",
  "playwright-report",
  "coverage",
];

/** The words that files of a domain are named by, alone or with a topic: `rules.ts`, `rules-masking.ts`. */
const WORDS = [
  "input",
  "types",
  "constants",
  "fields",
  "rules",
  "access",
  "reads",
  "writes",
  "loaders",
  "actions",
  "gateway",
];
/** Neither domains nor in their vocabulary. */
const UNDER_LIB = /^lib\/(core|auth|audit|outbox|live)\//;
/** Parts of a domain with a trade of their own: a program that decodes files, and drawings of sample papers. */
const TRADES = /^lib\/documents\/(decoder|specimens)\//;
/** Files with a name of their own, each for one thing that none of the words says. */
const NAMED = [
  "lib/customers/lifecycle/columns.ts",
  "lib/customers/lifecycle/evidence.ts",
  "lib/customers/lifecycle/transition.ts",
  "lib/customers/list/columns.ts",
  "lib/customers/list/cursor.ts",
  "lib/documents/announce.ts",
  "lib/documents/uploads/gate.ts",
  "lib/documents/uploads/receive.ts",
  "lib/mail/body.ts",
  "lib/mail/templates.ts",
  "lib/people/actor.ts",
];

describe("where things are", () => {
  it("nothing stray lies at the top", () => {
    const entries = readdirSync(".").filter((name) => !name.startsWith("."));
    expect(entries.filter((name) => !TOP_LEVEL.includes(name) && !GENERATED.includes(name))).toEqual([]);
  });

  it("a domain has the fixed vocabulary", () => {
    const vocabulary = new RegExp(`^(${WORDS.join("|")})(-[a-z]+)*\\.ts$`);
    const domain = within("lib/").filter(({ path }) => !UNDER_LIB.test(path) && !TRADES.test(path));
    const odd = domain.filter(({ path }) => !vocabulary.test(basename(path)) && !NAMED.includes(path));
    expect(odd.map(({ path }) => path)).toEqual([]);
    expect(NAMED.filter((path) => !domain.some((source) => source.path === path))).toEqual([]);
  });

  it("names are in kebab-case", () => {
    const odd = all.filter(({ path }) => !/^[a-z0-9-]+(\.(db|spec|phone|test))*\.tsx?$/.test(basename(path)));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it("there are no barrels, utils, helpers, managers or services", () => {
    const named = /(^|\/|-)(index|utils?|helpers?|managers?|services?|common|misc)(\.tsx?$|\/)/;
    expect(all.map(({ path }) => path).filter((path) => named.test(path))).toEqual(["db/schema/index.ts"]);
  });

  it("no file is longer than 400 lines", () => {
    const long = all.filter(({ text }) => text.split("\n").length > 401);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe("imports point one way", () => {
  it("pages reach components and lib, never the database", () => {
    expect(wrongImports(within("app/"), ({ to }) => /^(db|worker|e2e|scripts)(\/|$)/.test(to))).toEqual([]);
  });

  it("components never reach pages or the database", () => {
    expect(wrongImports(within("components/"), ({ to }) => /^(app|db|worker|e2e|scripts)(\/|$)/.test(to))).toEqual([]);
  });

  it("lib never reaches pages, components or the worker", () => {
    expect(wrongImports(within("lib/"), ({ to }) => /^(app|components|worker|e2e|scripts)(\/|$)/.test(to))).toEqual([]);
  });

  it("the database is reached only from files that read or write", () => {
    const mayReach = /\/(reads|writes|access|loaders|actions)(-[a-z]+)*\.ts$/;
    /** Parts of reads and writes that several of them share. */
    const shared = [
      "lib/customers/lifecycle/evidence.ts",
      "lib/customers/lifecycle/transition.ts",
      "lib/customers/list/columns.ts",
    ];
    const domain = within("lib/").filter(({ path }) => !/^lib\/(auth|audit|outbox|live)\//.test(path));
    const wrong = wrongImports(
      domain.filter(({ path }) => !mayReach.test(path) && !shared.includes(path)),
      ({ to, isType }) => /^db(\/|$)/.test(to) && !isType,
    );
    expect(wrong).toEqual([]);
  });

  it("tables are known to reads, writes and access alone; loaders and actions only open the transaction", () => {
    const faces = within("lib/").filter(({ path }) => /\/(loaders|actions)(-[a-z]+)*\.ts$/.test(path));
    expect(wrongImports(faces, ({ to }) => to.startsWith("db") && to !== "db/scope")).toEqual([]);
  });

  it("the database's own files know of lib only what is below them", () => {
    const own = within("db/").filter(({ path }) => !/^db\/(seed|testing)\//.test(path));
    const entrances = ["db/cli.ts", "db/admin.ts", "db/screening-import.ts"];
    const wrong = wrongImports(
      own.filter(({ path }) => !entrances.includes(path)),
      ({ to }) => to.startsWith("lib/") && !/^lib\/(core\/|auth\/scope$)/.test(to),
    );
    expect(wrong).toEqual([]);
  });

  it("lib/core knows no domain", () => {
    expect(
      wrongImports(within("lib/core/"), ({ to }) => !to.startsWith("npm:") && !to.startsWith("lib/core/")),
    ).toEqual([]);
  });

  it("primitives, forms and the table know no domain", () => {
    const generic = ["components/ui/", "components/forms/", "components/data-table/", "components/charts/"];
    const wrong = generic.flatMap((folder) =>
      wrongImports(
        within(folder),
        ({ to }) =>
          !to.startsWith("npm:") && !to.startsWith("lib/core/") && !generic.some((each) => to.startsWith(each)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("reads and writes know neither the request nor the session", () => {
    const cores = within("lib/").filter(({ path }) =>
      /\/(reads|writes|rules|input|types|constants|fields)(-[a-z]+)*\.ts$/.test(path),
    );
    const wrong = wrongImports(
      cores,
      ({ to }) => /^npm:next($|\/|-)/.test(to) || /^lib\/auth\/(require|request|action|route|guard)$/.test(to),
    );
    expect(wrong).toEqual([]);
  });

  it("client components take from a domain only what may be known in a browser", () => {
    const client = [...within("components/"), ...within("app/")].filter((source) => source.isClient);
    expect(client.length).toBeGreaterThan(50);
    const open = /\/(constants|types|input|fields|rules|actions)(-[a-z-]+)?$/;
    /** Pure and made for the browser. */
    const pure = ["lib/auth/permissions", "lib/auth/throttle-words", "lib/auth/password-rules"];
    const wrong = wrongImports(
      client,
      ({ to, isType }) =>
        to.startsWith("lib/") && !to.startsWith("lib/core/") && !open.test(to) && !pure.includes(to) && !isType,
    );
    expect(wrong).toEqual([]);
  });

  it("what client components take from lib/core runs in a browser", () => {
    const client = [...within("components/"), ...within("app/")].filter((source) => source.isClient);
    const server = /^lib\/core\/(env|log|crypto|clock|ids|fault|public-id|bounded-body|storage\/.*)$/;
    expect(wrongImports(client, ({ to }) => server.test(to))).toEqual([]);
  });
});

describe("doors", () => {
  it("a file of server actions exports actions and nothing else", () => {
    const actions = shipped.filter(({ text }) => /^\s*"use server"/m.test(text));
    expect(actions.length).toBeGreaterThan(8);
    const odd = actions.flatMap(({ path, text }) =>
      [...text.matchAll(/^export (.*)$/gm)]
        .map((match) => match[1] ?? "")
        .filter((exported) => !/^const \w+ = defineAction\(\{$/.test(exported))
        .map((exported) => `${path}: ${exported}`),
    );
    expect(odd).toEqual([]);
    expect(actions.map(({ path }) => path).filter((path) => !/\/actions(-[a-z]+)*\.ts$/.test(path))).toEqual([]);
  });

  it("an action is made nowhere else, inline neither", () => {
    const inline = shipped.filter(({ text }) => /^\s+["']use server["']/m.test(text)).map(({ path }) => path);
    expect(inline).toEqual([]);
  });

  it("every action's id is its own", () => {
    const ids = shipped.flatMap(({ text }) =>
      [...text.matchAll(/define(?:Action|Route)\(\{\s*id: "([^"]+)"/g)].map((match) => match[1]),
    );
    expect(ids.length).toBeGreaterThan(40);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("a route handler is made with defineRoute, or hands on to one that is", () => {
    /** Holds the body until the answer is there, whoever asked. */
    const plain: Record<string, RegExp> = {
      "app/api/uploads/route.ts": /answerUpload\(request, receiveUpload\)/,
      "app/(public)/upload/files/route.ts": /answerUpload\(request, receiveHostedUpload\)/,
    };
    const routes = within("app/").filter(({ path }) => basename(path) === "route.ts");
    const odd = routes.filter(({ path, text }) => !(plain[path] ?? /defineRoute\(\{/).test(text));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it("a scope is minted only where somebody proved who they are, by the worker, and to fill a database", () => {
    const minting = having(shipped, /\bmintScope\b/).filter((path) => !/^(lib\/auth|worker|db\/seed)\//.test(path));
    expect(minting).toEqual([]);
  });

  it("a write begins with who acts, or with the transaction it is part of", () => {
    const writes = within("lib/").filter(({ path }) => /\/writes(-[a-z]+)*\.ts$/.test(path));
    const odd = writes.flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?function (\w+)\(\s*(?:(\w+): (\w+))?/gm)]
        .filter(
          ([, , name, type]) => !["scope", "tx", "person"].includes(name ?? "") && !/(Record|Draft)$/.test(type ?? ""),
        )
        .map(([, name]) => `${path}: ${name}`),
    );
    expect(odd).toEqual([]);
  });
});

describe("what is never written", () => {
  it.each([
    ["a cast to any", /\bas any\b|: any\b|<any>/],
    ["a silenced compiler", /@ts-(ignore|nocheck|expect-error)/],
    ["a coerced value", /\bz\.coerce\b/],
    ["raw HTML", /dangerouslySetInnerHTML/],
    ["money as a floating number", /\b(Number|parseFloat|parseInt)\([^)]*([aA]mount|[bB]alance|[mM]inor|[fF]ee)\w*/],
    ["a switched-off test", /\b(test|it|describe)\.(only|skip)\(|waitForTimeout/],
  ])("%s", (_, pattern) => {
    // This file names them all.
    expect(
      having(
        all.filter(({ path }) => path !== "lib/architecture.test.ts"),
        pattern,
      ),
    ).toEqual([]);
  });

  it("the application's fence by another way than inOrg", () => {
    /** Of two tables of one organisation, or with the organisations themselves. */
    const joins = /eq\(\w+\.orgId, (\w+\.orgId|organisations\.id)\)/g;
    const odd = shipped.filter(
      ({ path, text }) => path !== "db/filters.ts" && /\beq\(\s*\w+\.orgId\b/.test(text.replace(joins, "")),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it("the clock, ids and the environment past what tests can set", () => {
    const exempt = [
      // next-auth reads its address there and nowhere else.
      "lib/auth/options.ts",
      // A reference number and the name of a probe: they identify nothing that is kept.
      "lib/auth/request.ts",
      "lib/health/reads.ts",
    ];
    const domain = within("lib/").filter(
      ({ path }) => !path.startsWith("lib/core/") && !TRADES.test(path) && !exempt.includes(path),
    );
    expect(having(domain, /\bnew Date\(\)|\bDate\.now\(\)|randomUUID\(|process\.env\b/)).toEqual([]);
  });

  it("the shape of an input beside the domain's own", () => {
    expect(having([...within("app/"), ...within("components/")], /\bz\.(object|strictObject|looseObject)\(/)).toEqual(
      [],
    );
  });

  it("an input that lets unknown keys pass", () => {
    // The environment has more in it than ours.
    expect(having(within("lib/"), /\bz\.(object|looseObject)\(/)).toEqual(["lib/core/env.ts"]);
  });
});
