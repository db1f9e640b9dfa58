"""How many readers a process serves: sessions that speak Streamlit's own websocket."""
