"""The program `dq`, also as `python -m dq`."""

import contextlib
import gc
import os
import sys

INTERRUPTED = 130


def run() -> None:
    """Run the command line and leave the process with its exit code.

    Everything has been written and closed by then, so the process ends without taking its objects apart.
    """
    code = _guarded(sys.argv[1:])
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def _guarded(argv: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    # a run makes many long-lived objects at once; collecting them in between costs a tenth of a lint
    gc.set_threshold(200_000, 20, 20)
    try:
        # loading the command takes a while, in which a worker can load what it needs
        if argv[:1] == ["lineage"]:
            from dq.repositories.working_ahead import begin

            begin(argv[1:])
        from dq.cli import main

        code = main(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except Exception as error:  # noqa: BLE001 - a crash must answer 4 and one plain line, never a traceback
        return _crashed(error)
    return code


def _reader_gone() -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _crashed(error: Exception) -> int:
    from dq.exit_codes import FAILED

    if os.environ.get("DQ_DEBUG"):
        raise error
    print(f"dq: error: something failed inside dq ({type(error).__name__}: {error})", file=sys.stderr)
    print("set DQ_DEBUG=1 for the place in the code, and report it", file=sys.stderr)
    return FAILED


if __name__ == "__main__":
    run()
