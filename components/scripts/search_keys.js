// The keys of the search box: "/" opens it, arrows walk through what it found, Enter opens the
// first. Streamlit gives buttons a shortcut (Ctrl-K is one) but knows neither "/" nor arrows.
(() => {
  if (window.atlasSearchKeys) return;
  window.atlasSearchKeys = true;

  const box = () => document.querySelector(".st-key-search-box");
  const field = () => box()?.querySelector("input");
  const results = () => [...(box()?.querySelectorAll('[class*="st-key-list-found"] :is(a, button)') ?? [])];
  const isTyping = (element) =>
    element?.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName ?? "");

  // What is listed may still be the answer to what stood in the field a moment ago.
  const answersTo = () => box()?.querySelector("[data-asked]")?.dataset.asked;
  const openFirst = (asked, patience = 40) => {
    if (!box() || field()?.value.trim() !== asked) return;
    if (answersTo() === asked) results()[0]?.click();
    else if (patience) setTimeout(openFirst, 50, asked, patience - 1);
  };

  // A page that is still building itself has no button yet.
  const open = (patience = 40) => {
    const button = document.querySelector(".st-key-search button");
    if (button) button.click();
    else if (patience) setTimeout(open, 50, patience - 1);
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !isTyping(event.target) && !box()) {
      event.preventDefault();
      open();
      return;
    }
    if (!box()?.contains(event.target)) return;
    const stops = [field(), ...results()];
    const here = stops.indexOf(event.target);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && here >= 0) {
      event.preventDefault();
      stops[Math.min(Math.max(here + step, 0), stops.length - 1)]?.focus();
    } else if (event.key === "Enter" && event.target === field() && field().value.trim()) {
      openFirst(field().value.trim());
    }
  }, true);

  // The field takes the keyboard as soon as the box is there.
  new MutationObserver(() => {
    const found = field();
    if (found && !found.dataset.hasHadFocus) {
      found.dataset.hasHadFocus = "yes";
      found.focus();
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
