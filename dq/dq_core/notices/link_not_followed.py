"""PRJ127."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice

_LONGEST = 200
_REASONS = {
    "outside": (
        "it leads out of the project, to {}",
        "put a copy in its place",
    ),
    "dangling": ("there is nothing at {}", "mend the link or remove it"),
    "loop": ("it leads to itself, by way of {}", "mend the link or remove it"),
    "upward": ("it leads to a folder around it, {}", "name the folder that it needs, or remove it"),
    "again": ("another link is followed to the same folder, {}", "keep one of the links"),
    "tools": ("it leads into a folder that tools fill, {}", "link to files of the repository itself"),
    "special": ("{} is neither a file nor a folder", "remove the link"),
}


@notice("PRJ127", severity="warning")
def link_not_followed(path: str, reason: str, target: str) -> Hit:
    """A symbolic link, where files of a project are read, that is not followed.

    Why: what stands behind it is not read, so models, macros or columns may be missing from the answer. A
    link that leaves the project is never followed: whoever can change the repository could otherwise have
    any file of this machine read and shown. Links to files and folders of the repository are followed.
    """
    words, help_ = _REASONS[reason]
    to = target if len(target) <= _LONGEST else f"{target[:_LONGEST]}..."
    return Hit(f"the link is not followed: {words.format(to or 'it')}", Location(path), help_)
