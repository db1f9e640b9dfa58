"""The words that Streamlit itself says in English, and ours for them.

Streamlit has no catalog: its tooltips, placeholders and menus of a table are written into its
browser code. A script of ours (``scripts/builtin_words.js``) reads this list and puts the
reader's words in their place, in what is seen and in what a screen reader says.
"""

from components.i18n import N_, _

WHOLE: tuple[str, ...] = (
    N_("Skip to main content"), N_("Sidebar"), N_("Logo"), N_("Navigate to home page"),
    N_("Collapse sidebar"), N_("Expand sidebar"), N_("Open sidebar"), N_("Close sidebar"),
    N_("Main menu"), N_("App pages"), N_("Open"), N_("Close"), N_("Increment"), N_("Decrement"),
    N_("Choose an option"), N_("Choose options"), N_("Selected values"), N_("Clear all"),
    N_("Clear value"), N_("Clear selection"), N_("Select all"), N_("No results"),
    N_("Fullscreen"), N_("Close fullscreen"), N_("Search"), N_("Close Search"),
    N_("Type to search"), N_("Show/hide columns"), N_("Next Result"), N_("Previous Result"),
    N_("Sort ascending"), N_("Sort descending"), N_("Autosize"), N_("Pin column"),
    N_("Unpin column"), N_("Hide column"), N_("Copy column name"), N_("Format"),
    N_("Statistics"), N_("Automatic"), N_("Localized"), N_("Plain"), N_("Compact"),
    N_("Dollar"), N_("Euro"), N_("Yen"), N_("Percent"), N_("Scientific"), N_("Accounting"),
    N_("Distance"), N_("Calendar"), N_("Minimum"), N_("Maximum"), N_("Average"), N_("Median"),
    N_("Count"), N_("Distinct"), N_("Empty"), N_("Values"), N_("Range"), N_("Sum"),
    N_("Standard deviation"), N_("No data"), N_("Dataframe column menu"),
    N_("Copy"), N_("Copied"), N_("Copy to clipboard"), N_("Download as CSV"),
    N_("Add row"), N_("Delete row(s)"), N_("Add files"), N_("Upload"), N_("Browse files"),
    N_("Drag and drop file here"), N_("Drag and drop files here"), N_("Cancel"),
    N_("File type not allowed."), N_("Running..."), N_("Please wait..."), N_("Connecting"),
    N_("Stop script"), N_("Rerun"), N_("Connection error"), N_("Page not found"),
    N_("Choose date"), N_("Choose date range"), N_("Clear date"), N_("Next month"),
    N_("Previous month"), N_("Previous page"), N_("Next page"), N_("Pagination"),
    N_("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    N_("yyyy"), N_("mm"), N_("dd"), N_("Press Enter to apply"), N_("Print"),
    N_("Press Enter to submit form"), N_("Show password"), N_("Hide password"),
    N_("Link to heading"), N_("true"), N_("false"),
    N_("Next"), N_("Previous"), N_("month"), N_("year"),
)  # fmt: skip
"""What is said word for word."""

WITH_A_NAME: dict[str, str] = {
    "^Help for (.+)$": N_("Help for {name}"),
    "^Fullscreen: (.+)$": N_("Fullscreen: {name}"),
    "^Show/hide columns: (.+)$": N_("Show/hide columns: {name}"),
    "^Search: (.+)$": N_("Search: {name}"),
    "^Download as CSV: (.+)$": N_("Download as CSV: {name}"),
    "^Remove (.+)$": N_("Remove {name}"),
    "^Add: (.+)$": N_("Add: {name}"),
    "^Select (\\d+) matches$": N_("Select {name} matches"),
    "^Upload (.+)$": N_("Upload {name}"),
    "^Page (\\d+)$": N_("Page {name}"),
    "^Shortcut (.+)$": N_("Shortcut {name}"),
    "^year, (.+)$": N_("year, {name}"),
    "^month, (.+)$": N_("month, {name}"),
    "^day, (.+)$": N_("day, {name}"),
    "^Selected Date: (.+)$": N_("Selected day: {day}"),
    "^Choose date, (.+)$": N_("Choose date, {month}"),
    "^(\\d+)MB per file.*$": N_("{name} MB per file at most"),
    "^You can only select up to (\\d+) options?\\. Remove an option first\\.$": N_(
        "You can select up to {name}. Remove one first."
    ),
}
"""What is said with a name, a day or a month in it: a pattern, and the phrase with its place."""


def translations() -> dict[str, dict[str, str]]:
    """Return the reader's words: ``whole`` by English text, ``named`` by pattern."""
    return {
        "whole": {english: _(english) for english in WHOLE},
        "named": {pattern: _(phrase) for pattern, phrase in WITH_A_NAME.items()},
    }
