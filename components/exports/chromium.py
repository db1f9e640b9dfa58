"""Figures drawn by the Chromium of the machine: the only module that starts one.

It is started at the first picture (some seconds), kept for the next ones (a fraction of one),
and ends with the process. Nothing is fetched: plotly.js comes from the installed package, and
fonts as part of the page.
"""

import threading
from typing import Any, Literal

from components.exports import fonts

PATIENCE = 60  # seconds that one picture may take on a busy machine
_one_at_a_time = threading.Lock()


def is_there() -> bool:
    """Say whether this machine has a Chromium, or a Chrome, that can draw."""
    from choreographer.browsers.chromium import Chromium

    return Chromium.find_browser(skip_local=False) is not None


def drawn(
    figure: dict[str, Any], kind: Literal["svg", "png"], *, width: int, height: int, scale: int = 1
) -> bytes:
    """Return a figure, as plotly.js understands it, as a picture.

    Args:
        figure: ``data`` and ``layout``.
        kind: the format.
        width: in pixels.
        height: in pixels.
        scale: how many dots a pixel takes, each way.
    """
    import kaleido  # a second and a half that no page has to wait for

    options = {"format": kind, "width": width, "height": height, "scale": scale}
    # The server's queue hands the next answer to whoever asks first, so only one may ask.
    with _one_at_a_time:
        kaleido.start_sync_server(page_generator=_page(), timeout=PATIENCE, silence_warnings=True)
        try:
            picture: bytes = kaleido.calc_fig_sync(figure, opts=options)
        except Exception:
            kaleido.stop_sync_server(silence_warnings=True)  # the next picture starts afresh
            raise
    return picture


def _page() -> Any:
    """Return the page to draw on: plotly.js of the installed package, and our fonts loaded."""
    from kaleido import PageGenerator

    page = PageGenerator(mathjax=False)
    # Plotly measures text as it draws, so the fonts must be there before.
    page.header += (
        f"<style>{fonts.faces(fonts.EVERY_SCRIPT)}</style>"
        "<script>document.fonts.forEach(font => font.load())</script>"
    )
    return page
