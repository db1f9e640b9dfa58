"""Who may publish: rules on people's addresses and on requests, free of any framework.

With sign-in, editors are those whom a list names. Without it nobody is, save the person at the
machine itself while ``make run`` serves it: the request must come from a browser on this machine
that was asked for a loopback name, and through nobody. A proxy on the same machine brings other
people's requests from a loopback address too, but not under a loopback name, from a page under a
loopback name, and without a header of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

_LOOPBACK_NAMES = {"localhost", "127.0.0.1", "::1"}
_FORWARDING_PREFIXES = ("x-forwarded", "x-original-", "x-client-", "x-cluster-", "cf-", "fly-")
_FORWARDING_HEADERS = {
    "forwarded", "via", "x-real-ip", "true-client-ip", "x-proxyuser-ip", "x-envoy-external-address",
    "x-appengine-user-ip", "x-azure-clientip", "fastly-client-ip", "x-arr-clientcert",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Editor:
    """A person who may publish, by the address that the log notes."""

    address: str
    is_local: bool = False


def is_listed(address: str, listed: Iterable[str]) -> bool:
    """Say whether a list of addresses (``a@b.org``) and domains (``b.org``) names an address."""
    name, at, domain = address.strip().casefold().rpartition("@")
    if not (name and at and domain):
        return False
    entries = {entry.strip().casefold().removeprefix("@") for entry in listed}
    return f"{name}@{domain}" in entries or domain in entries


def is_from_this_machine(headers: Mapping[str, str], served_at: str | None) -> bool:
    """Say whether a request comes from a browser on this machine, through nobody.

    Args:
        headers: the request's headers, as the server received them.
        served_at: the address that the server listens at; nothing means every one.
    """
    names = {name.casefold(): value for name, value in headers.items()}
    if served_at not in _LOOPBACK_NAMES or any(map(_tells_of_a_proxy, names)):
        return False
    host, origin = names.get("host", ""), urlsplit(names.get("origin", ""))
    return _host_name(host) in _LOOPBACK_NAMES and origin.netloc == host


def _tells_of_a_proxy(header: str) -> bool:
    return header in _FORWARDING_HEADERS or header.startswith(_FORWARDING_PREFIXES)


def _host_name(host: str) -> str | None:
    return urlsplit(f"//{host}").hostname
