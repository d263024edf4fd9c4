"use strict";
// What the pages do with a script, and could do without: keys, times in the reader's zone, saying aloud what has changed.
(() => {
  const page = document.documentElement;
  page.classList.add("scripted");

  const typing = (where) => where instanceof Element && where.closest("input, select, textarea, [contenteditable]") !== null;

  // Times

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const local = new Intl.DateTimeFormat("en-GB", {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit",
  });

  function tellTimes(root) {
    root.querySelectorAll("time[data-local]").forEach((time) => {
      if (!time.title) {
        time.title = time.textContent;
        time.textContent = local.format(new Date(time.dateTime));
      }
    });
    root.querySelectorAll("[data-zone]").forEach((named) => { named.textContent = zone; });
  }

  // Keys

  const dialog = () => document.getElementById("keys");

  function openKeys() {
    const shown = dialog();
    if (!shown || shown.open) return;
    shown.querySelectorAll("[data-here]").forEach((old) => old.remove());
    const before = shown.querySelector("[data-keys-here]");
    document.querySelectorAll("main [data-key]").forEach((target) => {
      const line = document.createElement("div");
      line.dataset.here = "";
      const key = document.createElement("dt");
      const pressed = document.createElement("kbd");
      pressed.textContent = target.dataset.key;
      key.append(pressed);
      const name = document.createElement("dd");
      const words = target.cloneNode(true);
      words.querySelectorAll("kbd").forEach((inner) => inner.remove());
      name.textContent = words.textContent.trim();
      line.append(key, name);
      before.before(line);
    });
    shown.showModal();
  }

  function move(by) {
    const open = [...document.querySelectorAll("[data-row] [data-open]")];
    if (open.length === 0) return false;
    const at = open.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(open.length - 1, Math.max(0, at + by));
    open[next].focus();
    open[next].scrollIntoView({ block: "nearest" });
    return true;
  }

  function press(keys) {
    const target = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === keys);
    if (!target) return false;
    target.click();
    return true;
  }

  function search() {
    const field = document.querySelector("[data-search]");
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  }

  let first = "";
  let forget = 0;

  function pressed(key) {
    if (first) {
      const both = first + " " + key;
      first = "";
      return press(both);
    }
    if (key === "g") {
      first = key;
      clearTimeout(forget);
      forget = setTimeout(() => { first = ""; }, 1500);
      return true;
    }
    if (key === "?") { openKeys(); return true; }
    if (key === "/") return search();
    if (key === "j") return move(1);
    if (key === "k") return move(-1);
    return key.length === 1 && press(key);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (dialog()?.open) return;
    if (typing(event.target)) {
      // Leaving a search keeps what was searched for; the browser by itself would clear it.
      if (event.key === "Escape") {
        event.preventDefault();
        event.target.blur();
      }
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "Escape" ? press(key) : pressed(key)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-keys-open]")) openKeys();
    if (event.target.closest("[data-keys-close]") || event.target === dialog()) dialog()?.close();
    document.querySelectorAll("details.dropdown[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  // A form that is on its way is not sent twice; its key would make it one effect anyway.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    });
  });

  // What was put into the page since

  document.addEventListener("htmx:afterSwap", () => {
    tellTimes(document);
    const said = document.querySelector("[data-announce]");
    const live = document.getElementById("live");
    if (said && live) live.textContent = said.dataset.announce;
  });
  document.addEventListener("htmx:responseError", () => {
    const live = document.getElementById("live");
    if (live) live.textContent = "That could not be loaded.";
  });

  document.querySelectorAll("[data-key]").forEach((target) => {
    if (target.dataset.key.length === 1) target.setAttribute("aria-keyshortcuts", target.dataset.key);
  });
  tellTimes(document);
})();
