"""Whom to believe about certificates, and what is wrong with one, by name."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ambassador_cli.errors import InputError, Own, Place, Problem
from ambassador_cli.readers.user_files import is_folder, read_user_file

if TYPE_CHECKING:
    import ssl

_MOST_BYTES = 20_000_000
_CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----")
_NAMES = {
    9: "certificate-not-yet",
    10: "certificate-expired",
    18: "certificate-self-signed",
    19: "certificate-self-signed",
    20: "certificate-unknown-issuer",
    21: "certificate-unknown-issuer",
    62: "certificate-other-host",
    64: "certificate-other-host",
}
"""OpenSSL's codes for what a certificate fails by (X509_V_ERR_*)."""


def read_certificates() -> ssl.SSLContext:
    """The authorities to believe: those of ``SSL_CERT_FILE`` or ``SSL_CERT_DIR`` where one is set, else certifi's.

    Raises :class:`InputError` where the variable names no file of certificates, or no folder.
    """
    import ssl

    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if file:
        found = _CERTIFICATE.findall(read_user_file(Path(file), _MOST_BYTES, name=file))
        try:
            if found:
                return ssl.create_default_context(cadata="\n".join(part.decode("ascii") for part in found))
        except (ssl.SSLError, ValueError):
            pass
        raise InputError(Problem("link.bad_certificates", Place(file=file), {"variable": Own("SSL_CERT_FILE")}))
    if folder:
        if not is_folder(Path(folder)):
            raise InputError(Problem("link.bad_certificates", Place(file=folder), {"variable": Own("SSL_CERT_DIR")}))
        return ssl.create_default_context(capath=folder)
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def why_not_believed(error: ssl.SSLCertVerificationError) -> str:
    """What is wrong with the certificate, as a ``LinkAnswer.reason``."""
    return _NAMES.get(error.verify_code, "certificate-bad")
