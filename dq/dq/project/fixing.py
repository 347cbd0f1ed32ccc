"""Make the fixes of findings, lint again, and go on until nothing is left to fix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from dq.project.collecting import Collected, ProjectFile
from dq.project.fix_choice import Choice, chosen
from dq.project.linted import Linted
from dq_core.finding import Edit, Finding
from dq_core.notices.fix_undone import fix_undone
from dq_core.record import changed, field, identity_record, mutable_record
from dq_core.source import Source
from dq_core.yaml.editing import apply
from dq_core.yaml.loader import load

MOST_IDLE_ROUNDS = 10
MOST_ROUNDS = 100

Lint = Callable[[Collected], Linted]


@identity_record
class ChangedFile:
    """A file whose text the fixes changed: as it was read, and its new text."""

    file: ProjectFile
    text: str


@identity_record
class Fixed:
    """The outcome: the files with their new texts and their lint, what changed, and the fixes behind it.

    `undone` are the findings about fixes that were left out.
    """

    collected: Collected
    linted: Linted
    changes: tuple[ChangedFile, ...]
    choices: tuple[Choice, ...]
    undone: tuple[Finding, ...]


def fix(collected: Collected, linted: Linted, lint: Lint, *, unsafe: bool) -> Fixed:
    """Make the fixes that the findings of a lint offer; nothing is written.

    After each round of fixes all files are linted again, because one fix may bring others to light. It ends
    when nothing is left, or after ten rounds in a row that leave no fewer findings. A fix that would damage
    its file is left out and reported.
    """
    rounds = _Rounds(unsafe, {_path(file): file for file in collected.files}, collected, linted)
    least, idle = rounds.count(), 0
    for _ in range(MOST_ROUNDS):
        if not rounds.run():
            break
        rounds.linted = lint(rounds.collected)
        idle = idle + 1 if rounds.count() >= least else 0
        least = min(least, rounds.count())
        if idle == MOST_IDLE_ROUNDS:
            rounds.give_up()
            break
    return Fixed(
        rounds.collected, rounds.linted, tuple(rounds.changes()), tuple(rounds.made), tuple(rounds.undone)
    )


@mutable_record
class _Rounds:
    """The state between rounds; `first` are the files as they were read, by the path that findings show."""

    unsafe: bool
    first: dict[str, ProjectFile]
    collected: Collected
    linted: Linted
    made: list[Choice] = field(default_factory=list)
    refused: set[Finding] = field(default_factory=set)
    undone: list[Finding] = field(default_factory=list)

    def count(self) -> int:
        """Return how many findings count."""
        return sum(finding.suppressed is None for finding in self.linted.findings)

    def run(self) -> bool:
        """Make one round of fixes, and say whether a text changed."""
        now = {_path(file): file for file in self.collected.files}
        texts: dict[str, str] = {}
        for path, choices in self.choices().items():
            source = now[path].text.source
            sound = self.sound(now[path], choices)
            if sound:
                texts[path] = _applied(source.text, sound)
                self.made += sound
        files = [_with_text(file, texts.get(_path(file))) for file in self.collected.files]
        self.collected = changed(self.collected, files=files)
        return bool(texts)

    def choices(self) -> dict[str, list[Choice]]:
        """Return the fixes of this round in files of the run."""
        found = chosen(self.linted.findings, unsafe=self.unsafe, without=self.refused)
        return {path: choices for path, choices in found.items() if path in self.first}

    def sound(self, file: ProjectFile, choices: Sequence[Choice]) -> list[Choice]:
        """Return as many of the fixes as leave the file valid; one that damages it by itself is reported."""
        if self.is_sound(file, choices):
            return list(choices)
        if len(choices) == 1:
            what = "SQL" if file.kind == "sql" else "YAML"
            self.leave_out(choices[0], f"the file would be no valid {what} any more")
            return []
        half = len(choices) // 2
        first, second = self.sound(file, choices[:half]), self.sound(file, choices[half:])
        both = [*first, *second]
        return both if self.is_sound(file, both) else first or second

    def is_sound(self, file: ProjectFile, choices: Sequence[Choice]) -> bool:
        """Say whether a file with these fixes has no problem that it does not have without them."""
        source = file.text.source
        text = _applied(source.text, choices)
        if file.kind != "sql":
            return _is_sound(source, text)
        from dq.project.sql_linting import statements_broken

        dialect = self.linted.dialect
        return statements_broken(Source(source.path, text), dialect) <= statements_broken(source, dialect)

    def leave_out(self, choice: Choice, reason: str) -> None:
        """Report that a fix is not made, and do not try it again."""
        finding = choice.findings[0]
        self.refused.update(choice.findings)
        self.undone.append(fix_undone(finding.code, choice.fix.message, reason, finding.location))

    def give_up(self) -> None:
        """Report the fixes that are still offered after the last round."""
        for choices in self.choices().values():
            self.leave_out(choices[0], f"there was no end of it after {MOST_IDLE_ROUNDS} rounds")

    def changes(self) -> list[ChangedFile]:
        """Return the files whose texts differ from what was read."""
        return [
            ChangedFile(self.first[_path(file)], file.text.source.text)
            for file in self.collected.files
            if _path(file) in self.first and file.text.source.text != self.first[_path(file)].text.source.text
        ]


def _path(file: ProjectFile) -> str:
    return file.text.source.path


def _with_text(file: ProjectFile, text: str | None) -> ProjectFile:
    if text is None:
        return file
    return changed(file, text=changed(file.text, source=Source(_path(file), text)))


def _applied(text: str, choices: Sequence[Choice]) -> str:
    edits: list[Edit] = [edit for choice in choices for edit in choice.fix.edits]
    return apply(text, edits)


def _is_sound(source: Source, text: str) -> bool:
    """Say whether a text has no problem as YAML that its source did not have."""
    before = Counter(problem.kind for problem in load(source).problems)
    after = Counter(problem.kind for problem in load(Source(source.path, text)).problems)
    return not after - before
