// Injected into every page that is measured, ours and those it is compared with: tells when the
// last visual was painted. A visual is a chart, a key figure or a map's canvas. A chart or figure
// counts as painted one frame after its last change, a canvas when the graphics processor says
// that it has drawn what it was told to; then nothing must happen for QUIET ms and FRAMES frames.
(() => {
  const VISUALS = ".js-plotly-plot, [data-testid=stMetricValue]";
  const BUSY = "[data-test-script-state=running], [data-dash-is-loading=true]";
  const QUIET = 400, FRAMES = 10;
  let start = 0, first = 0, last = 0, pending = 0, framesSince = 0;

  const seen = () => {
    last = performance.now();
    first ||= last;
    framesSince = 0;
  };
  const afterFrame = (done) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    });
  const waitFor = (ready) => {
    pending += 1;
    ready(() => { pending -= 1; seen(); });
  };

  const isVisual = (record) => {
    const node = record.target.nodeType === 1 ? record.target : record.target.parentElement;
    if (node?.closest(VISUALS)) return true;
    return [...record.addedNodes].some(
      (added) => added.nodeType === 1 && (added.matches(VISUALS) || added.querySelector(VISUALS)),
    );
  };
  new MutationObserver((records) => {
    if (records.some(isVisual)) waitFor(afterFrame);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const context = WebGL2RenderingContext.prototype;
  const fenced = new WeakSet();
  const drawn = (gl) => {
    if (fenced.has(gl)) return; // one fence a frame, after all its draws
    fenced.add(gl);
    waitFor((done) => queueMicrotask(() => {
      fenced.delete(gl);
      const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      gl.flush();
      const poll = () =>
        gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED ? done() : setTimeout(poll, 1);
      poll();
    }));
  };
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = context[name];
    context[name] = function (...values) { draw.apply(this, values); drawn(this); };
  }

  // A click is timed from the pointer's press, so that the driver's own way there is left out.
  addEventListener("pointerdown", () => { start = performance.now(); first = last = 0; }, true);

  window.painted = () => new Promise((tell) => {
    const look = () => {
      framesSince += 1;
      const isQuiet = last > 0 && !pending && framesSince > FRAMES
        && performance.now() - last > QUIET && !document.querySelector(BUSY);
      if (isQuiet) tell({ first: first - start, last: last - start });
      else requestAnimationFrame(look);
    };
    look();
  });
})();
