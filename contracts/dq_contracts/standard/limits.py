"""Hold a value that has the right type against the rest of its declaration."""

from __future__ import annotations

from dq_contracts.standard.defects import Recorder
from dq_contracts.standard.key import Form, Key
from dq_contracts.standard.metrics import NAMES_IN_OTHER_TOOLS
from dq_contracts.standard.texts import CHECKS, KINDS, misfit
from dq_core.finding import Related
from dq_core.suggestion import SLIP, nearest
from dq_core.yaml.fixes import removing_item, replacing
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, Value


def check_value(form: Form, key: Key, type_name: str, name: str, node: Scalar, recorder: Recorder) -> None:
    """Check a single value against the values, the limits and the kind of text of its form."""
    value = node.value
    if isinstance(value, str):
        if form.values:
            _check_choice(form, key, name, value, node, recorder)
        elif type_name in CHECKS:
            _check_text(type_name, value, node, recorder)
        elif form.start and not value.startswith(form.start):
            text = f"{value!r} does not begin with {form.start!r}"
            recorder.add("text", text, node.location, f"write {form.start}...")
    elif form.minimum is not None or form.above is not None:
        _check_number(form, name, value, node, recorder)


def _check_choice(form: Form, key: Key, name: str, text: str, node: Scalar, recorder: Recorder) -> None:
    what = f"the value {text!r} of {name!r}"
    if text in form.values:
        since = form.values_since[form.values.index(text)]
        if recorder.newer(since):
            recorder.too_new(what, since, node.location)
        return
    for later in key.later:
        if not later.values or text in later.values:
            recorder.too_new(what, later.since, node.location)
            return
    known = known_values(form, recorder)
    other = NAMES_IN_OTHER_TOOLS.get(text) if name == "metric" else None
    near = other or nearest(text, known)
    help_ = f"did you mean {near!r}?" if near else f"one of: {', '.join(known)}"
    slip = other or (near and nearest(text, (near,), SLIP))
    fixes = replacing(node, slip, f"write {slip!r}", safe=slip.lower() == text.lower()) if slip else ()
    recorder.add("wrong-value", f"{text!r} is no value of {name!r}", node.location, help_, fixes)


def known_values(form: Form, recorder: Recorder) -> list[str]:
    """Return the values of a form that the contract's version has."""
    pairs = zip(form.values, form.values_since, strict=True)
    return [value for value, since in pairs if not recorder.newer(since)]


def _check_text(type_name: str, text: str, node: Scalar, recorder: Recorder) -> None:
    found = misfit(type_name, text, recorder.version)
    if found is None:
        return
    if found.since:
        recorder.too_new(f"the {type_name} {text!r}", found.since, node.location)
        return
    full = f"v{text}"
    is_short = type_name == "version" and misfit(type_name, full, recorder.version) is None
    fixes = replacing(node, full, f"write {full!r}", safe=True) if is_short else ()
    recorder.add(KINDS.get(type_name, "text"), found.message, node.location, found.help, fixes)


def _check_number(form: Form, name: str, value: Value, node: Scalar, recorder: Recorder) -> None:
    if isinstance(value, str | bool | None):
        return
    if form.minimum is not None and value < form.minimum:
        text = f"{name!r} must be at least {form.minimum}, not {node.text}"
        recorder.add("limit", text, node.location)
    if form.above is not None and value <= form.above:
        text = f"{name!r} must be greater than {form.above}, not {node.text}"
        recorder.add("limit", text, node.location)


def check_list(form: Form, name: str, node: Sequence, recorder: Recorder) -> None:
    """Check how many items a list has, and whether two are equal where they must differ."""
    count = len(node.items)
    if count < form.least or (form.most is not None and count > form.most):
        most = "" if form.most is None else f" to {form.most}"
        wanted = str(form.least) if form.least == form.most else f"{form.least}{most or ' or more'}"
        recorder.add("limit", f"{name!r} has {count} items, not {wanted}", node.location)
    if form.unique:
        _check_unique(name, node, recorder, fixable=count > form.least)


def _check_unique(name: str, node: Sequence, recorder: Recorder, *, fixable: bool) -> None:
    first: dict[object, Node] = {}
    for index, item in enumerate(node.items):
        known = first.setdefault(_content(item), item)
        if known is not item:
            related = (Related("first here", known.location),)
            fixes = removing_item(node, index, "remove the second one", safe=True) if fixable else ()
            text = f"an item of {name!r} stands twice"
            recorder.add("limit", text, item.location, "remove one", fixes, related)


def _content(node: Node) -> object:
    """Return what two equal nodes have in common: 1 equals 1.0, and neither equals true or a text."""
    if isinstance(node, Mapping):
        return frozenset((key, _content(value)) for key, value in node.values.items())
    if isinstance(node, Sequence):
        return tuple(_content(item) for item in node.items)
    return (isinstance(node.value, bool), node.value)


def check_ids(name: str, node: Sequence, recorder: Recorder) -> None:
    """Check that no two objects of a list have the same id, as the standard asks of each list."""
    first: dict[str, Scalar] = {}
    for item in node.items:
        id_ = item.values.get("id") if isinstance(item, Mapping) else None
        if not isinstance(id_, Scalar) or not isinstance(id_.value, str):
            continue
        known = first.setdefault(id_.value, id_)
        if known is not id_:
            related = (Related("first here", known.location),)
            text = f"the id {id_.value!r} stands twice in {name!r}"
            recorder.add("duplicate-id", text, id_.location, "give each its own id", (), related)
