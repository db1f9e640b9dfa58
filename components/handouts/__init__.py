"""Hand-outs: what is on screen as slides, as pages, as a workbook and as rows.

``gather`` asks the questions of the screen and puts the answers into words once
(``content.Handout``); each format then only writes what it is given. Every file names filters,
counting rule, figures, revision, date, link, license and how to cite. Nothing here knows
Streamlit, and nothing needs a browser.
"""
