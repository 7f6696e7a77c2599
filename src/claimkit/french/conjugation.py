"""French conjugation by rules: the forms of a verb from its infinitive.

Models are told by the end of the infinitive (`lexicons/verb_models.tsv`); the tenses of the press are generated: present, imperfect,
simple past, future, conditional, third persons of the subjunctive, and the participles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from claimkit.lexicons import Lexicons
from claimkit.lexicons.speech import ReportingVerb, VerbModel

FormKind = Literal["finite", "participle", "gerund", "infinitive"]

_IMPERFECT = ("ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_CONDITIONAL = ("ais", "ait", "ions", "iez", "aient")
_PRESENT_PARTICIPLE = {"savoir": "sachant", "avoir": "ayant", "être": "étant"}


def model_of(infinitive: str, models: Mapping[str, VerbModel]) -> VerbModel | None:
    """The model with the longest ending that fits, or None.

    Example:
        >>> from claimkit.lexicons import Lexicons
        >>> rows = {row.ending: row for row in Lexicons().rows(VerbModel)}
        >>> model_of("annoncer", rows).ending
        'cer'
    """
    for cut in range(len(infinitive)):
        found = models.get(infinitive[cut:])
        if found is not None:
            return found
    return None


def bare(lemma: str) -> str:
    """The infinitive without its reflexive pronoun: « se réjouir » → « réjouir »."""
    for reflexive in ("se ", "s'"):
        if lemma.startswith(reflexive):
            return lemma[len(reflexive) :]
    return lemma


def _agreed(participle: str) -> list[str]:
    """The four forms of a past participle."""
    masculine = participle if participle.endswith("s") else participle + "s"
    return [participle, masculine, participle + "e", participle + "es"]


def _present_participle(infinitive: str, stem: str) -> str:
    return _PRESENT_PARTICIPLE.get(infinitive, stem + "ant")


def forms(infinitive: str, model: VerbModel) -> dict[str, set[FormKind]]:
    """Every form of a verb with what it can be.

    Args:
        infinitive: without reflexive pronoun.
        model: the conjugation model, see `model_of`.

    Returns:
        form (lower case) to the kinds it can be; « dit » is both finite and a participle.
    """
    root = infinitive[: len(infinitive) - len(model.ending)]
    out: dict[str, set[FormKind]] = {}

    def put(kind: FormKind, found: Iterable[str]) -> None:
        for form in found:
            out.setdefault(form, set()).add(kind)

    present = [root + ending for ending in model.present.split(" ")]
    # Before -i- the soft « ç » and « ge » fall back to « c » and « g » (« annonçait » but « annoncions »).
    imperfect, soft = root + model.imperfect, root + model.imperfect.replace("ç", "c").removesuffix("e")
    put("finite", present)
    put("finite", ((soft if ending.startswith("i") else imperfect) + ending for ending in _IMPERFECT))
    put("finite", (root + model.future + ending for ending in (*_FUTURE, *_CONDITIONAL)))
    put("finite", (root + ending for ending in model.past.split(" ")))
    put("finite", (root + ending for ending in model.subjunctive.split(" ") if ending))
    put("participle", _agreed(root + model.participle))
    put("gerund", [_present_participle(infinitive, imperfect)])
    put("infinitive", [infinitive])
    return out


@cache
def auxiliary_forms(models: tuple[VerbModel, ...]) -> frozenset[str]:
    """Every form of « avoir » and « être », without their past participles."""
    by_ending = {row.ending: row for row in models}
    found = set()
    for verb in ("avoir", "être"):
        found |= {form for form, kinds in forms(verb, by_ending[verb]).items() if kinds != {"participle"}}
    return frozenset(found | {"été"})


def reporting_forms(lexicons: Lexicons) -> Iterator[tuple[ReportingVerb, str, Mapping[str, set[FormKind]]]]:
    """Each reporting verb of one word, its infinitive, and its forms with what they can be (`finite`, `participle`)."""
    models = {row.ending: row for row in lexicons.rows(VerbModel)}
    for verb in lexicons.rows(ReportingVerb):
        infinitive = bare(verb.lemma)
        model = model_of(infinitive, models) if " " not in infinitive else None
        if model is not None:
            yield verb, infinitive, forms(infinitive, model)


def infinitive_of(form: str, infinitives: Collection[str]) -> str | None:
    """The infinitive in -er of which a word can be the third person present (« ferme » → « fermer »), or None."""
    stem = form[:-3] if form.endswith("ent") else form[:-1] if form.endswith("e") else None
    if stem is None or len(stem) < 2:
        return None
    accented = stem.rfind("è")
    variants = [stem] if accented < 0 else [stem[:accented] + e + stem[accented + 1 :] for e in "éeè"]
    return next((v + "er" for v in variants if v + "er" in infinitives), None)
