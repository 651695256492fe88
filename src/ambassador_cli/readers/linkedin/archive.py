"""The personal data archive: told by its list of names. It holds messages, contacts and logins, so only its owner
may ask for Shares.csv, and nothing else in it is ever opened. No path of the archive is used, nothing is written."""

from __future__ import annotations

import stat
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ambassador_cli.errors import InputError, Place, Problem

_SHARES = "shares.csv"
_MOST_BYTES = 64 * 2**20


def read_shares_bytes(name: str, data: bytes) -> bytes:
    """Shares.csv straight from the zip. Raises :class:`InputError` when the archive has none at its top, has two,
    or holds names that point elsewhere."""
    place = Place(file=name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            for entry in entries:
                parts = entry.orig_filename.replace("\\", "/").split("/")
                if ".." in parts or entry.orig_filename.startswith(("/", "\\")) or ":" in entry.orig_filename:
                    raise InputError(Problem("archive_path", Place(file=name, sheet=entry.filename[:80])))
            shares = [entry for entry in entries if entry.filename.casefold() == _SHARES]
            if not shares:
                raise InputError(Problem("archive_without_shares", place))
            here = Place(file=name, sheet=shares[0].filename)
            if len(shares) > 1:
                raise InputError(Problem("archive_twice", here))
            (entry,) = shares
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise InputError(Problem("archive_link", here))
            if entry.file_size > _MOST_BYTES or entry.flag_bits & 1:
                values = {"size": entry.file_size // 2**20, "most": _MOST_BYTES // 2**20}
                raise InputError(Problem("workbook_inflates", here, values))
            with archive.open(entry) as stream:
                content = stream.read(_MOST_BYTES + 1)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError, zlib.error):
        raise InputError(Problem("workbook_cut_off", place)) from None
    return content
