"""What pages are built from: controls, charts, maps, tables, language; see README.md."""
