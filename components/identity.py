"""Who is reading: the only module that asks for the person, the secrets and the request's headers.

With ``[auth]`` in Streamlit's secrets people sign in by OpenID Connect, and a list names the
editors. Without it everybody reads, and only the person at this machine may publish, where
``make run`` serves it to nobody else.
"""

from functools import cache

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import roles
from components.roles import Editor
from data import settings
from data.errors import NotAnEditor


@cache  # secrets are there before a server starts; without a file they are looked for each time
def has_sign_in() -> bool:
    """Say whether this deployment has a way to sign in."""
    return bool(st.secrets.load_if_toml_exists() and "auth" in st.secrets)


def signed_in_as() -> str:
    """Return the address of the person who signed in, if anybody did and it is theirs."""
    if not has_sign_in() or not st.user.is_logged_in:
        return ""
    # A provider that does not say whether it checked an address is taken at its word.
    is_theirs = st.user.get("email_verified") is not False
    return str(st.user.get("email") or "") if is_theirs else ""


def signed_in_at() -> str:
    """Return the moment of the sign-in as the identity provider counts it, to tell two apart."""
    return str(st.user.get("iat", ""))


def editor() -> Editor | None:
    """Return the person who may publish, if this reader is one."""
    if has_sign_in():
        address = signed_in_as()
        listed = st.secrets.get("editors", {})
        named = [*settings.EDITORS, *listed.get("addresses", []), *listed.get("domains", [])]
        return Editor(address) if roles.is_listed(address, named) else None
    at_this_machine = settings.LOCAL_EDITOR and roles.is_from_this_machine(
        st.context.headers, st.get_option("server.address")
    )
    return Editor(settings.PERSON, is_local=True) if at_this_machine else None


def require_editor() -> Editor:
    """Return the person who may publish.

    Raises:
        NotAnEditor: this reader may not.
    """
    found = editor()
    if found is None:
        raise NotAnEditor
    return found


def header(name: str) -> str:
    """Return a header of the connection whose page this thread runs; empty where it runs none.

    It may be asked anywhere, as from a log: ``st.context`` alone would warn where no page runs,
    and so be asked again.
    """
    has_page = get_script_run_ctx(suppress_warning=True) is not None
    return str(st.context.headers.get(name, "")) if has_page else ""
