"""How much a file may hold before amb looks away. LinkedIn's own exports stay far below every one of these."""

from __future__ import annotations

FILE_BYTES = 64 * 2**20
"""Size on disk."""
UNPACKED_BYTES = 128 * 2**20
"""Size of everything in a zip container, unpacked."""
RATIO = 100
"""Unpacked by packed size of an entry, looked at from ``RATIO_FROM`` bytes on."""
RATIO_FROM = 32 * 2**20
ENTRIES = 2_000
"""Entries of a zip container."""
CELLS = 5_000_000
"""Cells of the rectangle that a sheet spans, blank ones included: a spreadsheet reader builds it densely."""
CELL_BYTES = 2**16
"""One cell's text; a workbook's cell holds 32,767 characters at most."""
TEXT_BYTES = 256 * 2**20
"""All texts of a sheet once every cell has its own copy of a text that the file holds once."""
