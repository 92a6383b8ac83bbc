(() => {
  "use strict";
  const all = (what, root = document) => [...root.querySelectorAll(what)];
  const at = (id) => (id ? document.getElementById(id) : null);
  const on = (what, does) => document.addEventListener(what, does);
  const ask = async (url, more) => {
    const answer = await fetch(url, { headers: { "X-Requested-With": "fetch" }, ...more });
    if (!answer.ok || answer.redirected) throw answer;
    return answer;
  };

  // The error summary is read first.
  const errors = at("errors");
  if (errors) errors.focus();

  // Leaving a form with changes that are not saved asks first.
  let unsaved = Boolean(errors && document.querySelector("form[data-guard]"));
  on("input", (event) => {
    if (event.target.closest("form[data-guard]")) unsaved = true;
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  // A form is sent once. Buttons stay enabled, so that their names are sent.
  on("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.matches("[data-once]")) {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "1";
      all("button:not([type=button])", form).forEach((it) => (it.ariaDisabled = "true"));
    }
    if (form.matches("[data-guard]")) unsaved = false;
  });
  addEventListener("pageshow", () => {
    all("form[data-once]").forEach((form) => {
      delete form.dataset.sent;
      all("[aria-disabled]", form).forEach((it) => (it.ariaDisabled = null));
    });
  });

  // Wording is looked at while it is written.
  all("[data-lint]").forEach((area) => {
    let timer, running;
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        if (running) running.abort();
        const mine = (running = new AbortController());
        try {
          // The rest of the form says how the words are meant, and where the form comes from.
          const body = new URLSearchParams(new FormData(area.form));
          body.set("text", area.value);
          const answer = await ask(area.dataset.lint, { method: "POST", body, signal: mine.signal });
          const html = await answer.text();
          const target = at(area.dataset.lintTarget);
          if (target && mine === running) target.innerHTML = html;
        } catch { /* only a help: checked again when sent */ }
      }, 600);
    });
  });

  // Chosen files are named.
  on("change", (event) => {
    const list = event.target.type === "file" && at(event.target.id + "-files");
    if (!list) return;
    list.replaceChildren(...[...event.target.files].map((file) => {
      const li = document.createElement("li");
      li.textContent = file.name;
      return li;
    }));
  });

  // A part that is being worked on is fetched until it is done.
  all("[data-refresh]").forEach((part) => {
    let faults = 0;
    const again = () => setTimeout(async () => {
      try {
        const answer = await ask(part.dataset.refresh);
        part.innerHTML = await answer.text();
        faults = 0;
        if (answer.headers.has("X-Done")) return part.removeAttribute("aria-busy");
      } catch {
        if (++faults > 9) return part.removeAttribute("aria-busy");
      }
      again();
    }, 2000);
    again();
  });

  // data-copy names the element whose text is copied.
  all("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    const says = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const from = at(button.dataset.copy);
      await navigator.clipboard.writeText(from.value || from.textContent);
      button.textContent = button.dataset.copied || says;
      setTimeout(() => (button.textContent = says), 2500);
    });
  });

  // Menus close on Escape and on a click outside.
  on("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest(".kk-menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
  on("click", (event) => {
    all(".kk-menu[open]").forEach((menu) => (menu.open = menu.contains(event.target)));
  });
})();
