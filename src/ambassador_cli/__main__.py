"""``python -m ambassador_cli`` is ``amb``; so is the installed command."""

import gc
import os
import signal
import sys


class Signals:
    """What happens at Ctrl-C and its like: while modules load, amb is gone at once, for nothing has begun; later
    :class:`~ambassador_cli.errors.Stopped` is raised, so that what is half done is cleared away."""

    def __init__(self) -> None:
        self.begun = False
        self.number = 0
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            wanted = getattr(signal, name, None)
            if wanted is not None and signal.getsignal(wanted) is not signal.SIG_IGN:
                signal.signal(wanted, self._stop)

    def _stop(self, number: int, _frame: object) -> None:
        if not self.begun:
            os._exit(128 + number)
        self.number = number
        from ambassador_cli.errors import Stopped

        raise Stopped


def run() -> None:
    """Run amb and leave with its exit code; 128 and the signal's number where one stopped it (130 for Ctrl-C)."""
    signals = Signals()
    # A command lives for less than a second: looking for garbage while modules load is a tenth of that, and looking
    # once more when all memory is about to be given back is another.
    gc.set_threshold(50_000)
    # No plugin of another package reads along while rosters are validated, and none is looked for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from ambassador_cli.texts.language import take_language

    take_language(sys.argv[1:])
    from ambassador_cli.cli import main
    from ambassador_cli.cli.streams import guard_streams
    from ambassador_cli.errors import Stopped

    guard_streams()
    code: object = 0
    try:
        signals.begun = True
        main()
    except SystemExit as end:
        code = end.code
    except Stopped:
        pass
    finally:
        signals.begun = False
        gc.freeze()
    if signals.number:
        code = 128 + signals.number
    sys.exit(code)  # type: ignore[arg-type]


if __name__ == "__main__":
    run()
