"""Pairing at a hub with a certificate of its own making: it goes with the invitation."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync import Replica
from sync.link import HubSilent
from sync.pairing import begin, invite, join, join_with_file
from tests.sync.hub_process import UNLIMITED, HubProcess
from tests.sync.pairing.conftest import PATIENCE, Family


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1, with its key beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hub")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "given.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    path.with_suffix(".key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture
def sealed_hub(tmp_path: Path, certificate: Path) -> Iterator[HubProcess]:
    words = ("--tls-cert", str(certificate), "--tls-key", str(certificate.with_suffix(".key")))
    process = HubProcess(tmp_path / "sealed-hub", *UNLIMITED, *words).start()
    yield process
    process.stop()


def test_devices_keep_the_certificate_that_they_were_given(
    family: Family, sealed_hub: HubProcess, certificate: Path, tmp_path: Path
) -> None:
    url = sealed_hub.url
    assert url.startswith("https://")
    green, blue, red = (family.new(name) for name in ("green", "blue", "red"))
    Replica.create(green.folder, clock=green.clock).close()
    green.write(title="Five k words")
    with pytest.raises(HubSilent, match="another certificate"):
        begin(green.replica, url, "green")
    begin(green.replica, url, "green", certificate=str(certificate))
    offer = family.offer(green)
    code = offer.start()
    waiting = family.waiting(offer)
    join(code, url, "blue", blue.folder, blue.clock, certificate=str(certificate))
    waiting.result(PATIENCE)
    file = tmp_path / "invitation.json"
    invite(green.replica, green.link, file)
    certificate.unlink()  # each has a copy of its own
    join_with_file(file, "red", red.folder, red.clock)
    for device in (green, blue, red):
        device.sync()
        assert device.task() == {"title": "Five k words"}
