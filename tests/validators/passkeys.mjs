// Passkeys with the authenticator that Chromium has for tests: added, used to log in, refused, removed, and chosen instead of codes.
// `enter`, `looked` and `check` are those of service.mjs.

// A device in the browser of a page; `verified` says whether its owner's finger, face or PIN is right.
const device = async (context, page) => {
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  return {
    keys: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    verified: (isUserVerified) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
};

const out = async (page) => {
  await page.locator("details.kk-menu > summary").click();
  await page.getByRole("button", { name: "Logga ut" }).click();
  await page.getByRole("button", { name: "Logga in med passnyckel" }).waitFor();
};

export const passkeys = async ({ browser, address, enter, looked, check }) => {
  const { context, page } = await enter(browser, "officer");
  const own = await device(context, page);
  const add = page.getByRole("button", { name: "Lägg till passnyckel" });
  await page.goto(`${address}/account`);
  await looked(page, "passkeys-none");
  await add.click();
  await page.getByRole("link", { name: "Skriv vad passnyckeln ska heta" }).waitFor();
  check((await own.keys()).length === 0, "the device is not asked before the name is there");
  await looked(page, "passkeys-nameless");
  await page.getByLabel("Vad passnyckeln ska heta").fill("Jobbtelefonen");
  await page.keyboard.press("Enter");
  await page.getByText("Passnyckeln är tillagd.").waitFor();
  const [key] = await own.keys();
  check(key.isResidentCredential && key.rpId === "localhost", "the device remembers whose the passkey is");
  check(!Buffer.from(key.userHandle, "base64").toString().includes("@"), "what the device knows them by says nothing");
  await looked(page, "passkeys-one");
  await page.goto(`${address}/account?lang=en`);
  await looked(page, "passkeys-one-en");
  await page.goto(`${address}/account?lang=sv`);
  await page.getByLabel("Vad passnyckeln ska heta").fill("Samma en gång till");
  await add.click();
  await page.getByText("Enheten har redan en passnyckel").waitFor();
  await looked(page, "passkeys-twice");
  await page.getByRole("link", { name: "Ändra Jobbtelefonen" }).click();
  await looked(page, "passkey");
  await page.getByLabel("Vad passnyckeln ska heta").fill("Surfplattan");
  await page.getByRole("button", { name: "Spara namnet" }).click();
  await page.getByRole("rowheader", { name: "Surfplattan" }).waitFor();

  const enters = page.getByRole("button", { name: "Logga in med passnyckel" });
  await out(page);
  await looked(page, "login-passkey");
  await page.goto(`${address}/login?lang=en`);
  await looked(page, "login-passkey-en");
  await page.goto(`${address}/login?next=/cases&lang=sv`);
  await own.verified(false);
  await enters.click();
  await page.getByText("Ingen passnyckel användes.").waitFor();
  await looked(page, "login-passkey-cancelled");
  check(page.url().includes("/login"), "nobody is let in without finger, face or PIN");
  await own.verified(true);
  await enters.click();
  await page.waitForURL(`${address}/cases`);
  check(true);
  await page.goto(`${address}/account`);
  check(!(await page.getByRole("row", { name: "Surfplattan" }).innerText()).includes("Inte använd"), "the last use is shown");
  await page.getByRole("link", { name: "Ändra Surfplattan" }).click();
  await page.getByRole("button", { name: "Ta bort passnyckeln" }).click();
  await page.getByText("Passnyckeln är borttagen.").waitFor();
  await out(page);
  await enters.click();
  await page.getByText("Det gick inte att logga in med passnyckeln.").waitFor();
  await looked(page, "login-passkey-refused");
  await context.close();

  // Somebody new, who chooses a passkey instead of codes.
  const { context: house, page: administration } = await enter(browser, "administrator");
  await administration.goto(`${address}/admin/people/new`);
  await administration.getByLabel("Namn", { exact: true }).fill("Siv Ny");
  await administration.getByLabel("E-postadress").fill("siv.ny@exempelkoping.se");
  await administration.locator('input[name="roles"][value="procurement-officer"]').check();
  await administration.getByRole("button", { name: "Lägg till", exact: true }).click();
  const link = new URL(await administration.locator("code#link").innerText());
  await house.close();
  const fresh = await browser.newContext({ locale: "sv-SE" });
  const first = await fresh.newPage();
  const hers = await device(fresh, first);
  await first.goto(address + link.pathname);
  await first.getByLabel("Lösenord", { exact: true }).fill("gröna båtar i snö");
  await first.getByLabel("Lösenordet en gång till").fill("gröna båtar i snö");
  await first.getByRole("button", { name: "Fortsätt" }).click();
  await first.getByRole("button", { name: "Lägg till passnyckel och logga in" }).click();
  await first.getByText("Passnyckeln är tillagd.").waitFor();
  check((await hers.keys()).length === 1, "a first passkey instead of codes");
  await out(first);
  await first.getByRole("button", { name: "Logga in med passnyckel" }).click();
  await first.getByRole("link", { name: "Ärenden", exact: true }).waitFor();
  check(true);
  await fresh.close();

  // Without scripts nothing is offered that does not work.
  const plain = await browser.newContext({ locale: "sv-SE", javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${address}/login`);
  check(!(await still.getByText("Logga in med passnyckel").isVisible()), "no passkey without scripts");
  await plain.close();
};
