"""命令行. The command ``shequ``: thin over the library, quick to start."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from shequ_adapters import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """主程序. Run the command line; the exit code.

    0 done; 1 done, and errors were found in the data (``check --strict``); 2 wrong
    usage or unreadable input, said in one line.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        print(f"shequ {__version__}")
        return 0
    from shequ_adapters.cli.app import run

    return run(words)
