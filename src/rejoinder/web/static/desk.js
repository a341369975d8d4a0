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

const checkLive = (field) => {
  const place = document.getElementById(field.dataset.into);
  let waiting = 0;
  let asking = null;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const said = new FormData(field.form);
    said.set("part", "1");
    try {
      const answer = await fetch(field.dataset.check, { method: "POST", body: said, signal: asking.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...page.body.childNodes);
    } catch (error) {
      if (error.name !== "AbortError") waiting = setTimeout(ask, 2000);
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 400);
  });
};

const offerCopy = (button) => {
  if (!navigator.clipboard) return;
  const name = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = button.dataset.said;
    setTimeout(() => { button.textContent = name; }, 2000);
  });
};

document.querySelectorAll("[data-check]").forEach(checkLive);
document.querySelectorAll("[data-copy]").forEach(offerCopy);

const takeDrops = (form) => {
  const field = form.querySelector("input[type=file]");
  const mark = (event, over) => {
    event.preventDefault();
    form.classList.toggle("over", over);
  };
  document.addEventListener("dragover", (event) => mark(event, true));
  document.addEventListener("dragleave", (event) => mark(event, false));
  document.addEventListener("drop", (event) => {
    mark(event, false);
    if (event.dataTransfer.files.length === 0) return;
    field.files = event.dataTransfer.files;
    if (form.reportValidity()) form.requestSubmit();
  });
};

const lookAgain = (place) => {
  const ask = async () => {
    const answer = await fetch(place.dataset.look).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...page.body.childNodes);
    }
    if (place.querySelector("[data-going]")) setTimeout(ask, 1000);
  };
  if (place.querySelector("[data-going]")) setTimeout(ask, 700);
};

document.querySelectorAll("[data-drop]").forEach(takeDrops);
document.querySelectorAll("[data-look]").forEach(lookAgain);
