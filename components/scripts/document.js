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

  // A calendar speaks the browser's language, which need not be the reader's.
  const MONTHS =
    "January|February|March|April|May|June|July|August|September|October|November|December";
  const MONTH = new RegExp(`^(?:${MONTHS})(?: \\d{4})?$`);
  const DATE = `(?:${MONTHS}) \\d{1,2}, \\d{4}|\\d{1,2} (?:${MONTHS}) \\d{4}`;
  const DAY = new RegExp(`^(?:Today, )?(?:\\w+day, )?(?:${DATE})(?: selected)?$`);
  const monthOfYear = new Intl.DateTimeFormat(spoken.locale, { month: "long", year: "numeric" });
  const monthAlone = new Intl.DateTimeFormat(spoken.locale, { month: "long" });
  const month = (english) => {
    if (!MONTH.test(english)) return english;
    return /\d/.test(english)
      ? monthOfYear.format(new Date(`1 ${english}`))
      : monthAlone.format(new Date(`1 ${english} 2023`));
  };
  const weekday = new Intl.DateTimeFormat(spoken.locale, { weekday: "narrow" });

  // The letter above a column of a calendar tells its day only by its place in the week.
  const dayOfWeek = (letter, cell) => {
    const week = cell.parentElement;
    if (week.cells.length !== 7 || !/^[SMTWF]$/.test(letter)) return null;
    if (cell.cellIndex === 0) week.dataset.atlasFirst = letter === "M" ? 1 : 0;
    const first = Number(week.dataset.atlasFirst ?? 0);
    return weekday.format(new Date(2023, 0, 1 + first + cell.cellIndex)); // that year began on a Sunday
  };

  const inOurWords = (text, cell) => {
    const weekdayInOurs = cell && dayOfWeek(text, cell);
    if (weekdayInOurs) return weekdayInOurs;
    if (MONTH.test(text)) return month(text);
    if (DAY.test(text)) return day(text.replace(/^Today, | selected$/g, ""));
    if (Object.hasOwn(spoken.whole, text)) return spoken.whole[text];
    for (const [pattern, phrase] of patterns) {
      const found = pattern.exec(text);
      if (!found) continue;
      const places = { "{name}": (said) => said, "{day}": day, "{month}": month };
      return phrase.replace(/\{(?:name|day|month)\}/, (place) => places[place](found[1]));
    }
    return text;
  };

  const say = (node, slot, now, write) => {
    const known = original.get(node) ?? {};
    const said = known[slot];
    // A text that is not the one we wrote last is Streamlit's newest.
    const english = said && said.ours === now ? said.english : now;
    const head = slot === "text" ? node.parentElement?.closest("thead th") : null;
    const ours = inOurWords(english, head);
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
