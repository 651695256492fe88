"""``python -m ambassador_cli`` is ``amb``; so is the installed command."""

import gc
import os


def run() -> None:
    """Run amb and leave with its exit code."""
    # A command lives for less than a second: looking for garbage while modules load is a tenth of that, and looking
    # once more when all memory is about to be given back is another.
    gc.set_threshold(50_000)
    # No plugin of another package reads along while rosters are validated, and none is looked for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from ambassador_cli.cli import main

        main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
