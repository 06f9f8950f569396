import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Decided, Kind, LifeCycle, Paper, Person } from "./life-cycle";
import type { World } from "./life-cycle-world";

export type Step = fc.AsyncCommand<LifeCycle, World>;
type View = Readonly<Pick<LifeCycle, "isDeleted" | "papers" | "proposal" | "suspension" | "isRestricted">>;
/** How often each act came to each answer. */
export type Tally = Map<string, number>;

const KINDS: Kind[] = ["CLEAN", "RISKY", "SHORT"];
const PAPERS: Paper[] = ["ID_PROOF", "ADDRESS_PROOF"];
const PEOPLE: Person[] = ["ruth", "leo", "lead"];

/** Everything that the database says of the customer and that the model has an opinion on. */
async function standing(world: World): Promise<Record<string, unknown>> {
  const { orgId } = world.merchant;
  const [row] = await world.owner`
    select c.status, c.version, c.is_enabled, c.is_active, c.account_state, c.deleted_at is not null as is_deleted,
      (select json_build_object('reason', k.reason, 'risk', k.risk_score, 'isReferred', k.is_referred) from review_cases k
        where k.org_id = c.org_id and k.customer_id = c.id and k.closed_at is null) as open,
      (select count(*)::int from documents d where d.org_id = c.org_id and d.customer_id = c.id and d.state = 'CURRENT') as papers,
      (select count(*)::int from customer_transitions t where t.org_id = c.org_id and t.customer_id = c.id) as moves,
      (select count(*)::int from audit_events a where a.org_id = c.org_id and a.customer_id = c.id
        and a.action = 'customer.status_changed') as audited,
      exists (select 1 from decision_proposals p where p.org_id = c.org_id and p.customer_id = c.id
        and p.state = 'OPEN') as is_proposed
    from customers c where c.org_id = ${orgId} and c.id = ${world.customerId}`;
  return { ...row };
}

const expected = (model: Readonly<LifeCycle>): Record<string, unknown> => ({
  status: model.status,
  version: model.version,
  is_enabled: model.isEnabled,
  is_active: model.status === "APPROVED" && !model.isRestricted && !model.isDeleted,
  account_state: model.state,
  is_deleted: model.isDeleted,
  open: model.open,
  papers: model.papers.size,
  moves: model.look.moves,
  audited: model.look.moves - 1,
  is_proposed: model.proposal !== null,
});

type Act = {
  name: string;
  when?: (model: View) => boolean;
  says: (model: LifeCycle) => string;
  does: (world: World) => Promise<string>;
};

function step(tally: Tally, { name, when, says, does }: Act): Step {
  return {
    check: (model) => when?.(model) ?? true,
    async run(model, world) {
      const foretold = says(model);
      const answered = await does(world);
      const key = `${name.split(" ")[0]} ${answered}`;
      tally.set(key, (tally.get(key) ?? 0) + 1);
      if (answered !== foretold) throw new Error(`${name}: ${answered}, and the model says ${foretold}`);
      const is = await standing(world);
      if (isDeepStrictEqual(is, expected(model))) return;
      throw new Error(`After ${name}:\n${JSON.stringify(is)}\nand the model says\n${JSON.stringify(expected(model))}`);
    },
    toString: () => name,
  };
}

const ended = (model: View) => !model.isDeleted;

/** Every act of merchants, reviewers and the automated review; each sequence draws from these. */
export function allSteps(tally: Tally): fc.Arbitrary<Step>[] {
  const make = (act: Act) => step(tally, act);
  const edit = fc.record({ kind: fc.constantFrom(...KINDS), isStale: fc.boolean() }).map(({ kind, isStale }) =>
    make({
      name: `edit ${kind}${isStale ? " late" : ""}`,
      says: (model) => model.edit(kind, isStale),
      does: (world) => world.edit(kind, isStale),
    }),
  );
  const upload = fc
    .constantFrom(...PAPERS)
    .map((paper) => make({ name: `upload ${paper}`, says: (m) => m.file(paper, true), does: (w) => w.upload(paper) }));
  const takeAway = fc.constantFrom(...PAPERS).map((paper) =>
    make({
      name: `take-away ${paper}`,
      when: (model) => model.papers.has(paper) && ended(model),
      says: (model) => model.file(paper, false),
      does: (world) => world.takeAway(paper),
    }),
  );
  const review = fc.constant(make({ name: "review", says: (m) => m.review(), does: (w) => w.review() }));
  const look = fc.constant(
    make({
      name: "look",
      when: ended,
      says(model) {
        model.seen = model.look;
        return "ok";
      },
      does: (world) => world.look().then(() => "ok"),
    }),
  );
  const decide = (...decisions: Decided[]) =>
    fc
      .record({
        decided: fc.constantFrom(...decisions),
        by: fc.constantFrom(...PEOPLE),
        isLate: fc.nat(3).map((n) => n === 0),
      })
      .map(({ decided, by, isLate }) =>
        make({
          name: `${decided} by ${by}${isLate ? " late" : ""}`,
          says: (model) => model.decide(decided, by, isLate ? model.seen : model.look),
          does: (world) => world.decide(decided, by, isLate),
        }),
      );
  const byPerson = fc.constantFrom(...PEOPLE);
  const hasProposal = (model: View) => model.proposal !== null;
  const confirm = byPerson.map((by) =>
    make({ name: `confirm by ${by}`, when: hasProposal, says: (m) => m.confirm(by), does: (w) => w.confirm(by) }),
  );
  const settle = fc
    .record({ by: byPerson, how: fc.constantFrom("refuse" as const, "withdraw" as const) })
    .map(({ by, how }) =>
      make({
        name: `${how} by ${by}`,
        when: hasProposal,
        says: (m) => m.settle(by, how),
        does: (w) => w.settle(by, how),
      }),
    );
  const undo = fc.constant(
    make({ name: "undo", when: (m) => m.suspension !== null, says: (m) => m.undo(), does: (w) => w.undo() }),
  );
  const refer = fc.constant(make({ name: "refer", says: (m) => m.refer(), does: (w) => w.refer() }));
  const ask = fc.constant(make({ name: "ask", when: ended, says: (m) => m.ask(), does: (w) => w.ask() }));
  const enable = fc.boolean().map((isEnabled) =>
    make({
      name: isEnabled ? "enable" : "disable",
      says: (m) => m.enable(isEnabled),
      does: (w) => w.enable(isEnabled),
    }),
  );
  const restrict = fc.boolean().map((isOn) =>
    make({
      name: isOn ? "restrict" : "lift-restriction",
      when: (model) => model.isRestricted !== isOn && ended(model),
      says: (model) => model.restrict(isOn),
      does: (world) => world.restrict(isOn),
    }),
  );
  const removing = make({ name: "delete", says: (m) => m.remove(), does: (w) => w.remove() });
  // Rare, for it ends what can happen.
  const remove = fc.tuple(fc.nat(3), review).map(([n, other]) => (n === 0 ? removing : other));
  // What leads on comes more often, or most sequences would end before anything is decided.
  const often = [
    review,
    review,
    review,
    decide("APPROVED"),
    decide("APPROVED"),
    decide("SUSPENDED"),
    decide("UNSUSPENDED"),
  ];
  return [
    ...often,
    edit,
    edit,
    upload,
    takeAway,
    look,
    look,
    confirm,
    confirm,
    confirm,
    confirm,
    confirm,
    settle,
    undo,
    undo,
    refer,
    ask,
    enable,
    restrict,
    remove,
  ];
}
