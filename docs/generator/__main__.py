"""Write every reference page into the folder above, and remove pages of codes that are no more."""

from pathlib import Path

from docs.generator.pages import extra, pages

FOLDER = Path(__file__).parents[1]

for path in extra(FOLDER):
    (FOLDER / path).unlink()
for name, text in pages().items():
    target = FOLDER / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
