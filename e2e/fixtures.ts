import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { ORIGIN, openSession, PASSWORD } from "./send";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** For an address of the list from which a customer is taken to be changed: the demo's, and none that a test beside it has just made. */
export const OF_DEMO = `to=${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}`;

export type Theme = "light" | "dark";
const THEMES: readonly Theme[] = ["light", "dark"];

export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs in as people do and waits for the first page behind it. */
export async function signInByForm(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await fillSignIn(page, email, password);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** One sign-in for each person, however many tests they are in: none may end it. */
const sessions = new Map<string, Promise<string>>();

/** Gives the page a session of a person of the demo; opens nothing. */
export async function signIn(page: Page, email: string): Promise<void> {
  const session = sessions.get(email) ?? openSession(email);
  sessions.set(email, session);
  await carryIn(page, await session);
}

/** Gives the page a session by its cookie header. */
export async function carryIn(page: Page, session: string): Promise<void> {
  const at = session.indexOf("=");
  const [name, value] = [session.slice(0, at), session.slice(at + 1)];
  await page.context().addCookies([{ name, value, url: ORIGIN, httpOnly: true, sameSite: "Lax" }]);
}

/** Opens a page and waits until it hears clicks: before that they are nobody's. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const isAwake = () =>
    [...document.querySelectorAll("button, input, [role=tab]")].every((each) =>
      Object.keys(each).some((key) => key.startsWith("__reactProps")),
    );
  await page.waitForFunction(isAwake);
}

/** Colours in motion have contrasts that no reader sees. Motion is brought to its end: a page behind others may never get there by itself. */
async function endAnimations(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.getAnimations()) {
      if (one.effect?.getComputedTiming().iterations !== Infinity) one.finish();
    }
  });
}

/** What the theme decides: the rules that look at colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** No violation of WCAG 2.0 to 2.2, A and AA, on what stands now: of all rules in the first theme, of those about colours in the others. */
export async function expectAccessible(page: Page, themes: readonly Theme[] = THEMES): Promise<void> {
  for (const [index, colorScheme] of themes.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveClass(colorScheme === "dark" ? /dark/ : /^(?!.*dark)/);
    await expect(page.locator("html")).toHaveCSS("color-scheme", colorScheme);
    await endAnimations(page);
    // A page that refreshes itself hands its title over anew.
    await expect(page).toHaveTitle(/\S/);
    // No page has frames, so it needs no second page to put their results together.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    // The library's guards around an open menu: empty, and whoever tabs to one is handed on at once.
    const scan = axe.exclude("[data-base-ui-focus-guard]");
    const { violations } = await (index === 0 ? scan.withTags(WCAG) : scan.withRules(COLOUR_RULES)).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    expect(found, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(excess).toBeLessThanOrEqual(0);
}

/** Neither the page nor a part of it has to be moved sideways to be read. Only strips of tabs go on beyond the edge. */
async function expectNothingBeyond(page: Page): Promise<void> {
  const wide = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll<HTMLElement>("body *")]
        .filter((each) => {
          const scrolls = each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowX);
          return scrolls && each.clientWidth > 0 && each.scrollWidth > each.clientWidth;
        })
        .filter((each) => !each.matches("[role=tablist], nav[aria-label='On this page']"))
        .map((each) => `${each.tagName} ${each.getAttribute("aria-label") ?? each.className}: ${each.scrollWidth}`),
    );
  await expect.poll(wide, page.url()).toEqual([]);
}

/** The same on a phone. Leaves the window as it was. */
export async function expectReadableOnPhone(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNothingBeyond(page);
  if (before) await page.setViewportSize(before);
}

/** Fits a desk, a tablet and a phone. */
export async function expectFits(page: Page): Promise<void> {
  for (const width of [1440, 768, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
  await expectNothingBeyond(page);
}
