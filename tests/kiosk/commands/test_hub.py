"""`samestars hub`: how it begins, how it ends, and what it refuses to begin with."""

import datetime
import ipaddress
import json
import os
import socket
import subprocess
import time
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.kiosk.commands.conftest import ROOT, Samestars
from tests.sync.hub_process import SAMESTARS, Household, HubProcess, sealed

DAY = datetime.timedelta(days=1)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for this machine that signs for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hub")])
    now = datetime.datetime.now(datetime.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = (
        builder.not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = tmp_path / "hub.pem", tmp_path / "hub.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret


def test_it_says_where_it_is_and_ends_with_success(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path / "hub").start()
    assert hub.url.startswith("http://127.0.0.1:")
    family = Household(hub.url).make()
    family.post([sealed(1)])
    assert hub.stop() == 0
    assert hub.log.read_text() == ""
    hub.restart()
    assert family.page()["next"] == 1
    family.session.close()
    assert hub.stop() == 0


def test_as_json_it_prints_one_document(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*SAMESTARS, "hub", "--json", "--port", "0", "--data", str(tmp_path / "hub")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    address = json.loads(process.stdout.readline())["address"]
    port = address.rsplit(":", 1)[1]
    for host in ("127.0.0.1", "[::1]") if has_ipv6() else ("127.0.0.1",):
        assert requests.get(f"http://{host}:{port}/healthz", timeout=10).json() == {"ok": True}
    process.terminate()
    rest, _ = process.communicate(timeout=10)
    assert (process.returncode, rest) == (0, "")


def has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


def test_over_tls_it_is_who_it_says(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    pem, key = certificate
    words = ("--tls-cert", str(pem), "--tls-key", str(key))
    hub = HubProcess(tmp_path / "hub", *words).start()
    assert hub.url.startswith("https://")
    family = Household(hub.url, verify=str(pem)).make()
    with family.session:
        family.post([sealed(1)])
        assert family.page(wait=0)["next"] == 1
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(f"{hub.url}/healthz", timeout=10)
        with pytest.raises(requests.ConnectionError):
            requests.get(hub.url.replace("https", "http") + "/healthz", timeout=10)
    assert hub.stop() == 0
    assert "Traceback" not in hub.log.read_text()


def test_over_tls_too_it_stops_while_a_home_is_connected(
    tmp_path: Path, certificate: tuple[Path, Path]
) -> None:
    pem, key = certificate
    hub = HubProcess(tmp_path / "hub", "--tls-cert", str(pem), "--tls-key", str(key)).start()
    with requests.Session() as home:
        assert home.get(f"{hub.url}/healthz", timeout=10, verify=str(pem)).ok
        before = time.monotonic()
        assert hub.stop() == 0
        assert time.monotonic() - before < 5, "a peer that does not say goodbye is not waited for"


def test_a_second_hub_on_the_same_folder_is_refused_in_words(
    samestars: Samestars, tmp_path: Path
) -> None:
    hub = HubProcess(tmp_path / "hub").start()
    refused = samestars("hub", "--port", "0", "--data", str(hub.folder))
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"samestars: Another hub is running on {hub.folder};")
    assert hub.stop() == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--tls-cert", "hub.pem"], 2, "--tls-cert and --tls-key go together"),
        (["--tls-cert", "no.pem", "--tls-key", "no.key"], 1, "certificate or its key cannot"),
        (["--host", "203.0.113.7"], 1, "The hub cannot listen on 203.0.113.7 port 0"),
        (["--host", "no such name"], 1, "The hub cannot listen on no such name port 0"),
        (["--port", "65536"], 2, '"65536" is no port'),
        (["--port", "\u0661"], 2, "is no port"),
        (["--registrations", "-1"], 2, "registrations"),
        (["--data", "/proc/hub"], 1, "/proc/hub"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(
    samestars: Samestars, words: list[str], code: int, said: str, tmp_path: Path
) -> None:
    folder = [] if "--data" in words else ["--data", str(tmp_path / "hub")]
    refused = samestars("hub", *(["--port", "0"] if "--port" not in words else []), *folder, *words)
    assert (refused.returncode, refused.stdout) == (code, "")
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_named(samestars: Samestars, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        words = ("--host", "127.0.0.1", "--port", port, "--data", str(tmp_path / "hub"))
        refused = samestars("hub", *words)
    assert refused.returncode == 1
    assert f"127.0.0.1 port {port}" in refused.stderr


def test_its_own_folder_is_where_the_system_keeps_such_things(tmp_path: Path) -> None:
    surroundings = {**os.environ, "HOME": str(tmp_path), "SAMESTARS_DATA": str(tmp_path / "device")}
    surroundings.pop("XDG_DATA_HOME", None)
    process = subprocess.Popen(
        [*SAMESTARS, "hub", "--port", "0", "--host", "127.0.0.1"],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline().startswith("The hub answers at http://127.0.0.1:")
    process.terminate()
    process.communicate(timeout=10)
    assert (tmp_path / ".local/share/samestars-hub/hub.lock").exists()
    assert not (tmp_path / "device").exists()


def test_the_help_says_which_folder_it_is(samestars: Samestars) -> None:
    said = samestars("hub", "--help").stdout
    assert "SAMESTARS_HUB_DATA" in said
    assert "SAMESTARS_DATA" not in said
