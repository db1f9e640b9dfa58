// A step fills the window, whatever its size; arrows, page keys and clickers go through them.
(() => {
  const stage = document.querySelector(".st-key-stage");
  window.atlasStage?.abort();
  const ended = (window.atlasStage = new AbortController());
  if (!stage) return;

  const press = (key) => {
    const button = document.querySelector(`.st-key-${key} button:not([disabled])`);
    button?.click();
    return Boolean(button);
  };
  const presents = document.body.classList.contains("atlas-presenting");
  const rightToLeft = document.documentElement.dir === "rtl";
  const ways = {
    [rightToLeft ? "ArrowLeft" : "ArrowRight"]: "step-after",
    [rightToLeft ? "ArrowRight" : "ArrowLeft"]: "step-before",
    PageDown: "step-after", PageUp: "step-before",
    " ": "step-after", Escape: "present",
  };
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest?.("input, textarea, [role=combobox], [contenteditable]")) return;
    if (event.key === " " && event.target.closest?.("button, a, summary")) return;
    if (presents && event.key.toLowerCase() === "f") {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
      return;
    }
    if (event.key === "Escape" && !presents) return;
    // Escape closes what is open before it ends presenting.
    if (event.key === "Escape" && document.querySelector("[data-testid=stPopoverBody]")) return;
    if (ways[event.key] && press(ways[event.key])) event.preventDefault();
  }, { signal: ended.signal });

  if (!presents) return;
  const below = () =>
    [".st-key-stage-page > :last-child", ".st-key-stage-ways"]
      .reduce((sum, part) => sum + (document.querySelector(part)?.offsetHeight ?? 0), 70);
  // Streamlit takes a chart's room from its box on the screen, enlarged as that is; a chart that
  // followed would outgrow its box. So boxes on the stage tell the size that they have in it.
  let scale = 1;
  const tellOwnSize = (element) => {
    element.getBoundingClientRect = () => {
      const box = Element.prototype.getBoundingClientRect.call(element);
      return new DOMRect(box.x, box.y, box.width / scale, box.height / scale);
    };
  };

  // Enlarged as a whole, and made as much narrower before, so that it fills its place. Each
  // fitting starts from the natural size: so it ends.
  const fit = () => {
    const room = window.innerHeight - stage.getBoundingClientRect().top - below();
    const natural = stage.offsetHeight;
    if (natural < 60 || room < 60) return;
    for (const box of stage.querySelectorAll("div")) tellOwnSize(box);
    scale = Math.min(Math.max(room / natural, 0.5), 2.2);
    stage.style.transformOrigin = rightToLeft ? "top right" : "top left";
    stage.style.transform = `scale(${scale})`;
    stage.style.inlineSize = `${100 / scale}%`;
    stage.style.marginBlockEnd = `${natural * (scale - 1)}px`;
  };
  const watcher = new MutationObserver(fit);
  watcher.observe(stage, { subtree: true, childList: true });
  window.addEventListener("resize", fit, { signal: ended.signal });
  ended.signal.addEventListener("abort", () => watcher.disconnect());
  fit();
})();
