"""Files to take away: tables, the whole package, and figures as pictures.

Every file says what it shows: filters, counting rule, revision, license and how to cite. They
are made only when a reader asks for one. Nothing here knows Streamlit.
"""
