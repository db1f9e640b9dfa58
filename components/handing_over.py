"""What a reader sees of a file from the click until it is there: its step, and a way to stop it.

The click starts the making (``making``) and runs nothing but the fragment that the button stands
in. A file that is soon done is handed over in that very run; of another a line says what it is
at, asked twice a second for as long as something is being made. The browser takes a finished
file by itself, once: a button of Streamlit's that saves it is there, and a script presses it.

Streamlit's own way, to make a file while its button waits, was left: it tells no step, cannot be
stopped, gives up after three minutes in English, and forgets a file that is not fetched before
two more scripts have run for whomever.
"""

import json

import streamlit as st

from components import format as formatting
from components import session
from components.i18n import _
from components.making import Impossible, Maker, Making, State
from components.text import plain

_BEAT = 0.5  # seconds between two looks at what is being made
_AT_ONCE = 0.4  # seconds within which a file is there before anybody would read a line about it
MOST_OF_A_READER = 2  # at once, so that one reader does not take the turns of all others
_MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "zip": "application/zip",
    "png": "image/png",
    "svg": "image/svg+xml",
}
_FILES = "files"  # in the session: what is being made, by the desk and the button it was asked at

_PRESS = """<script>
(() => {{
  const key = {key};
  const pressed = (window.atlasPressed ??= new Set());
  const press = () => {{
    const button = document.querySelector(`.st-key-${{key}} button`);
    if (!button || pressed.has(key)) return pressed.has(key);
    if ({once}) pressed.add(key);
    button.click();
    return true;
  }};
  if (press()) return;
  const watcher = new MutationObserver(() => {{ if (press()) watcher.disconnect(); }});
  watcher.observe(document.body, {{subtree: true, childList: true}});
}})();
</script>"""

_INTO_VIEW = """<script>
document.querySelector(".st-key-files-of-{desk}")?.scrollIntoView({{block: "nearest"}});
</script>"""


def ask(desk: str, key: str, file_name: str, make: Maker) -> None:
    """Begin to make a file; for the callback of a button.

    Asking at the same button again begins anew: what it was to make may have changed.

    Args:
        desk: where the buttons stand together, and the line about their files: see ``line``.
        key: the button.
        file_name: what the file is called.
        make: makes it, in another thread, in which nothing is known of the session.
    """
    asked: dict[tuple[str, str], Making] = session.remembered(_FILES, {})
    former = asked.get((desk, key))
    if former:
        former.cancel()
    others = [each for each in asked.values() if each is not former and not each.is_over]
    begun = Making(file_name, make if len(others) < MOST_OF_A_READER else _refusal())
    still_told = {place: each for place, each in asked.items() if not each.is_past}
    session.remember(_FILES, {**still_told, (desk, key): begun})
    begun.wait(_AT_ONCE)


def _refusal() -> Maker:
    words = _("Other files are being made for you. Wait for one of them, or cancel it.")

    def refuse() -> bytes:
        raise Impossible(words)

    return refuse


def line(desk: str) -> None:
    """Say what is being made at a desk, and hand over what is done.

    To be called in the fragment in which the desk's buttons stand, after them.
    """
    if _asked_at(desk):
        with st.container(key=f"files-of-{desk}"):
            st.fragment(_line)(desk)


def _line(desk: str) -> None:
    files = _asked_at(desk)
    if all(each.is_over for each in files):
        _tell(desk)
        return
    end = f"files-end-{files[-1].id}"
    st.fragment(_follow, run_every=_BEAT)(desk, end)
    # Pressed by a script, it runs this fragment again, which then has nothing to follow.
    st.button("↻", key=end)
    # At the foot of a long menu, or of one that hangs over the edge, nobody would see the line.
    st.html(_INTO_VIEW.format(desk=desk), unsafe_allow_javascript=True)


def _follow(desk: str, end: str) -> None:
    """Tell how far the files are, again and again until all are over."""
    _tell(desk)
    if all(each.is_over for each in _asked_at(desk)):
        _press(end, once=False)  # were it lost, the next look would press again


def _tell(desk: str) -> None:
    for each in _asked_at(desk):
        each.look()
        # A file that was there at once needs no words; the styles hide its button.
        is_at_once = each.state == State.DONE and each.seconds <= _AT_ONCE
        with st.container(key=f"{'handed' if is_at_once else 'file'}-{each.id}"):
            _told(each)


def _told(each: Making) -> None:
    name = formatting.isolate(each.file_name)
    if each.state == State.DONE:
        _hand_over(each, name)
    elif each.state == State.FAILED:
        why = each.refusal or _(
            "Try again; if it fails again, filter for fewer rows or take another format."
        )
        said = _("{file} could not be made. {why}").format(file=name, why=why)
        st.error(plain(said), icon=":material/error:")
    elif each.state == State.CANCELLED:
        st.caption(plain(_("{file}: cancelled. Nothing was saved.").format(file=name)))
    else:
        _being_made(each, name)


def _being_made(each: Making, name: str) -> None:
    if each.is_cancelling:
        said = _("Stopping …")
    elif each.state == State.WAITING:
        said = _("Waiting for its turn …")
    else:
        said = each.step or _("Being made …")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(f"{name} · {said}"), width="stretch")
        st.button(
            _("Cancel"),
            key=f"cancel-{each.id}",
            type="tertiary",
            icon=":material/close:",
            on_click=each.cancel,
            disabled=each.is_cancelling,
        )


def _hand_over(each: Making, name: str) -> None:
    if each.content is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(_("{file} is ready.").format(file=name)), width="stretch")
        st.download_button(
            _("Save again"),
            each.content,
            file_name=each.file_name,
            mime=_MIME[each.file_name.rsplit(".", 1)[-1]],
            key=f"save-{each.id}",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
    _press(f"save-{each.id}", once=True)


def _asked_at(desk: str) -> list[Making]:
    asked: dict[tuple[str, str], Making] = session.remembered(_FILES, {})
    return [each for (place, _key), each in asked.items() if place == desk and not each.is_past]


def _press(key: str, *, once: bool) -> None:
    """Let the browser press a button of this page; once, if so wanted, however often this runs."""
    script = _PRESS.format(key=json.dumps(key), once=json.dumps(once))
    st.html(script, unsafe_allow_javascript=True)
