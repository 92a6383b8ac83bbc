// Looks at HTML files with axe-core in Debian's chromium. One line of JSON per file.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const context = await browser.newContext({ bypassCSP: true, offline: true });
  for (const file of process.argv.slice(2)) {
    const page = await context.newPage();
    const address = pathToFileURL(file).href;
    const fetched = [];
    page.on("request", (request) => {
      const url = request.url();
      if (url !== address && !url.startsWith("data:")) fetched.push(url);
    });
    await page.goto(address, { waitUntil: "load" });
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations", "passes"] }));
    const said = violations.map(({ id, nodes }) => `${id} (${nodes.length}: ${nodes[0].target.join(" ")})`);
    console.log(JSON.stringify({ file, rules: passes.length, violations: said, fetched }));
    await page.close();
  }
} finally {
  await browser.close();
}
