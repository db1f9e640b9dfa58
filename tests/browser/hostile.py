"""Data that mean harm: every text of the package begins with what would be markup."""

from data import publish
from data.store import Store

HOSTILE = (
    '<img src="http://evil.example/x.png" onerror="window.harmed = 1"><b>bold</b> '
    "[link](javascript:window.harmed=1) ![](http://evil.example/y.png) :red[red] $x$ **stars** "
    "<script>window.harmed = 1</script> =HYPERLINK(1) www.evil.example"
)
IS_UNHARMED = """() => window.harmed === undefined
    && !document.querySelector(
        '[src*="evil.example"], [href*="evil.example"], [href^="javascript:"], [onerror]')"""

_TABLES = ("deals", "meetings", "actors", "themes", "places", "sources", "claims", "deal_events")


def publish_hostile(store: Store) -> None:
    """Publish the current revision with a hostile beginning of each text, as its name and note."""
    dataset = store.dataset(store.current_id())
    tables = dict(dataset.tables)
    for name in _TABLES:
        table = dataset.table(name)
        for column in table.columns:
            if column.endswith(("_en", "_ar", "_note")) or column in ("publisher", "title"):
                table[column] = HOSTILE + " " + table[column]
        tables[name] = table
    publish.publish(store, tables, based_on=dataset.revision.id, by=HOSTILE, note=HOSTILE)
