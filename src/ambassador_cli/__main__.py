"""``python -m ambassador_cli`` is ``amb``."""

from ambassador_cli.cli import main

if __name__ == "__main__":
    main()
