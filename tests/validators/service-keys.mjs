// The whole way from log-in to log-out by keyboard alone, in Swedish, wide and narrow. No mouse, no clicks by script.
// Usage: node service-keys.mjs ADDRESS LINKS FOLDER, as service.mjs; whoever is the officer must not have logged in yet.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { Keyboard } from "./keyboard.mjs";
import { code } from "./totp.mjs";

const [address, links, folder] = process.argv.slice(2);
const person = JSON.parse(links).officer;
const password = "blå cyklar i regn";
mkdirSync(folder, { recursive: true });
let passed = 0;
const failures = new Set();
const check = (good, says) => { if (good) passed += 1; else failures.add(says); };

const enrol = async (keys, page) => {
  await page.goto(address + new URL(person.link).pathname);
  keys.where = "welcome";
  await keys.walk();
  await keys.field("Lösenord", password);
  await keys.field("Lösenordet en gång till", password);
  await keys.button("Fortsätt");
  await keys.enter("codes");
  const secret = await page.locator("code").innerText();
  await keys.walk();
  await keys.field("Engångskod", "000000");
  await keys.enter("codes, wrong");
  await summary(keys, page, "codes");
  await keys.field("Engångskod", await code(secret));
  await keys.button("Spara och logga in");
  await keys.enter("start");
  return secret;
};

const logIn = async (keys, page, secret) => {
  await page.goto(`${address}/login`);
  keys.where = "login";
  await keys.walk();
  await keys.field("E-postadress", person.email);
  await keys.field("Lösenord", "fel lösenord");
  await keys.enter("login, wrong");
  await summary(keys, page, "login");
  await keys.field("E-postadress", person.email);
  await keys.field("Lösenord", password);
  await keys.button("Fortsätt");
  await keys.enter("login code");
  await keys.walk();
  await keys.field("Engångskod", await code(secret));
  await keys.enter("start");
};

// A form with mistakes: its summary has the focus, and leads to the field.
const summary = async (keys, page, where) => {
  const at = await keys.here();
  check(at?.id === "errors", `${where}: the error summary has the focus`);
  check((await page.title()).startsWith("Fel:"), `${where}: the title says that something is wrong`);
  const links = await page.locator("#errors a").count();
  if (links === 0) return;
  const link = await keys.step();
  check(link?.tag === "a" && link.href.startsWith("#"), `${where}: the first stop after the summary leads to a field`);
  await page.keyboard.press("Enter");
  const field = await keys.here();
  check(field && `#${field.id}` === link.href, `${where}: ${link?.href} leads to ${field?.id || "nothing"}`);
};

const skip = async (keys, page) => {
  await page.reload();
  const first = await keys.step();
  check(first.kind.includes("kk-skip") && first.inView, "the first stop is the skip link, and it is seen");
  await page.keyboard.press("Enter");
  const next = await keys.step();
  const inside = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  check(next && inside, "the skip link leads into the page");
  await page.reload();
};

const use = async (browser, width, secret) => {
  const context = await browser.newContext({ acceptDownloads: true, locale: "sv-SE", viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => failures.add(`${page.url()}: ${error}`));
  const keys = new Keyboard(page, (good, says) => check(good, `${width}: ${says}`));
  const known = secret ? (await logIn(keys, page, secret), secret) : await enrol(keys, page);
  await page.getByRole("heading", { level: 1, name: /^Hej/ }).waitFor();
  await skip(keys, page);
  await keys.walk();
  await keys.link("Ärenden");
  await keys.enter("cases");
  await keys.walk();
  await keys.link("Nytt ärende");
  await keys.enter("security");
  await keys.walk();
  await keys.radio("national_security", "no");
  await keys.button("Fortsätt med frågor om informationen");
  await keys.enter("guide");
  await page.screenshot({ path: `${folder}/keys-guide-${width}.png` });
  for (const question of ["K-01", "R-01", "T-01"]) {
    await keys.to(`question ${question}`, (stop) => stop.name === `q-${question}`);
    await page.keyboard.press("ArrowDown");
    check(await page.evaluate(() => document.activeElement.checked), `${width}: an arrow chooses an answer to ${question}`);
  }
  await keys.button("Visa förslag till klassning");
  await keys.enter("case form");
  await keys.button("Spara ärendet");
  await keys.enter("case form, wrong");
  await summary(keys, page, "case form");
  await page.screenshot({ path: `${folder}/keys-errors-${width}.png` });
  await keys.field("Vad som köps", `Schemaläggning ${width}`);
  for (const aspect of ["confidentiality", "integrity", "availability"]) await keys.radio(`level-${aspect}`, "2");
  await keys.box("delivery", "saas");
  await keys.box("circumstances", "personal-data");
  await keys.button("Spara ärendet");
  await keys.enter("case");
  await page.getByRole("heading", { level: 1, name: /Schemaläggning/ }).waitFor();
  await keys.walk();
  await keys.link(/LOG-03/);
  await keys.enter("requirement");
  await keys.walk();
  const leaveOut = page.locator("form", { has: page.locator('input[name="kind"][value="leave-out"]') });
  const reason = await leaveOut.locator("textarea").getAttribute("id");
  const says = (await leaveOut.locator("button").innerText()).trim();
  await keys.to("the reason", (stop) => stop.id === reason);
  await page.keyboard.type("Leverantören loggar redan enligt ett annat krav.");
  await keys.button(says);
  await keys.enter("requirement, left out");
  await page.screenshot({ path: `${folder}/keys-tailored-${width}.png` });
  check(new URL(page.url()).searchParams.has("done"), `${width}: the requirement is tailored: ${page.url()}`);
  if (!/\/cases\/[0-9a-f-]{36}$/.test(new URL(page.url()).pathname)) {
    await keys.link(/[Ää]rendet/);
    await keys.enter("case");
  }
  await keys.button("Utfärda kravbilaga");
  await keys.enter("annex");
  await page.getByRole("heading", { level: 1, name: /Kravbilaga/ }).waitFor();
  await keys.walk();
  const download = page.waitForEvent("download");
  await keys.link(/^Kravbilaga, Word/);
  await page.keyboard.press("Enter");
  check((await (await download).failure()) === null, `${width}: the annex is downloaded`);
  // The menu: opened with Enter, closed with Escape, which gives the focus back; then out through it.
  await page.reload();
  const menu = () => keys.to("the menu", (stop) => stop.tag === "summary" && /Meny|Konto/.test(stop.text));
  await menu();
  await page.keyboard.press("Enter");
  await keys.step();
  await page.keyboard.press("Escape");
  const closed = await page.evaluate(() => !document.querySelector("details.kk-menu").open && document.activeElement.tagName === "SUMMARY");
  check(closed, `${width}: Escape closes the menu and gives the focus back`);
  await page.keyboard.press("Space");
  await keys.button("Logga ut");
  await keys.enter("login");
  check(page.url().includes("/login"), `${width}: logged out`);
  await context.close();
  return known;
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const secret = await use(browser, 1280);
  await use(browser, 320, secret);
} catch (error) {
  failures.add(String(error.stack ?? error));
} finally {
  await browser.close();
}
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`by keyboard: ${passed} passed, ${failures.size} failed`);
process.exit(failures.size ? 1 : 0);
