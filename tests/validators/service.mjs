// The service as people use it: a real browser, wide and narrow, Swedish and English, with and without scripts.
// Usage: node service.mjs ADDRESS LINK FOLDER. LINK is a one-time link of somebody who may do everything here.
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { passkeys } from "./passkeys.mjs";
import { code } from "./totp.mjs";

const require = createRequire(import.meta.url);
const axe = require.resolve("axe-core/axe.min.js");
const [address, links, folder] = process.argv.slice(2);
const link = JSON.parse(links);
mkdirSync(folder, { recursive: true });
let passed = 0;
const failures = [];
const check = (good, says) => { if (good) passed += 1; else failures.push(says); };

const looked = async (page, name, rules = true) => {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(over <= 0, `${name} at ${width}: ${over} px too wide`);
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  if (!rules) return;
  await page.evaluate(require("node:fs").readFileSync(axe, "utf8"));
  const found = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const violation of found.violations) failures.push(`${name}: ${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  check(found.violations.length === 0, `${name}: axe`);
};

const password = "blå cyklar i regn";
const enrolled = {};
const enter = async (browser, role, options = {}) => {
  const context = await browser.newContext({ acceptDownloads: true, locale: "sv-SE", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => failures.push(`${page.url()}: ${error}`));
  page.on("console", (message) => { if (message.type() === "error" && !/status of (4|5)/.test(message.text())) failures.push(`${page.url()}: ${message.text()}`); });
  if (!enrolled[role]) {
    await page.goto(address + new URL(link[role].link).pathname);
    if (role === "coordinator") await looked(page, "welcome");
    await page.getByLabel("Lösenord", { exact: true }).fill(password);
    await page.getByLabel("Lösenordet en gång till").fill(password);
    await page.getByRole("button", { name: "Fortsätt" }).click();
    const secret = await page.locator("code").innerText();
    if (role === "coordinator") await looked(page, "codes");
    await page.getByLabel("Engångskod", { exact: true }).fill(await code(secret));
    await page.getByRole("button", { name: "Spara och logga in" }).click();
    enrolled[role] = secret;
  } else {
    await page.goto(`${address}/login`);
    await page.getByLabel("E-postadress").fill(link[role].email);
    await page.getByLabel("Lösenord", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Fortsätt" }).click();
    await page.getByLabel("Engångskod", { exact: true }).fill(await code(enrolled[role]));
    await page.getByRole("button", { name: "Logga in", exact: true }).click();
  }
  await page.getByRole("link", { name: "Ärenden", exact: true }).waitFor();
  check(true);
  return { context, page };
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const { context: stranger, page: outside } = await (async () => {
    const context = await browser.newContext({ locale: "sv-SE" });
    return { context, page: await context.newPage() };
  })();
  await outside.goto(`${address}/login`);
  await looked(outside, "login");
  await outside.goto(`${address}/login?lang=en`);
  await looked(outside, "login-en");
  for (const [path, name] of [["/login/with/kommun", "login-unreachable"], ["/login/with/kommun/back", "login-state"]]) {
    await outside.goto(`${address}${path}?lang=sv`);
    await looked(outside, name);
    await outside.goto(`${address}${path}?lang=en`);
    await looked(outside, `${name}-en`);
  }
  await outside.goto(`${address}/login?lang=sv`);
  check(await outside.getByRole("link", { name: "Logga in med kommunens konto" }).count() === 1, "a button for the identity provider");
  await outside.goto(`${address}/nowhere`);
  await looked(outside, "not-found");
  await stranger.close();

  for (const javaScriptEnabled of [true, false]) {
    const mark = javaScriptEnabled ? "" : "plain-";
    const look = async (page, name) => { if (javaScriptEnabled) await looked(page, name); };
    const { context, page } = await enter(browser, "coordinator", { javaScriptEnabled });
    await look(page, "start");
    // A new case, from the first question to the annex.
    await page.goto(`${address}/cases/new`);
    await look(page, "security");
    await page.getByLabel("Nej", { exact: true }).check();
    await page.getByRole("button", { name: "Fortsätt med frågor om informationen" }).click();
    await look(page, "guide");
    for (const question of ["K-01", "R-01", "T-01"]) {
      await page.locator(`input[name="q-${question}"]`).nth(1).check();
    }
    await page.getByRole("button", { name: "Visa förslag till klassning" }).click();
    await look(page, "case-form");
    await page.getByRole("button", { name: "Spara ärendet" }).click();
    check((await page.title()).startsWith("Fel:"), `${mark}a form with a mistake says so in its title`);
    await look(page, "case-form-errors");
    await page.getByLabel("Vad som köps").fill(`Schemaläggning i hemtjänsten ${mark}`);
    for (const aspect of ["confidentiality", "integrity", "availability"]) {
      await page.locator(`input[name="level-${aspect}"][value="2"]`).check();
    }
    await page.locator('input[name="delivery"][value="saas"]').check();
    await page.locator('input[name="circumstances"][value="personal-data"]').check();
    await page.getByRole("button", { name: "Spara ärendet" }).click();
    await page.getByRole("heading", { level: 1, name: /Schemaläggning/ }).waitFor();
    await look(page, "case");
    const home = page.url().split("?")[0];
    await page.goto(`${home}/requirements/LOG-03`);
    await look(page, "case-requirement");
    await page.goto(`${home}/left-out`);
    await look(page, "case-left-out");
    // A requirement of one's own: looked at while it is written, with a mistake, saved, and seen before the annex is issued.
    await page.goto(`${home}/own/new`);
    await look(page, "own-new");
    await page.getByLabel("Kravet", { exact: true }).fill("Leverantören ska ha lämplig säkerhet.");
    if (javaScriptEnabled) await page.locator("#text-lint .kk-findings").waitFor();
    else await page.getByRole("button", { name: "Kontrollera formuleringen" }).click();
    check((await page.locator("#text-lint").innerText()).includes("går inte att mäta"), `${mark}the wording is looked at`);
    check((await page.locator("#text-lint mark").count()) > 0, `${mark}the words are marked`);
    await look(page, "own-wording");
    await page.getByRole("button", { name: "Spara kravet" }).click();
    check((await page.title()).startsWith("Fel:"), `${mark}an own requirement without evidence is told so`);
    await look(page, "own-errors");
    await page.getByLabel("Rubrik").fill("Support på svenska");
    await page.getByLabel("Motiv").fill("Personalen ska kunna beskriva fel utan att översätta.");
    await page.getByLabel("Bevis", { exact: true }).fill("Beskrivning av supporten.");
    await page.getByRole("button", { name: "Spara kravet" }).click();
    await page.getByRole("heading", { level: 1, name: /Support på svenska/ }).waitFor();
    await look(page, "own-requirement");
    await page.goto(`${home}/requirements/INC-03`);
    const figure = page.locator("form", { has: page.locator('input[name="name"][value="incident_notice_hours"]') });
    await figure.locator('input[name="value"]').fill("5");
    if (javaScriptEnabled) {
      await figure.locator(".kk-lint .kk-clause, .kk-lint .kk-findings").first().waitFor();
      check((await figure.locator(".kk-lint").innerText()).includes("5"), "the text with the new figure is shown while it is typed");
    } else {
      await figure.getByRole("button", { name: "Kontrollera formuleringen" }).click();
      check((await page.locator("main").innerText()).includes("Så lyder kravet med din ändring"), "the text with the new figure is shown without scripts");
    }
    await look(page, "figure-wording");
    await page.goto(`${home}/preview`);
    await page.frameLocator("iframe").getByText("Utkast, inte utfärdad").first().waitFor();
    check(true);
    await look(page, "preview");
    if (javaScriptEnabled) {
      for (const path of ["/own/new", "/preview", "/guide"]) {
        await page.goto(`${home}${path}?lang=en`);
        await looked(page, `case${path.replaceAll("/", "-")}-en`);
        await page.goto(`${home}${path}?lang=sv`);
      }
    }
    await page.goto(`${home}/guide`);
    await look(page, "case-guide-again");
    // Two windows: the one that saves last sees both, and loses nothing.
    await page.goto(`${home}/edit`);
    const second = await context.newPage();
    await second.goto(`${home}/edit`);
    await second.getByLabel("Diarienummer").fill("KS 1/2");
    await second.getByRole("button", { name: "Spara ärendet" }).click();
    await second.close();
    await page.getByLabel("Diarienummer").fill("KS 3/4");
    await page.getByRole("button", { name: "Spara ärendet" }).click();
    await page.getByRole("heading", { level: 1, name: "Någon annan har ändrat under tiden" }).waitFor();
    const both = await page.locator("main").innerText();
    check(both.includes("KS 1/2") && both.includes("KS 3/4"), `${mark}both versions are shown`);
    await look(page, "beside");
    await page.getByRole("button", { name: "Spara det jag skrev i stället" }).click();
    check((await page.locator("main").innerText()).includes("KS 3/4"), `${mark}what was typed is saved on top`);
    await page.goto(home);
    await page.getByRole("button", { name: "Utfärda kravbilaga" }).click();
    await page.getByRole("heading", { level: 1, name: /Kravbilaga/ }).waitFor();
    await look(page, "annex");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Kravbilaga, Word" }).click();
    check((await (await download).failure()) === null, `${mark}the annex is downloaded`);
    // A new version and its difference.
    await page.goto(`${home}/edit`);
    await page.locator('input[name="level-availability"][value="3"]').check();
    await page.getByRole("button", { name: "Spara ärendet" }).click();
    await page.getByRole("button", { name: "Utfärda kravbilaga" }).click();
    await page.getByRole("heading", { name: "Ändringar sedan förra versionen" }).waitFor();
    await look(page, "annex-changes");
    check(true);
    if (javaScriptEnabled) {
      for (const [path, name] of [["/cases", "cases"], ["/cases?review=due", "cases-review"], ["/annexes", "annexes"], ["/approvals", "approvals"], ["/cases?state=all&order=title&words=%C3%A4", "cases-narrowed"], ["/annexes?state=published", "annexes-published"], ["/approvals?order=case&words=finns-inte", "approvals-nothing"], ["/contracts?verdict=missing&order=-counterpart", "contracts-narrowed"], ["/account", "account"], ["/catalog", "catalog"], ["/catalog/LOG-03", "requirement"], ["/contracts", "contracts"], ["/contracts/new", "contract-new"], ["/api/v1", "api"]]) {
        const answer = await page.goto(address + path);
        check(answer.status() === 200, `${path}: ${answer.status()}`);
        await looked(page, name);
        await page.goto(`${address}${path}${path.includes("?") ? "&" : "?"}lang=en`);
        await looked(page, `${name}-en`);
        await page.goto(`${address}${path}${path.includes("?") ? "&" : "?"}lang=sv`);
      }
      // What the demonstration has: a published annex with questions, and contracts with verdicts that people decided.
      await page.goto(`${address}/annexes?state=published`);
      await page.locator("tbody a").first().click();
      await looked(page, "annex-published");
      await page.goto(`${address}/contracts?order=number`);
      for (const number of [1, 2, 3]) {
        await page.goto(`${address}/contracts?order=number`);
        await page.locator("tbody th a").nth(number - 1).click();
        await looked(page, `contract-${number}`);
      }
      // Lists are taken out, and turned round by their headings.
      await page.goto(`${address}/cases`);
      for (const name of ["Excel (XLSX)", "text (CSV)"]) {
        const file = page.waitForEvent("download");
        await page.getByRole("link", { name }).click();
        check((await (await file).failure()) === null, `cases as ${name}`);
      }
      await page.getByRole("columnheader", { name: "Vad som köps" }).getByRole("link").click();
      check((await page.getByRole("columnheader", { name: "Vad som köps" }).getAttribute("aria-sort")) === "ascending", "the heading says the order");
      // Diagrams in dark and with forced colours; the table twin opens.
      for (const media of [{ colorScheme: "dark" }, { forcedColors: "active" }]) {
        await page.emulateMedia(media);
        await page.goto(address);
        await page.locator("figure details > summary").first().click();
        // With forced colours the browser sees to the contrast, which the rules do not know.
        await looked(page, `start-${Object.values(media)[0]}`, media.colorScheme !== undefined);
      }
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
      // By keyboard alone: the first stop is the skip link, and every stop can be seen.
      await page.goto(home);
      await page.keyboard.press("Tab");
      check(await page.evaluate(() => document.activeElement.className.includes("kk-skip")), "the first stop is the skip link");
      for (let stop = 0; stop < 25; stop += 1) {
        await page.keyboard.press("Tab");
        const seen = await page.evaluate(() => {
          const style = getComputedStyle(document.activeElement);
          return document.activeElement === document.body || style.outlineStyle !== "none" || style.boxShadow !== "none" || style.textDecorationLine !== "none";
        });
        check(seen, `stop ${stop} cannot be seen`);
      }
    }
    if (javaScriptEnabled) await page.locator("summary").first().click();
    else await page.locator("details.kk-menu > summary").click();
    await page.getByRole("button", { name: "Logga ut" }).click();
    check(page.url().includes("/login"), `${mark}logged out`);
    await context.close();
  }
  for (const [role, pages] of [["administrator", ["/admin", "/admin/people", "/admin/units", "/admin/organisation", "/admin/catalog"]], ["auditor", ["/audit", "/audit/verify", "/cases"]]]) {
    const { context, page } = await enter(browser, role);
    for (const path of pages) {
      const answer = await page.goto(address + path);
      check(answer.status() === 200, `${role} ${path}: ${answer.status()}`);
      await looked(page, `${role}${path.replaceAll("/", "-")}`);
    }
    if (role === "administrator") {
      // A webhook with a mistake, with its secret, and with a message that did not arrive.
      await page.goto(`${address}/admin/webhooks`);
      await page.getByLabel("Adress", { exact: true }).fill("http://exempel.se/in");
      await page.getByRole("button", { name: "Lägg till", exact: true }).click();
      check((await page.title()).startsWith("Fel:"), "a webhook with a mistake says so in its title");
      await looked(page, "webhooks-errors");
      await page.getByLabel("Adress", { exact: true }).fill("https://krav-in.exempel.invalid/kravkedja");
      await page.getByLabel("Frågor på bilagor").check();
      await page.getByRole("button", { name: "Lägg till", exact: true }).click();
      await page.getByText("whsec_").waitFor();
      await looked(page, "webhook-secret");
      await page.goto(`${address}/admin/webhooks`);
      await looked(page, "webhooks");
      await page.getByRole("link", { name: /krav-in/ }).click();
      await page.getByRole("button", { name: "Skicka ett prov" }).click();
      await page.waitForTimeout(3000);
      const home = page.url().split("?")[0];
      await page.goto(home);
      check(await page.getByText("Mottagaren gick inte att nå").isVisible(), "a message that did not arrive is shown");
      await looked(page, "webhook");
      await page.goto(`${home}?lang=en`);
      await looked(page, "webhook-en");
      await page.goto(`${home}?lang=sv`);
      await page.getByRole("button", { name: "Ta bort webhooken" }).click();
      await page.getByText("Webhooken är borttagen").waitFor();
      await page.goto(`${address}/admin/organisation`);
      const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAIAAABvFaqvAAAAH0lEQVR42mMQsfGnCmIYNWjUoFGDRg0aNWjUoIE3CAD2wWXQ0/LJFQAAAABJRU5ErkJggg==", "base64");
      await page.getByLabel("Bild", { exact: true }).setInputFiles({ name: "vapen.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
      await page.getByRole("button", { name: "Spara logotypen" }).click();
      check((await page.title()).startsWith("Fel:"), "a logo that is no PNG is refused");
      await looked(page, "administrator-logo-errors");
      await page.getByLabel("Bild", { exact: true }).setInputFiles({ name: "vapen.png", mimeType: "image/png", buffer: png });
      await page.getByRole("button", { name: "Spara logotypen" }).click();
      check(await page.locator(".kk-header__logo").evaluate((logo) => logo.complete && logo.naturalWidth > 0), "the logo is shown");
      await looked(page, "administrator-logo");
      await page.getByRole("button", { name: "Ta bort logotypen" }).click();
      check((await page.locator(".kk-header__logo").count()) === 0, "the logo is gone");
    }
    await context.close();
  }
  await passkeys({ browser, address, enter, looked, check });
} finally {
  await browser.close();
}
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
