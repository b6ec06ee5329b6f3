"""A server has to prove who it is: tried against real ones, with an authority of our own."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.certificates import NAME, Certificates, certificates
from tests.lacking import lacking
from tests.postgres import REGION, ZONE, OwnServer, find_binaries
from tiquo_desktop.domain.errors import AccessDenied, WrongPassword
from tiquo_desktop.storage import postgres, postgres_admin
from tiquo_desktop.storage.addresses import Address


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def server(files: Certificates) -> Iterator[OwnServer]:
    """A server with TLS, and a database of ours on it."""
    # The system's, whichever server the others have: the wheels are built without TLS.
    made = OwnServer(
        find_binaries(None), ssl="on", ssl_cert_file="server.pem", ssl_key_file="server.key"
    )
    try:
        made.make()
        owner = made.data.stat()
        for file in (files.certificate, files.key):
            kept = made.data / file.name
            shutil.copyfile(file, kept)
            shutil.chown(kept, owner.st_uid, owner.st_gid)
            kept.chmod(0o600)
        try:
            made.start()
        except RuntimeError as error:
            if "SSL is not supported by this build" in str(error):
                lacking("no PostgreSQL here is built with TLS")
            raise
        made.execute("CREATE DATABASE venue ENCODING 'UTF8' TEMPLATE template0")
        made.execute(f"CREATE ROLE admin LOGIN CREATEROLE PASSWORD '{made.password}'")
        made.execute(f"CREATE ROLE amelia LOGIN PASSWORD '{made.password}'")
        made.execute("ALTER DATABASE venue OWNER TO admin")
        admin = Address.parse(made.url("admin", "venue"))
        postgres_admin.create(admin, ZONE, REGION)
        postgres_admin.grant(admin, "amelia", "front-desk")
        yield made
    finally:
        made.remove()


def address(server: OwnServer, host: str = NAME, **parameters: str) -> Address:
    """Amelia's address of it, under that name of the host."""
    made = Address.parse(f"postgresql://amelia@{host}:{server.port}/venue")
    given = {**made.parameters, "hostaddr": server.host, "sslmode": "verify-full", **parameters}
    return replace(made, parameters=given, password=server.password)


def test_a_server_that_proves_who_it_is_is_worked_with(
    server: OwnServer, files: Certificates
) -> None:
    database = postgres.open_database(address(server, sslrootcert=str(files.authority)))
    with database.reading() as reading:
        connection = reading._connection
        ours = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert connection.exec_driver_sql(ours).scalar_one() is True
    assert database.info.name == "venue"
    database.close()


def refusal(where: Address) -> str:
    with pytest.raises(AccessDenied) as raised:
        postgres.open_database(where)
    assert not isinstance(raised.value, WrongPassword), "asking for another password helps nobody"
    return str(raised.value)


def test_another_name_than_the_certificates_is_refused(
    server: OwnServer, files: Certificates
) -> None:
    other = address(server, "db.other.example", sslrootcert=str(files.authority))
    assert "another one than the address names" in refusal(other)
    known = replace(other, parameters={**other.parameters, "sslmode": "verify-ca"})
    postgres.open_database(known).close()


def test_an_authority_that_nobody_knows_is_refused(server: OwnServer, files: Certificates) -> None:
    sentence = "signed by nobody that this computer trusts"
    assert sentence in refusal(address(server, sslrootcert=str(files.stranger)))
    assert sentence in refusal(address(server)), "the system's own authorities are asked"


def test_a_file_of_authorities_that_is_none_is_refused(server: OwnServer, tmp_path: Path) -> None:
    sentence = "is not there, or holds no certificate"
    assert sentence in refusal(address(server, sslrootcert=str(tmp_path / "none.pem")))
    (tmp_path / "empty.pem").write_text("nothing")
    assert sentence in refusal(address(server, sslrootcert=str(tmp_path / "empty.pem")))


def test_the_systems_authorities_are_those_of_a_file_that_is_there(
    server: OwnServer, files: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(files.authority))
    assert address(server).connecting["sslrootcert"] == str(files.authority)
    postgres.open_database(address(server)).close()


def test_a_wrong_password_is_told_also_behind_tls(server: OwnServer, files: Certificates) -> None:
    wrong = replace(address(server, sslrootcert=str(files.authority)), password="wrong")
    with pytest.raises(WrongPassword):
        postgres.open_database(wrong)


def test_a_server_without_tls_is_refused(server: OwnServer, files: Certificates) -> None:
    server.stop()
    server.settings = {**server.settings, "ssl": "off"}
    server.start()
    refused = refusal(address(server, sslrootcert=str(files.authority)))
    assert "does not offer encryption" in refused
