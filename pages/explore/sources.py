"""Sources: what rests on which page, how old and of what kind they are, and on whom most rests."""

from components import frame, navigation, source_sentences, source_views, tables
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)
sources = queries.sources(dataset, selection)
support = queries.support(dataset, selection)

frame.headline(
    navigation.SOURCES,
    summary,
    source_sentences.sources_sentence(len(sources), sources["publisher"].nunique(), support.rows),
)
if sources.empty:
    frame.nothing_found(summary)
else:
    source_views.key_figures(sources, support)
    if source_views.view_switch() == source_views.TABLE:
        tables.sources(sources)
    else:
        source_views.mix(dataset, sources)
