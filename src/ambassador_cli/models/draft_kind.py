"""What a draft is going to be, for options and models alike; without pydantic, so that it costs no start-up."""

from __future__ import annotations

from typing import Literal

Kind = Literal["post", "comment", "reshare", "like", "profile"]
