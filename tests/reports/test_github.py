from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dq.reports import registry
from dq.reports.options import RenderOptions
from dq.reports.report import Report
from dq_core.display import lines, visible
from dq_core.finding import Finding, Suppression
from dq_core.location import Location

HIT = Finding("ODC201", "bounds-contradict", "50 % of a:b, c\nnext", Location("a, b:c%.yaml", 3, 2, 3, 4))


def written(*findings: Finding) -> list[str]:
    return registry.render("github", Report("lint", findings), RenderOptions()).splitlines()


def test_syntax_is_escaped_where_it_is_syntax() -> None:
    command = written(HIT)[0]
    assert command == (
        "::error file=a%2C b%3Ac%25.yaml,line=3,endLine=3,col=2,endColumn=4,title=ODC201 bounds-contradict"
        "::50 %25 of a:b, c%0Anext"
    )


@given(st.text(st.characters()) | st.sampled_from(["%0A", "%25", "::", "a%"]))
def test_the_runner_reads_back_what_was_written(message: str) -> None:
    data = written(replace(HIT, message=f"m{message}"))[0].split("::", 2)[2]
    read = data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    assert read == "\n".join(visible(line) for line in lines(f"m{message}"))


def test_columns_are_given_on_one_line_only() -> None:
    command = written(replace(HIT, location=Location("a.yaml", 3, 2, 5, 4)))[0]
    assert command.startswith("::error file=a.yaml,line=3,endLine=5,title=")


def test_errors_come_first_and_suppressed_findings_do_not_come() -> None:
    told = written(
        replace(HIT, severity="info", message="c"),
        replace(HIT, severity="warning", message="b"),
        HIT.suppress(Suppression("noqa", "")),
        replace(HIT, message="a", location=Location("z.yaml")),
    )
    assert [line.split(" ")[0] for line in told[:-1]] == ["::error", "::warning", "::notice"]
    assert told[-1] == "1 error, 1 warning, 1 info in 2 files; 1 suppressed (noqa)"


def test_the_limit_of_annotations_is_told() -> None:
    told = written(*[replace(HIT, message=str(number)) for number in range(13)])
    assert told[-2] == "GitHub annotates the first 10 of each kind per step; 3 more stand above."
