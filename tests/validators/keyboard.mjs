// Somebody who has a keyboard and nothing else: Tab, Shift+Tab, Enter, Space, arrows and letters. Every stop on the way is looked at.

/** What has the focus, as somebody who sees the page would say it. */
const here = (page) => page.evaluate(() => {
  const it = document.activeElement;
  if (!it || it === document.body || it === document.documentElement) {
    // After the end the page begins anew.
    globalThis.kkStops = [];
    return null;
  }
  const seen = [...(it.labels ?? [])].map((label) => label.innerText).join(" ");
  const text = (it.getAttribute("aria-label") || seen || it.innerText || "").replace(/\s+/g, " ").trim();
  const shown = it.matches("input[type=radio], input[type=checkbox]") && it.labels?.[0] ? it.labels[0] : it;
  const box = it.getBoundingClientRect(), around = shown.getBoundingClientRect();
  const styles = [it, ...(it.nextElementSibling ? [it.nextElementSibling] : [])].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, "::before")]);
  const marked = styles.some((style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none");
  globalThis.kkStops ??= [];
  const before = globalThis.kkStops.at(-1);
  globalThis.kkStops.push(it);
  const backwards = before && before !== it && before.isConnected && !(before.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
  return {
    tag: it.tagName.toLowerCase(), type: it.getAttribute("type") ?? "", id: it.id, name: it.getAttribute("name") ?? "", value: it.getAttribute("value") ?? "",
    href: it.getAttribute("href") ?? "", kind: it.className, text, marked, backwards: Boolean(backwards), order: it.tabIndex > 0,
    inView: around.width > 0 && around.height > 0 && around.bottom > 0 && around.top < innerHeight && around.right > 0 && around.left < innerWidth,
    top: box.top + scrollY, left: box.left, clip: { x: around.left - 8, y: around.top - 8, width: around.width + 16, height: around.height + 16 },
  };
});

export class Keyboard {
  constructor(page, check) {
    this.page = page;
    this.check = check;
    this.where = "";
    this.pictured = new Set();
  }

  /** Is the stop seen, in view, and after the one before it? */
  async look(stop, forwards) {
    const named = `${this.where}: ${stop.tag} ${stop.id || stop.name} "${stop.text.slice(0, 40)}"`;
    this.check(stop.inView, `${named} has the focus and is out of view`);
    this.check(!stop.order, `${named} has an order of its own`);
    if (forwards) this.check(!stop.backwards, `${named} comes before the stop before it`);
    const alike = `${stop.tag} ${stop.type} ${stop.kind}`;
    if (stop.marked || this.pictured.has(alike)) return;
    this.pictured.add(alike);
    this.check(await this.differs(stop), `${named} does not show that it has the focus`);
  }

  /** Does the picture change when the focus goes away? Asked only where the style does not tell. */
  async differs(stop) {
    const size = this.page.viewportSize();
    const clip = { ...stop.clip, x: Math.max(0, stop.clip.x), y: Math.max(0, stop.clip.y) };
    clip.width = Math.min(clip.width, size.width - clip.x);
    clip.height = Math.min(clip.height, size.height - clip.y);
    if (clip.width < 1 || clip.height < 1) return false;
    const [on, off] = [await this.page.screenshot({ clip, caret: "hide" }), await (async () => {
      await this.page.evaluate(() => { globalThis.kkKept = document.activeElement; document.activeElement.blur(); });
      return this.page.screenshot({ clip, caret: "hide" });
    })()];
    await this.page.evaluate(() => globalThis.kkKept.focus({ preventScroll: true, focusVisible: true }));
    return !on.equals(off);
  }

  async step(key = "Tab") {
    await this.page.keyboard.press(key);
    const stop = await here(this.page);
    if (stop) await this.look(stop, key === "Tab");
    return stop;
  }

  /** Goes on with Tab until something is reached; nothing may trap on the way. */
  async to(what, matches, key = "Tab") {
    const now = await here(this.page);
    if (now && matches(now)) return now;
    let nothing = 0;
    for (let count = 0; count < 400; count += 1) {
      const stop = await this.step(key);
      if (stop && matches(stop)) return stop;
      if (!stop && (nothing += 1) > 2) break;
    }
    throw new Error(`${this.where}: ${what} is not reached with ${key}`);
  }

  link(text) { return this.to(`the link ${text}`, (stop) => stop.tag === "a" && (text.test ? text.test(stop.text) : stop.text === text)); }

  button(text) { return this.to(`the button ${text}`, (stop) => stop.tag === "button" && stop.text === text); }

  async field(label, value) {
    await this.to(`the field ${label}`, (stop) => ["input", "textarea"].includes(stop.tag) && stop.text.startsWith(label));
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(value);
  }

  /** Tab to a group of radio buttons, arrows to the choice, and Space where nothing was chosen. */
  async radio(name, value) {
    await this.to(`the choices ${name}`, (stop) => stop.type === "radio" && stop.name === name);
    for (let count = 0; count < 12; count += 1) {
      const at = await here(this.page);
      if (at.value === value) {
        await this.page.keyboard.press("Space");
        const chosen = await this.page.evaluate(() => document.activeElement.checked);
        this.check(chosen, `${this.where}: ${name} ${value} is chosen with Space`);
        return;
      }
      await this.page.keyboard.press("ArrowDown");
      const stop = await here(this.page);
      await this.look(stop, false);
    }
    throw new Error(`${this.where}: ${name} has no choice ${value} that arrows reach`);
  }

  async box(name, value) {
    await this.to(`the box ${name} ${value}`, (stop) => stop.type === "checkbox" && stop.name === name && stop.value === value);
    await this.page.keyboard.press("Space");
    this.check(await this.page.evaluate(() => document.activeElement.checked), `${this.where}: ${name} ${value} is ticked with Space`);
  }

  /** Enter, and the page that comes of it. */
  async enter(where) {
    await Promise.all([this.page.waitForNavigation({ waitUntil: "load" }), this.page.keyboard.press("Enter")]);
    this.where = where;
  }

  /** From the top of the page to its end and back again: the same stops in the opposite order, in the order of the page, and all of them. */
  async walk() {
    await this.page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); getSelection()?.removeAllRanges(); globalThis.kkStops = []; });
    await this.page.reload();
    if (await here(this.page)) return;
    const there = [], back = [];
    for (let count = 0; count < 600; count += 1) {
      await this.page.keyboard.press("Tab");
      const stop = await here(this.page);
      // The end: nothing, or the first stop anew.
      if (!stop || (count > 0 && stop.kind.includes("kk-skip"))) break;
      await this.look(stop, true);
      there.push(stop);
    }
    this.check(there.length > 0 && there.length < 600, `${this.where}: ${there.length} stops, and no end`);
    this.check(there[0]?.kind.includes("kk-skip"), `${this.where}: the first stop is not the skip link`);
    for (let count = 0; count < there.length + 2 && back.length < there.length; count += 1) {
      const stop = await this.step("Shift+Tab");
      if (stop) back.push(stop);
      else if (back.length > 0) break;
    }
    // Of radio buttons that belong together Tab finds the first and Shift+Tab the last, where none is chosen.
    const called = (stop) => (stop.type === "radio" ? `radio ${stop.name}` : `${stop.tag} ${stop.id} ${stop.name} ${stop.href} ${stop.text}`);
    const [one, other] = [there.map(called).join("\n"), back.map(called).reverse().join("\n")];
    this.check(one === other, `${this.where}: the way back is another one\n${one}\n--\n${other}`);
    const missed = await this.page.evaluate((count) => {
      const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
      const own = all.filter((it) => !it.disabled && it.tabIndex >= 0 && it.checkVisibility({ visibilityProperty: true }));
      const groups = new Set();
      const stops = own.filter((it) => it.type !== "radio" || (!groups.has(it.name) && groups.add(it.name)));
      return stops.length === count ? "" : `${stops.length} things to use, ${count} stops`;
    }, there.length);
    this.check(missed === "", `${this.where}: ${missed}`);
    // What is to the right may begin further up; what is below must not come first.
    for (const [before, after] of there.slice(1).map((stop, at) => [there[at], stop])) {
      this.check(after.top >= before.top - 12 || after.left > before.left, `${this.where}: "${after.text.slice(0, 40)}" stands above "${before.text.slice(0, 40)}" and comes after it`);
    }
    await this.page.reload();
  }

  async here() { return here(this.page); }
}
