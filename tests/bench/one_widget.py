"""A Streamlit page with one widget and one figure: what no page of Streamlit's can be below."""

import streamlit as st

from components import wording
from data.vocabulary import Lens

chosen = st.segmented_control(
    "What counts", list(Lens), default=Lens.SIGNED, required=True, format_func=wording.lens
)
st.metric("Counted", wording.lens(chosen))
