"""Run one command line in this process, whichever way it ends."""

from dq.cli import main


def exit_code(*words: str) -> int:
    try:
        return main(list(words))
    except SystemExit as ended:
        return int(ended.code or 0)
