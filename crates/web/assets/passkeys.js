// Passkeys: asks the device for what the service has asked for, puts the answer into the form, and sends it. What went wrong is said by
// the service, except where nothing was sent. Forms stay hidden where browsers have no passkeys.
(() => {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const letters = (buffer) => {
    const text = [...new Uint8Array(buffer)].map((byte) => String.fromCharCode(byte)).join("");
    return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  const listed = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

  const shown = async (options) => {
    const publicKey = { ...options, challenge: bytes(options.challenge) };
    if (options.user) {
      publicKey.user = { ...options.user, id: bytes(options.user.id) };
      publicKey.excludeCredentials = listed(options.excludeCredentials);
      return navigator.credentials.create({ publicKey });
    }
    publicKey.allowCredentials = listed(options.allowCredentials);
    return navigator.credentials.get({ publicKey });
  };

  const written = (key) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[part]) response[part] = letters(key.response[part]);
    }
    return JSON.stringify({ id: key.id, rawId: letters(key.rawId), type: key.type, response });
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const fault = form.querySelector("[data-passkey-fault]");
    let busy = false;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      fault.textContent = "";
      try {
        const body = new URLSearchParams(new FormData(form));
        const answer = await fetch(form.dataset.passkey, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
        // Without an answer to what was not asked, the service says what is wrong with the rest of the form.
        if (answer.ok && !answer.redirected) form.elements.credential.value = written(await shown((await answer.json()).publicKey));
        form.submit();
      } catch (error) {
        busy = false;
        fault.textContent = error.name === "InvalidStateError" ? fault.dataset.known : fault.dataset.refused;
      }
    });
    addEventListener("pageshow", () => {
      busy = false;
      form.elements.credential.value = "";
    });
  });
})();
