"""Small words that many ask for, each in both spellings of its apostrophe."""

from __future__ import annotations

OF = frozenset({"de", "d'", "d’"})
OF_ANY = OF | {"du", "des"}
QUE = frozenset({"que", "qu'", "qu’"})
NE = frozenset({"ne", "n'", "n’"})
TO = frozenset({"à", "au", "aux"})
THE = frozenset({"le", "la", "l'", "l’", "les"})  # articles, and objects before a verb
MINE = frozenset({"me", "m'", "m’", "te", "t'", "t’"})  # objects: of « je » and « tu » alone reflexive
OTHERS = frozenset({"autre", "autres"})
HIS = frozenset({"son", "sa", "ses", "leur", "leurs"})
WEEKDAYS = frozenset({"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"})
