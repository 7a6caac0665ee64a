"""A part of the program in a process of its own that never outlives the one that started it.

`python -m khenthuong.child MODULE` runs the module as a program. Its standard input is held open
by the launcher; when that ends, in whatever way, the part ends too and frees its port.
"""

import os
import runpy
import sys
import threading


def main() -> None:
    """Run the module that the first word names."""
    threading.Thread(target=_end_with_launcher, daemon=True).start()
    runpy.run_module(sys.argv[1], run_name="__main__", alter_sys=True)


def _end_with_launcher() -> None:
    # Unbuffered: a thread inside a buffered read would hold its lock when Python shuts down.
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
