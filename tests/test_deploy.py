"""What is deployed fits the program: settings that it knows, addresses that agree, no secrets."""

import re
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml

from components.service.routes import WATCHED

ROOT = Path(__file__).parent.parent
MANIFESTS = ("compose.yaml", "Dockerfile", *sorted(
    file.relative_to(ROOT).as_posix() for file in (ROOT / "deploy").iterdir()
))  # fmt: skip
KNOWN = set(re.findall(r'"(ATLAS_[A-Z_]+)"', (ROOT / "data" / "settings.py").read_text()))
PROCESSES = ("first", "second")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    return content


def address_of(service: dict[str, Any]) -> str:
    return str(service["networks"]["inside"]["ipv4_address"])


@pytest.mark.parametrize("name", [*MANIFESTS, "README.md", ".github/HOSTING.md"])
def test_every_setting_that_is_named_is_one_that_the_program_reads(name: str) -> None:
    text = (ROOT / name).read_text()
    # ATLAS_NAMES is asked of whoever runs compose, and goes into a setting.
    named = set(re.findall(r"\bATLAS_[A-Z_]+", text)) - {"ATLAS_NAMES"}
    assert named <= KNOWN


@pytest.mark.parametrize("name", MANIFESTS)
def test_nobody_is_an_editor_for_being_at_a_hosted_machine(name: str) -> None:
    assert "ATLAS_LOCAL_EDITOR" not in (ROOT / name).read_text()


def test_both_processes_are_the_same_but_for_their_address(compose: dict[str, Any]) -> None:
    first, second = (dict(compose["services"][name]) for name in PROCESSES)
    assert address_of(first) != address_of(second)
    first.pop("networks"), second.pop("networks")
    assert first == second
    assert first["depends_on"]["store"]["condition"] == "service_healthy"
    assert "healthcheck" in compose["services"]["store"]
    assert first["environment"]["ATLAS_DATABASE_URL"].endswith("@store/atlas")
    assert "ATLAS_LOCAL_EDITOR" not in first["environment"]


def test_the_proxy_finds_the_processes_and_they_believe_it_alone(compose: dict[str, Any]) -> None:
    services = compose["services"]
    proxy = services["proxy"]["environment"]
    found = {proxy["NGINX_FIRST"], proxy["NGINX_SECOND"]}
    assert found == {f"{address_of(services[name])}:8501" for name in PROCESSES}
    (net,) = compose["networks"]["inside"]["ipam"]["config"]
    trusted = ip_network(services["first"]["environment"]["ATLAS_TRUSTED_PROXY"])
    assert trusted == ip_network(net["subnet"])
    for name in PROCESSES:
        address = ip_address(address_of(services[name]))
        assert address in trusted
        assert address not in ip_network(net["ip_range"])  # or the store might be given it
        assert "ports" not in services[name]  # nobody comes past the proxy


def test_the_proxys_places_are_filled_in_and_no_others(compose: dict[str, Any]) -> None:
    (mounted,) = compose["services"]["proxy"]["volumes"]
    template = (ROOT / mounted.split(":")[0]).read_text()
    assert set(re.findall(r"\$\{(NGINX_\w+)\}", template)) == set(
        compose["services"]["proxy"]["environment"]
    )


def test_no_secret_is_written_down_or_packed_into_the_image(compose: dict[str, Any]) -> None:
    store = compose["services"]["store"]["environment"]
    assert store["POSTGRES_PASSWORD"].startswith("${STORE_PASSWORD:?")
    (secret,) = compose["secrets"].values()
    assert secret["file"] in (ROOT / ".dockerignore").read_text().splitlines()
    assert secret["file"] in (ROOT / ".gitignore").read_text().splitlines()
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()


def test_the_image_runs_the_server_without_rights_and_asks_it_whether_it_is_ready() -> None:
    lines = (ROOT / "Dockerfile").read_text()
    started = re.findall(r"^(USER|CMD) (.+)$", lines, re.MULTILINE)
    assert started[0] == ("USER", "atlas")
    assert '"server.py"' in started[1][1]
    asked = re.search(r"http://localhost:8501(/[a-z/]+)", lines)
    assert asked is not None and asked.group(1) in WATCHED


def test_kubernetes_ends_no_process_because_its_store_is_away() -> None:
    manifests = list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text()))
    (pod,) = (
        each["spec"]["template"]["spec"] for each in manifests if each["kind"] == "Deployment"
    )
    (container,) = pod["containers"]
    asked = {
        probe: container[f"{probe}Probe"]["httpGet"]["path"]
        for probe in ("startup", "liveness", "readiness")
    }
    assert asked == {
        "startup": "/api/ready",
        "liveness": "/api/health",
        "readiness": "/api/health",
    }
    assert set(asked.values()) <= set(WATCHED)
    assert container["securityContext"]["readOnlyRootFilesystem"]
    user = re.search(r"--uid (\d+)", (ROOT / "Dockerfile").read_text())
    assert user is not None and pod["securityContext"]["runAsUser"] == int(user.group(1))


def test_the_unit_starts_the_server_where_only_this_machine_reaches_it() -> None:
    unit = (ROOT / "deploy" / "accord-atlas@.service").read_text()
    (started,) = re.findall(r"^ExecStart=(.+)$", unit, re.MULTILINE)
    assert "server.py --server.address 127.0.0.1 --server.port %i" in started
    assert (ROOT / "server.py").is_file()


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "HOSTING.md"])
def test_what_a_guide_names_is_there(name: str) -> None:
    text = (ROOT / ".github" / name).read_text()
    folders = "components|data|deploy|geo|pages|tests"
    named = set(re.findall(rf"`((?:{folders})/[\w./@-]+\.\w+)`", text))
    assert named
    assert [each for each in sorted(named) if not (ROOT / each).is_file()] == []


def test_each_dependency_is_listed_with_its_license() -> None:
    _before, listed = (ROOT / ".github" / "CONTRIBUTING.md").read_text().split("## Licenses of")
    needed = re.findall(r"^([\w-]+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    missing = {each.lower() for each in needed} - set(re.findall(r"[\w-]+", listed.lower()))
    assert missing == set()
