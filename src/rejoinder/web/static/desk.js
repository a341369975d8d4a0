// What forms and links cannot do alone: search as one types, and keys for the review. All works without it.
"use strict";

const searchLive = (field) => {
  const place = document.getElementById(field.dataset.live);
  let waiting = 0;
  let asking = null;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const address = `/search?q=${encodeURIComponent(field.value)}`;
    try {
      const answer = await fetch(`${address}&part=1`, { signal: asking.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...page.body.childNodes);
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") place.removeAttribute("aria-busy");
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
};

const isTyping = (target) => target.closest("input, select, textarea, summary, [contenteditable]") !== null;

const pressKeys = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === " " && event.target.closest("button, a")) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find")?.focus();
    return;
  }
  const chosen = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  if (chosen) {
    event.preventDefault();
    chosen.click();
  }
};

document.querySelectorAll("[data-live]").forEach(searchLive);
document.addEventListener("keydown", pressKeys);
