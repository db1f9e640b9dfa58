"""Make the pictures of the README anew: ``make screenshots``."""

from pathlib import Path

from tests.browser.chromium import chromium, open_page
from tests.browser.server import Server

FOLDER = Path(__file__).parent.parent.parent / ".github" / "screenshots"
PICTURES = {
    "overview-en-light": ("/", 1440, "light"),
    "overview-ar-dark": ("/?lang=ar&country=KAZ", 1440, "dark"),
    "map-en-light": ("/map?preset=central-asia&places=on", 1440, "light"),
    "deals-en-light": ("/deals?view=flows", 1440, "light"),
    "meetings-ar-light": ("/meetings?lang=ar", 1440, "light"),
    "overview-ar-phone": ("/?lang=ar", 390, "light"),
}


def main() -> None:
    """Open each page and keep its picture."""
    with Server() as server, chromium() as browser:
        for name, (path, width, scheme) in PICTURES.items():
            context = browser.new_context(
                viewport={"width": width, "height": 900 if width > 600 else 844},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            open_page(page, server.url + path)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready")
            page.wait_for_function(
                "[...document.querySelectorAll('.stPlotlyChart')].every("
                "chart => chart.querySelector('.main-svg'))"
            )
            page.wait_for_timeout(1500)  # a map draws frame by frame and says nothing when done
            page.screenshot(path=FOLDER / f"{name}.png")
            context.close()


if __name__ == "__main__":
    main()
