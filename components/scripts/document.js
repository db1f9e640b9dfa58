// Tells the document its language and direction, and puts the reader's words in the place of
// the English ones that Streamlit's own controls carry (see components/builtin_words.py).
(() => {
  const spoken = __SPOKEN__;
  const root = document.documentElement;
  root.lang = spoken.language;
  root.dir = spoken.direction;
  document.body.classList.toggle("atlas-presenting", spoken.presents);

  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "aria-valuetext"];
  const patterns = Object.entries(spoken.named).map(([pattern, phrase]) => [
    new RegExp(pattern), phrase,
  ]);
  // What Streamlit wrote, by node: kept so that a change of language can start from it again.
  const original = (window.atlasOriginal ??= new WeakMap());

  const calendar = new Intl.DateTimeFormat(spoken.locale, { dateStyle: "long" });
  const day = (english) => {
    const date = new Date(english);
    return isNaN(date) ? english : calendar.format(date);
  };

  const inOurWords = (text) => {
    if (Object.hasOwn(spoken.whole, text)) return spoken.whole[text];
    for (const [pattern, phrase] of patterns) {
      const found = pattern.exec(text);
      if (found) return phrase.replace("{name}", () => found[1]).replace("{day}", () => day(found[1]));
    }
    return text;
  };

  const say = (node, slot, now, write) => {
    const known = original.get(node) ?? {};
    const said = known[slot];
    // A text that is not the one we wrote last is Streamlit's newest.
    const english = said && said.ours === now ? said.english : now;
    const ours = inOurWords(english);
    if (ours !== now) write(ours);
    if (ours !== english) original.set(node, { ...known, [slot]: { english, ours } });
  };

  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const now = node.data.trim();
      if (now && now.length < 90) say(node, "text", now, (text) => { node.data = text; });
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of ATTRIBUTES) {
        const now = node.getAttribute(name);
        if (now) say(node, name, now, (text) => node.setAttribute(name, text));
      }
    }
  };

  const visitAll = (node) => {
    visit(node);
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) visit(walker.currentNode);
  };

  window.atlasWatcher?.disconnect();
  visitAll(document.body);
  if (spoken.language === "en") return;
  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(visitAll);
      else visit(change.target);
    }
  });
  watcher.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  window.atlasWatcher = watcher;
})();
