"""Addresses that together show every page and every view of it."""

PATHS = (
    "/", "/map", "/deals", "/deals?view=time", "/deals?view=flows", "/deals?view=table",
    "/sources", "/sources?view=table", "/source?id=evm-breakingon-qatar-2025-05",
    "/place?id=washington",
    "/meetings", "/meetings?view=pairs", "/meetings?view=venues", "/meetings?view=table",
    "/map?shade=standing&places=on", "/method",
    "/actors", "/actors?kind=leader", "/actor?id=kaz", "/actor?id=abraham-accords",
    "/network", "/network?between=actors&weigh=meetings&pair=tokayev~trump",
    "/blocs", "/blocs?view=map", "/blocs?view=changes", "/blocs?view=table&on=2020-09-15",
    "/compare", "/compare?compare=KAZ&compare=gcc&compare=boeing",
    "/deal?id=qatar-us-deals-243bn-2025-05", "/meeting?id=abraham-accords-signing-2020-09",
    "/reality", "/scoreboard", "/data", "/data?view=dictionary&table=deals", "/changes",
    "/history", "/update", "/status",
    "/briefings", "/briefing?briefing=gulf-tour-2025&step=3",
    "/briefing?briefing=central-asia-power&present=1", "/panel?panel=flows&country=KAZ",
    "/follow", "/follow?talk=222222",
    "/deals?country=KAZ&as=payer&theme=transport&from=2024-01&min=100&q=rail",
)  # fmt: skip


def spoken(path: str, language: str) -> str:
    """Return an address in a language."""
    return f"{path}{'&' if '?' in path else '?'}lang={language}"
