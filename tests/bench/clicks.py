"""What a reader waits for in a real browser: the first figure of a page, and a click's last."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, WebSocket

from tests.bench.figures import Spread
from tests.browser.chromium import PATIENCE

LENSES = ("Headline figures", "Memorandum or firmer", "In force or completed", "Signed or firmer")
"""In this order each click changes what is counted, and none is the one that is on already."""

DETECTOR = Path(__file__).with_name("painted.js").read_text()
WARM_UP = len(LENSES)  # clicks before any is counted: each lens once, everything compiled


@dataclass
class Side:
    """One of those compared: its page in the browser, and what has been measured of it."""

    name: str
    context: BrowserContext
    page: Page
    url: str
    received: list[int] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)

    def load(self) -> None:
        """Open the page anew, its files being in the browser's cache, and note the time."""
        self.page.goto(self.url)
        self.loads.append(self._painted()["first"])

    def click(self, run: int) -> None:
        """Choose another lens, and note the time until the last visual, and the bytes."""
        self.received.clear()
        self.page.get_by_role("radio", name=LENSES[run % len(LENSES)]).click()
        self.clicks.append(self._painted()["last"])
        self.bytes.append(sum(self.received) / 1024)

    def forget(self) -> None:
        """Forget what was measured while everything was still warming up."""
        for measured in (self.loads, self.clicks, self.bytes):
            measured.clear()

    def _painted(self) -> dict[str, float]:
        self.page.wait_for_function("window.painted", timeout=PATIENCE)
        times: dict[str, float] = self.page.evaluate("window.painted()")
        return times

    def spreads(self) -> dict[str, Spread]:
        """Return the medians and the 95th percentiles of what was measured."""
        return {
            "load": Spread.of(self.loads),
            "click": Spread.of(self.clicks),
            "bytes": Spread.of(self.bytes),
        }


def open_side(browser: Browser, name: str, url: str) -> Side:
    """Open a window on one of those compared; each has a browser cache of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(DETECTOR)
    side = Side(name, context, context.new_page(), url)
    side.page.on("websocket", lambda socket: _weigh(side, socket))
    side.page.on("requestfinished", lambda request: _weigh_answer(side, request))
    return side


def _weigh(side: Side, socket: WebSocket) -> None:
    socket.on("framereceived", lambda payload: side.received.append(len(payload)))


def _weigh_answer(side: Side, request: object) -> None:
    """Count the answers of a server that is asked by HTTP; static files are not a click's."""
    url = str(getattr(request, "url", ""))
    if "_dash-update-component" in url:
        sizes = request.sizes()  # type: ignore[attr-defined]
        side.received.append(sizes["responseBodySize"])


def measure(sides: list[Side], runs: int) -> None:
    """Load and click on every side in turn, so that what else the machine does hits all alike."""
    for round_ in range(2 + runs):
        for side in sides:
            if round_ == 2:  # the first visits fill the caches of browser and server
                side.forget()
            side.load()
    for run in range(WARM_UP + runs):
        for side in sides:
            if run == WARM_UP:
                side.clicks.clear()
                side.bytes.clear()
            side.click(run)
    for side in sides:
        side.context.close()
