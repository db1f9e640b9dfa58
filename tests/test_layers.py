"""Who imports whom, and who alone may do what: the promises of the architecture, kept."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("data", "geo", "components", "pages")
MAY_IMPORT = {
    "data": set(),
    "geo": {"data"},
    "components": {"data", "geo"},
    "pages": {"components", "data", "geo"},
}
PURE = (
    "i18n",
    "format",
    "wording",
    "sentences",
    "standing_sentences",
    "source_sentences",
    "revision_sentences",
    "roles",
    "theme",
    "text",
    "names",
    "labels",
    "asked",
    "exports",
    "figures",
    "service",
    "handouts",
    "making",
    "catalog",
    "builtin_words",
    "captions",
    "panel_titles",
)
COMPOSITION_ROOT = "data/__main__.py"  # puts the command line together


def modules(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def top_level(file: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(file)}


def said(file: Path) -> set[str]:
    """Return every dotted name that a module uses, such as ``st.cache_data``."""
    return {
        ast.unparse(node)
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute)
    }


@pytest.mark.parametrize("file", modules(*FOLDERS), ids=name_of)
def test_a_layer_imports_downward_only(file: Path) -> None:
    folder = name_of(file).split("/")[0]
    allowed = MAY_IMPORT[folder] | {folder}
    if name_of(file) == COMPOSITION_ROOT:
        allowed |= {"geo"}
    assert top_level(file) & set(FOLDERS) <= allowed


@pytest.mark.parametrize("file", modules("data", "geo"), ids=name_of)
def test_facts_and_maps_have_never_heard_of_streamlit(file: Path) -> None:
    assert "streamlit" not in top_level(file)


@pytest.mark.parametrize("name", PURE)
def test_pure_components_have_never_heard_of_streamlit(name: str) -> None:
    place = ROOT / "components" / name
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    for file in files:
        assert "streamlit" not in top_level(file)


@pytest.mark.parametrize("file", modules("pages"), ids=name_of)
def test_a_page_asks_and_shows_and_does_nothing_else(file: Path) -> None:
    assert not top_level(file) & {"pandas", "plotly", "pydeck", "geopandas", "numpy", "pages"}
    tree = ast.parse(file.read_text())
    assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.walk(tree))
    assert len(file.read_text().splitlines()) <= 40


@pytest.mark.parametrize("file", modules("pages/curate"), ids=name_of)
def test_a_curate_page_demands_an_editor_before_all_else(file: Path) -> None:
    statements = ast.parse(file.read_text()).body[1:]  # after what it says it is
    acts = [line for line in statements if not isinstance(line, ast.Import | ast.ImportFrom)]
    assert ast.unparse(acts[0]).endswith("identity.require_editor()")


def test_no_script_lies_directly_in_pages() -> None:
    assert not list((ROOT / "pages").glob("*.py"))


def users_of(*names: str, among: tuple[str, ...] = FOLDERS) -> set[str]:
    return {
        name_of(file)
        for file in modules(*among)
        if any(use.startswith(names) for use in said(file))
    }


def test_only_cache_caches_for_readers() -> None:
    assert users_of("st.cache_") == {"components/cache.py"}


def test_only_session_touches_the_session_and_the_address() -> None:
    names = ("st.session_state", "st.query_params", "st.context.url", "st.context.locale")
    assert users_of(*names) == {"components/session.py"}


def test_only_identity_asks_who_is_reading() -> None:
    names = ("st.user", "st.secrets", "st.context.headers", "st.context.cookies")
    assert users_of(*names) == {"components/identity.py"}
    assert users_of("st.context") == {"components/session.py", "components/identity.py"}


def test_only_the_service_and_whoever_puts_it_together_speak_http() -> None:
    users = {name_of(file) for file in modules(*FOLDERS) if "starlette" in top_level(file)}
    outside = {name for name in users if not name.startswith("components/service/")}
    assert outside <= {"components/hosting.py"}  # for the type that server.py mounts
    assert "components/service/routes.py" in users


def test_no_page_and_no_question_has_heard_of_the_service() -> None:
    for file in modules("pages", "data", "geo"):
        assert not any(name.startswith("components.service") for name in imported(file))


def test_only_settings_reads_the_environment() -> None:
    assert users_of("os.environ", "os.getenv") == {"data/settings.py"}


def test_only_the_store_and_its_database_speak_sql() -> None:
    users = {name_of(file) for file in modules(*FOLDERS) if "sqlalchemy" in top_level(file)}
    assert users == {
        "data/audit.py",
        "data/database.py",
        "data/kept_briefings.py",
        "data/store.py",
        "data/talks.py",
    }


def test_only_publish_adds_revisions_to_the_store() -> None:
    assert users_of("store.add") == {"data/publish.py"}


def test_only_packages_opens_data_files_and_only_boundaries_opens_boundary_files() -> None:
    # An archive that was uploaded is no file: it is opened in memory.
    opening = (".read_text", ".read_bytes", ".open", ".write_text", ".write_bytes")
    users = {
        name_of(file)
        for file in modules("data", "geo")
        if any(use.endswith(opening) and use != "archive.open" for use in said(file))
        or "read_file" in str(said(file))
    }
    assert users == {"data/packages.py", "geo/boundaries.py", "geo/build.py"}


@pytest.mark.parametrize("file", modules(*FOLDERS), ids=name_of)
def test_files_stay_short_enough_to_be_read(file: Path) -> None:
    assert len(file.read_text().splitlines()) <= 320


@pytest.mark.parametrize("file", modules(*FOLDERS), ids=name_of)
def test_every_module_says_what_it_is(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text()))
