"""Certificates for servers of tests, made by openssl: an authority of our own and what it signs."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.lacking import lacking

NAME = "db.venue.example"
"""The name that the server's certificate is for."""


@dataclass(frozen=True)
class Certificates:
    """Files: those of the server, the authority that signed them, and one that signed nothing here."""

    certificate: Path
    key: Path
    authority: Path
    stranger: Path


def _openssl(folder: Path, *arguments: str) -> None:
    program = shutil.which("openssl")
    if program is None:
        lacking("there is no openssl here to make certificates with")
    subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)


def _authority(folder: Path, name: str) -> Path:
    _openssl(
        folder,
        *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"),
        *("-keyout", f"{name}.key", "-out", f"{name}.pem"),
    )
    return folder / f"{name}.pem"


def certificates(folder: Path) -> Certificates:
    """A new authority with a certificate for `NAME`, and another authority."""
    authority, stranger = _authority(folder, "authority"), _authority(folder, "stranger")
    (folder / "names").write_text(f"subjectAltName=DNS:{NAME}\n")
    _openssl(
        folder,
        *("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={NAME}"),
        *("-keyout", "server.key", "-out", "server.csr"),
    )
    _openssl(
        folder,
        *("x509", "-req", "-in", "server.csr", "-days", "2", "-CA", "authority.pem"),
        *("-CAkey", "authority.key", "-CAcreateserial", "-extfile", "names", "-out", "server.pem"),
    )
    return Certificates(folder / "server.pem", folder / "server.key", authority, stranger)
