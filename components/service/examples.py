"""The page of examples: what can be asked, in the reader's language, and asked from where."""

from html import escape

from components.i18n import Language, _, direction
from components.service import openapi, problems
from components.service.resources import JSON, RESOURCES

_STYLE = """body{font:16px/1.55 'IBM Plex Sans',system-ui,sans-serif;max-width:56rem;margin:2rem auto;
padding:0 1rem;color:#1b2733;background:#fff}h1{font-size:1.75rem}h2{font-size:1.15rem;margin-top:2rem}
pre{background:#f1f5f7;padding:.8rem 1rem;overflow:auto;border-radius:6px;direction:ltr;text-align:left}
code{direction:ltr;unicode-bidi:isolate}a{color:#17596a}table{border-collapse:collapse}
td{padding:.25rem .8rem .25rem 0;vertical-align:top}:dir(rtl) td{padding:.25rem 0 .25rem .8rem}
@media(prefers-color-scheme:dark){body{color:#e6ebf0;background:#0f1620}pre{background:#18222e}
a{color:#6cc0d0}}"""

_QUERY = "country=KAZ&as=payer&lens=signed"


def page(base: str, spoken: Language) -> str:
    """Return the page as HTML.

    Args:
        base: where this server is found.
        spoken: the reader's language, which is being spoken.
    """
    api = f"{base}/api/v1"
    shown = [
        f"<h1>{_t(_('Accord Atlas as data'))}</h1>",
        f"<p>{_t(_('Put /api/v1 before the address of any page, and its rows and sums come as '
                   'JSON; add .csv, .parquet or .geojson for a file. Filters, counting rule, '
                   'language and revision are those of the page.'))}</p>",
        f'<p><a href="{escape(api)}/openapi.json">OpenAPI</a> · '
        f'<a href="{escape(api)}/datapackage.zip">{_t(_("The whole data package"))}</a> · '
        f'<a href="{escape(api)}/feed.atom?lang={spoken}">Atom</a> · '
        f'<a href="{escape(api)}/meetings.ics?lang={spoken}">iCalendar</a></p>',
        f"<h2>{_t(_('What can be asked'))}</h2>",
        _resources(),
        *(f"<h2>{_t(name)}</h2><pre>{escape(code)}</pre>" for name, code in _examples(api)),
        f"<h2>{_t(_('Problems'))}</h2>",
        f"<p>{_t(_('What cannot be answered is told as application/problem+json and names the '
                   'parameter; what a parameter may hold stands in the OpenAPI document.'))}</p>",
        _problems(),
        f"<p>{_t(_('Data: CC BY 4.0. Each answer says how to cite it.'))}</p>",
    ]  # fmt: skip
    title = _t(_("Accord Atlas as data"))
    return (
        f'<!doctype html><html lang="{spoken}" dir="{direction()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>{''.join(shown)}</body></html>"
    )


def _t(text: str) -> str:
    return escape(text)


def _resources() -> str:
    """Return every resource with its formats; what a row is, the OpenAPI document tells."""
    rows = [
        "<tr><td>"
        + "</td><td>".join(
            f'<a href="{openapi.path_of(resource, ending)}">'
            f"<code>{resource.name if ending == JSON else '.' + ending}</code></a>"
            if ending in resource.endings else ""
            for ending in ("json", "csv", "parquet", "geojson")
        )
        + "</td></tr>"
        for resource in RESOURCES.values()
    ]  # fmt: skip
    return f"<table>{''.join(rows)}</table>"


def _examples(api: str) -> list[tuple[str, str]]:
    return [
        ("curl", f'curl "{api}/deals?{_QUERY}"\n'
                 f'curl --compressed -o deals.csv "{api}/deals.csv?{_QUERY}"'),
        ("Python, pandas", "import pandas as pd\n"
                           f'deals = pd.read_parquet("{api}/deals.parquet?{_QUERY}")\n'
                           'print(deals.loc[deals.is_counted, "own_best_usd_m"].sum())'),
        ("R", f'deals <- read.csv("{api}/deals.csv?{_QUERY}", fileEncoding = "UTF-8-BOM")\n'
              "sum(deals$own_best_usd_m[deals$is_counted == \"true\"], na.rm = TRUE)"),
        ("Excel, Power Query", "let\n"
                               f'  Source = Csv.Document(Web.Contents("{api}/deals.csv", '
                               '[Query = [country = "KAZ", #"as" = "payer"]]), '
                               "[Encoding = 65001]),\n"
                               "  Deals = Table.PromoteHeaders(Source)\nin\n  Deals"),
    ]  # fmt: skip


def _problems() -> str:
    kinds = [
        f'<li id="{kind}"><code>{kind}</code>: <span lang="en" dir="ltr">{escape(title)}</span></li>'
        for kind, title in problems.KINDS.items()
    ]
    return f"<ul>{''.join(kinds)}</ul>"
