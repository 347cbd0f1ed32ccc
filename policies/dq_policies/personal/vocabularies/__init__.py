"""The words of all languages; where two languages share a word, the one that stands first here gives it."""

from __future__ import annotations

from dq_policies.personal.vocabularies.dutch import DUTCH
from dq_policies.personal.vocabularies.english import ENGLISH
from dq_policies.personal.vocabularies.french import FRENCH
from dq_policies.personal.vocabularies.german import GERMAN
from dq_policies.personal.vocabularies.italian import ITALIAN
from dq_policies.personal.vocabularies.portuguese import PORTUGUESE
from dq_policies.personal.vocabularies.spanish import SPANISH

VOCABULARIES = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH)
