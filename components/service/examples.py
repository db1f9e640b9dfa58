"""The page of examples: what can be asked, in the reader's language, and asked from where."""

from html import escape

from components.i18n import Language, _, direction
from components.service import openapi, problems
from components.service.resources import CSV, GEOJSON, JSON, PARQUET, RESOURCES, Resource

_QUERY = "country=KAZ&as=payer&lens=signed"
_STYLE = """
body { font: 16px/1.55 "IBM Plex Sans", system-ui, sans-serif; max-width: 56rem;
       margin: 2rem auto; padding: 0 1rem; color: #1b2733; background: #fff; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } a { color: #17596a; }
pre { background: #f1f5f7; padding: .8rem 1rem; overflow: auto; border-radius: 6px;
      direction: ltr; text-align: left; }
code { direction: ltr; unicode-bidi: isolate; }
td { padding-block: .25rem; padding-inline-end: 1rem; }
@media (prefers-color-scheme: dark) {
  body { color: #e6ebf0; background: #0f1620; } pre { background: #18222e; } a { color: #6cc0d0; }
}"""


def page(base: str, spoken: Language) -> str:
    """Return the page as HTML.

    Args:
        base: where this server is found.
        spoken: the reader's language, which is being spoken.
    """
    api = f"{base}/api/v1"
    title = _("Accord Atlas as data")
    parts = [
        _element("h1", title),
        _element("p", _("Put /api/v1 before the address of any page, and its rows and sums come "
                        "as JSON; add .csv, .parquet or .geojson for a file. Filters, counting "
                        "rule, language and revision are those of the page.")),
        _links(api, spoken),
        _element("h2", _("What can be asked")),
        f"<table>{''.join(map(_row, RESOURCES.values()))}</table>",
        *(_element("h2", name) + _element("pre", code) for name, code in _examples(api)),
        _element("h2", _("Problems")),
        _element("p", _("What cannot be answered is told as application/problem+json and names "
                        "the parameter; the OpenAPI document says what it may hold.")),
        f"<ul>{''.join(_problem(kind, told) for kind, told in problems.KINDS.items())}</ul>",
        _element("p", _("Data: CC BY 4.0. Each answer says how to cite it.")),
    ]  # fmt: skip
    return (
        f'<!doctype html><html lang="{spoken}" dir="{direction()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">{_element("title", title)}'
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"
    )


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def _links(api: str, spoken: Language) -> str:
    links = (
        (f"{api}/openapi.json", "OpenAPI"),
        (f"{api}/datapackage.zip", _("The whole data package")),
        (f"{api}/feed.atom?lang={spoken}", "Atom"),
        (f"{api}/meetings.ics?lang={spoken}", "iCalendar"),
    )
    return f"<p>{' · '.join(_link(*link) for link in links)}</p>"


def _row(resource: Resource) -> str:
    """Return a resource with its formats; what a row is, the OpenAPI document tells."""
    cells = [
        _link(openapi.path_of(resource, ending), resource.name if ending == JSON else f".{ending}")
        if ending in resource.endings
        else ""
        for ending in (JSON, CSV, PARQUET, GEOJSON)
    ]
    return "<tr>" + "".join(f"<td><code>{cell}</code></td>" for cell in cells) + "</tr>"


def _problem(kind: str, told: str) -> str:
    words = f'<span lang="en" dir="ltr">{escape(told)}</span>'
    return f'<li id="{kind}"><code>{kind}</code>: {words}</li>'


def _examples(api: str) -> list[tuple[str, str]]:
    """Return how the same rows are asked for from several programs."""
    return [
        ("curl", f'curl "{api}/deals?{_QUERY}"\n'
                 f'curl --compressed -o deals.csv "{api}/deals.csv?{_QUERY}"'),
        ("Python, pandas", "import pandas as pd\n"
                           f'deals = pd.read_parquet("{api}/deals.parquet?{_QUERY}")\n'
                           'print(deals.loc[deals["is_counted"], "own_best_usd_m"].sum())'),
        ("R", f'deals <- read.csv("{api}/deals.csv?{_QUERY}", fileEncoding = "UTF-8-BOM")\n'
              'sum(deals$own_best_usd_m[deals$is_counted == "true"], na.rm = TRUE)'),
        ("Excel, Power Query",
         "let\n"
         f'  Source = Csv.Document(Web.Contents("{api}/deals.csv", '
         '[Query = [country = "KAZ", #"as" = "payer"]]), [Encoding = 65001]),\n'
         "  Deals = Table.PromoteHeaders(Source)\n"
         "in\n"
         "  Deals"),
    ]  # fmt: skip
