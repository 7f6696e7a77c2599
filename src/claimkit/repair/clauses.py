"""Which verb heads a clause and what it governs, where the parser takes another: « il y a », « dont », « que », « et », a time before a figure."""

from __future__ import annotations

from claimkit.doc.tree import AUXILIARIES, SUBJECTS, Tree
from claimkit.french.small_words import QUE, THE, TO
from claimkit.repair.graft import Graft
from claimkit.repair.tags import PARTICIPLE

_SET_IN = QUE | {"en", "parce", "quand", "lorsque", "lorsqu'", "lorsqu’"}
_TAKING_QUE = frozenset(  # beside the verbs that report
    {"accepter", "apprécier", "attendre", "impliquer", "oublier", "permettre", "signifier", "souhaiter", "vouloir"}
)
_STOPS = frozenset({",", ":", ";", ".", "mais", "»", "!", "\n"})
_THEY = frozenset({"il", "elle", "ils", "elles"})
_HAVING = frozenset({"a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient"})
_THERE_IS = frozenset({"a", "avait", "aura", "aurait", "ait", "eut"})
_OPENING, _GOING_ON = frozenset({"«", "“", '"'}), frozenset({"conj", "parataxis", "advcl"})
_PRONOUNS = frozenset({"expl:pv", "expl:comp", "expl:pass", "obj", "iobj", "advmod"})
_SPANS = frozenset({"année", "mois", "semaine", "trimestre", "midi", "matin", "soir", "moyenne", "total"})


def mend_existentials(graft: Graft) -> None:
    """« Il y a douze blessés », read as a preposition (« il y a deux ans »): the verb governs, the noun is its object."""
    tree = graft.tree
    for verb in [i for i in tree.places(_THERE_IS) if tree.dep[i] == "fixed"]:
        pronoun, noun = tree.head[verb], tree.head[tree.head[verb]]
        adverbial = tree.lower[pronoun] != "il" or noun < verb or tree.dep[noun].startswith(("obl", "advmod"))
        if adverbial or not graft.fires("repair.existential", verb):
            continue
        put(graft, verb, noun)
        graft.hang(noun, verb, "obj")
        graft.hang(pronoun, verb, "expl:subj")
        for k in (*tree.kids[pronoun], *tree.kids[noun]):
            if k != verb and (tree.head[k] == pronoun or tree.dep[k] == "punct"):
                graft.hang(k, verb, "iobj" if tree.lower[k] == "y" else None)
    graft.settle()


def mend_parts(graft: Graft) -> None:
    """« Six pompiers, dont la cheffe, ont été blessés », read as a relative clause: gives the verb its subject before « dont »."""
    tree = graft.tree
    for verb in [i for i, dep in enumerate(tree.dep) if dep == "acl:relcl" and tree.head[i] < i]:
        part, whole = _part(tree, verb), tree.head[verb]
        if part is None or tree.dep[whole] in SUBJECTS or not graft.fires("repair.part", verb):
            continue
        for k in tree.kids[whole]:
            if k > verb:
                graft.hang(k, verb)
        put(graft, verb, whole)
        graft.hang(whole, verb, tree.dep[part])
        graft.hang(part, whole, "acl:relcl")
    for called in [i for i in tree.places({"dit", "dits"}) if tree.verb_form[i] == "Fin" and tree.words[i - 1] == ","]:
        verb = next((k for k in tree.kids[called] if tree.dep[k] == "parataxis:insert" and k > called), called)
        whole = next((k for k in tree.kids[called] if tree.dep[k] == "nsubj" and k < called), called)
        behind = [tree.dep[k] for k in tree.kids[verb] if k > verb]  # « Paul Simon, dit « le Gitan », a fui »
        named = (
            tree.pos[called - 2] == "PROPN"
            and called + 1 < verb
            and tree.words[called + 1] in _OPENING
            and "," in tree.words[tree.left[verb] - 1 : verb]
        )
        if not named or called in (verb, whole) or not graft.fires("repair.part", called):
            continue
        put(graft, verb, called)
        graft.hang(whole, verb, "nsubj:pass" if "aux:pass" in [tree.dep[k] for k in tree.kids[verb]] else "nsubj")
        graft.hang(called, whole, "acl")
        tree.retag(called, morph="Tense=Past|VerbForm=Part")
        for k in (*tree.kids[called], *(k for k in tree.kids[verb] if tree.dep[k] == "nsubj" and "obj" not in behind)):
            if k > verb:
                graft.hang(k, verb, "obj" if tree.dep[k] == "nsubj" else None)
    graft.settle()


def mend_clauses_as_predicates(graft: Graft) -> None:
    """« La réalité est que A », « c'est parce que A que B », read with « est » as the copula of A's verb: « est » governs A.

    « Telles sont les règles », « rares sont ceux qui partent », read with « sont » as the copula of the subject: it is that of the attribute.
    """
    tree = graft.tree
    for being in [i for i, dep in enumerate(tree.dep) if dep == "cop" and tree.dep[tree.head[i]] == "nsubj"]:
        noun, attribute = tree.head[being], tree.head[tree.head[being]]
        if tree.pos[attribute] == "ADJ" and attribute < being < noun and graft.fires("repair.predicate", being):
            for k in tree.kids[noun]:
                if attribute < k < noun and tree.dep[k] in ("cop", "advmod"):
                    graft.hang(k, attribute)
    for made in [i for i, dep in enumerate(tree.dep) if dep == "aux:caus" and tree.kids[i] and graft.fires("repair.predicate", i)]:
        for k in tree.kids[made]:  # « ne s'est pas faite attendre »
            graft.hang(k, tree.head[made])
    for mark in [i for i in tree.places(_SET_IN) if tree.dep[i] in ("mark", "advmod")]:
        near = tree.head[mark]
        top = tree.head[near] if tree.dep[near] == "obl:mod" and tree.dep[mark] == "advmod" else near  # « la réalité est qu'en mai, A »
        before = [k for k in (*tree.kids[top], *(tree.kids[near] if near != top else ())) if k < mark]
        being = next((k for k in before if tree.dep[k] == "cop" and tree.head[k] == near), -1)
        if being >= 0 and (near != top or tree.dep[mark] == "mark") and graft.fires("repair.predicate", being):
            put(graft, being, top)
            tree.retag(being, pos="VERB")
            graft.hang(mark, top, "mark")
            graft.hang(top, being, "ccomp" if tree.lower[mark] in QUE else "advcl")
            for k in [k for k in before if k != being]:
                graft.hang(k, being, "nsubj" if tree.dep[k] == "dep" else None)
    graft.settle()


def put(graft: Graft, i: int, other: int) -> None:
    """Puts a token where another one hangs."""
    graft.hang(i, i if graft.heads[other] == other else graft.heads[other], graft.deps[other])


def _part(tree: Tree, verb: int) -> int | None:
    """The subject of the verb that « dont » opens, where commas close it in."""
    for k in tree.kids[verb]:
        first, behind = tree.left[k], tree.right[k]
        first += tree.words[first] == ","
        if tree.dep[k] in SUBJECTS and k < verb and tree.lower[first] == "dont" and tree.words[first - 1] == ",":
            return k if "," in tree.words[behind - 1 : behind + 1] else None
    return None


def mend_conjunctions(graft: Graft, reporting: frozenset[str]) -> None:
    """« Aucun essai ne démontre que ce thé soigne »: makes marks of adverbs that open a content clause, unlike that of « ne … que »."""
    tree = graft.tree
    for i in [i for i in tree.places(QUE) if tree.dep[i] == "advmod"]:
        top = tree.head[tree.head[i]] if tree.dep[tree.head[i]] in SUBJECTS else tree.head[i]  # « que six élus, dont un maire, ont … »
        clause = tree.dep[top] == "ccomp" and tree.left[top] == i and any(tree.dep[k] in SUBJECTS and k < top for k in tree.kids[top])
        if clause and graft.fires("repair.conjunction", i):
            graft.hang(i, top, "mark")
            tree.retag(i, pos="SCONJ")
    for below in [i for i, dep in enumerate(tree.dep) if dep == "acl:relcl" and tree.dep[tree.head[i]].startswith("obl")]:
        noun, verb, que = tree.head[below], tree.head[tree.head[below]], tree.left[below]
        own = [tree.dep[k] for k in tree.kids[below] if k > que]  # « a dit à ses amis qu'il partait » is no relative clause
        told = tree.lemma[verb] in reporting and "obj" not in [tree.dep[k] for k in tree.kids[verb]]
        if (
            told
            and tree.lower[tree.left[noun]] in TO
            and tree.lower[que] in QUE
            and "nsubj" in own
            and graft.fires("repair.conjunction", que)
        ):
            graft.hang(below, verb, "ccomp")
            graft.hang(que, below, "mark")
            tree.retag(que, pos="SCONJ")
    for que in [i for i in tree.places(QUE) if i > 1 and tree.dep[i] in ("mark", "case", "advmod")]:
        _mend_not_only(graft, que, reporting | _TAKING_QUE)
    graft.settle()


def _mend_not_only(graft: Graft, que: int, taking_que: frozenset[str]) -> None:
    """« La taxe ne touche pas que Dol : à Lens, le pain augmente », read with « que » as a conjunction: the noun behind it is the object."""
    tree, end = graft.tree, graft.tree.sents[graft.tree.sent[que]][1]
    verb = que - 1 if tree.pos[que - 1] == "VERB" else tree.head[que - 1]
    stop = next((k for k in range(que + 1, end) if tree.lower[k] in _STOPS), end)
    incise = (
        tree.words[stop : stop + 1] == [","] and tree.verb_form[stop + 1 : stop + 2] == ["Fin"] and tree.pos[stop + 2 : stop + 3] == ["DET"]
    )
    noun = next((k for k in range(que + 1, stop) if tree.pos[k] in ("NOUN", "PROPN")), que)
    clause = (
        noun == que
        or "Fin" in tree.verb_form[que + 1 : stop]
        or (tree.words[stop : stop + 1] == [","] and not incise and _THEY.isdisjoint(tree.lower[stop + 1 : stop + 2]))
        or tree.lemma[verb] in taking_que
        or "expl:subj" in [tree.dep[k] for k in tree.kids[verb]]  # « il n'est pas exclu que »
    )
    if not clause and {"ne", "pas"} <= {tree.lemma[k] for k in tree.kids[verb] if k < que} and graft.fires("repair.conjunction", que):
        later = tree.head[noun] if tree.head[noun] >= stop else verb
        graft.hang(que, noun, "advmod")
        graft.hang(noun, verb, "obj" if tree.pos[que + 1] != "ADP" else "obl:arg")
        for k in (k for k in tree.kids[noun] if k >= stop):
            graft.hang(k, later)
        if later != verb:
            graft.hang(later, verb, "parataxis:insert" if incise else "parataxis")


def mend_subjects(graft: Graft) -> None:
    """« La cour rejette le recours et l'avocat dénonce une injustice », read with « avocat » as an object: it stands before a verb without subject."""
    tree = graft.tree
    for noun in [i for i, dep in enumerate(tree.dep) if dep == "conj" and tree.head[i] < i and tree.pos[i] in ("NOUN", "PROPN")]:
        at, end = tree.right[noun], tree.sents[tree.sent[noun]][1]
        while at < end and (tree.dep[at] in _PRONOUNS or tree.words[at] in _OPENING) and tree.head[at] > at:
            at += 1
        verb = noun if at >= end or tree.verb_form[at] != "Fin" else tree.head[at] if tree.dep[at] in AUXILIARIES else at
        own, beside = [tree.dep[k] for k in tree.kids[verb]], [tree.dep[k] for k in tree.kids[noun] if tree.lower[k] != "des"]
        joined = tree.dep[verb] in _GOING_ON and tree.head[verb] in tree.ancestors(noun) and SUBJECTS.isdisjoint(own) and "mark" not in own
        if joined and verb > noun and beside[:1] == ["cc"] and "case" not in beside and graft.fires("repair.subject", noun):
            graft.hang(noun, verb, "nsubj:pass" if "aux:pass" in own else "nsubj")
            graft.hang(tree.kids[noun][0], verb)
            graft.hang(verb, tree.head[verb], "conj")
    for verb in [i for i, form in enumerate(tree.verb_form) if form == "Fin" and tree.dep[i] in ("acl", "nmod", "amod")]:
        # « la récolte baisse et les prix montent », read with « baisse » below « récolte »
        noun, later = tree.head[verb], tree.head[tree.head[verb]]
        other = next((k for k in tree.kids[later] if k > verb and tree.dep[k] == "nsubj"), -1)
        joined = any(verb < k < other and tree.dep[k] == "cc" for k in tree.kids[later])
        if joined and noun < verb and tree.dep[noun] == "nsubj" and other < later and graft.fires("repair.subject", verb):
            put(graft, verb, later)
            graft.hang(noun, verb)
            graft.hang(later, verb, "conj")
    for pronoun in [i for i in tree.places(THE) if tree.dep[i] == "obj"]:  # « ces terres, la commune les a vendues »
        verb, plural = tree.head[pronoun], tree.lower[pronoun] == "les"
        before = [k for k in tree.kids[verb] if k < pronoun and tree.dep[k] == "nsubj"]
        told = len(before) > 1 and tree.pos[before[0]] == "NOUN" and tree.words[tree.left[before[1]] - 1 : before[1]].count(",") == 1
        if told and (tree.feats(before[0]).get("Number") == "Plur") is plural and graft.fires("repair.subject", before[0]):
            graft.hang(before[0], verb, "dislocated")
    graft.settle()


def mend_conjuncts(graft: Graft) -> None:
    """Hangs to the verb before it what goes on with it: « sera porté à 90 euros et élargi à tous », « a voté le budget, rejeté trois recours et … »."""
    tree, nouns = graft.tree, ("NOUN", "PROPN")
    for i in [i for i, dep in enumerate(tree.dep) if dep == "conj" and tree.pos[i] == "VERB" and tree.pos[tree.head[i]] in nouns]:
        form, forms = tree.verb_form[i], tree.feats(i)  # hung to a noun: « dit partager la peur des gens et vouloir agir »
        verb = next((h for h in tree.ancestors(i) if tree.pos[h] == "VERB" and tree.verb_form[h] == form), i)
        agrees = all(tree.feats(verb).get(f) == forms.get(f) for f in ("Gender", "Number")) if form == "Part" else form == "Inf"
        passive = form == "Inf" or "aux:pass" in [tree.dep[k] for k in tree.kids[verb]]
        if verb < i and agrees and passive and "cc" in [tree.dep[k] for k in tree.kids[i][:1]] and graft.fires("repair.conjunct", i):
            graft.hang(i, verb)
    for i in [i for i, dep in enumerate(tree.dep) if dep in ("advcl", "acl", "conj") and tree.verb_form[i] == "Part"]:
        verb = tree.head[i] if tree.dep[i] == "advcl" else tree.head[tree.head[i]]
        if tree.dep[i] == "conj":  # « a jugé la plainte irrecevable et condamné le club »
            below = tree.pos[tree.head[i]] in ("NOUN", "PROPN", "ADJ")
            verb = next((h for h in tree.ancestors(i) if tree.pos[h] == "VERB"), i) if below else i
        own = [tree.dep[k] for k in tree.kids[i]]
        tense = verb < i and tree.verb_form[verb] == "Part" and "aux:tense" in [tree.dep[k] for k in tree.kids[verb]]
        aside = "obj" not in own or "mark" in own or not AUXILIARIES.isdisjoint(own) or tree.feats(i).get("Tense") != "Past"
        if tense and not aside and graft.fires("repair.conjunct", i):
            graft.hang(i, verb, "conj")
    for having in [i for i in tree.places(_HAVING) if tree.dep[i] not in AUXILIARIES]:
        right = tree.right[having]
        comma = next((k for k in range(having + 1, right) if tree.pos[k] != "ADV"), having)
        made = next((k for k in range(comma + 1, right) if tree.words[k - 1] == "," and tree.pos[k] == "VERB"), -1)
        objects = [k for k in tree.kids[having] if tree.dep[k] == "obj" and "case" not in [tree.dep[m] for m in tree.kids[k]]]
        apart = tree.words[comma] == "," and made >= 0 and tree.dep[made] in ("acl", "conj", "advcl") and not objects
        if apart and (tree.verb_form[made] == "Part" or tree.lower[made].endswith("é")) and graft.fires("repair.conjunct", made):
            put(graft, made, having)  # « n'a pas, malgré l'appui d'un drone, retrouvé le marin »
            for k in (*tree.kids[having], *range(having + 1, comma)):
                if k != made:
                    graft.hang(k, made, "obl:mod" if tree.dep[k] == "obj" else None)
            graft.hang(having, made, "aux:tense")
            tree.retag(having, pos="AUX")
            tree.retag(made, morph=PARTICIPLE)
    graft.settle()


def mend_figures_of_times(graft: Graft, times: frozenset[str]) -> None:
    """« Le taux était lundi de 94 % », read with the time as predicate: that is the figure."""
    tree = graft.tree
    for time in tree.places(times | _SPANS):
        being = [k for k in tree.kids[time] if k < time and tree.dep[k] not in ("det", "case", "amod")]
        figure = next((k for k in tree.kids[time] if k > time and "nummod" in [tree.dep[m] for m in tree.kids[k]]), time)
        led = "cop" in [tree.dep[k] for k in being] and tree.lower[tree.left[figure]] in ("de", "d'", "d’")
        if led and figure > time and graft.fires("repair.figures_dated", figure):
            put(graft, figure, time)
            graft.hang(time, figure, "obl:mod")
            for k in (*being, *(m for m in tree.kids[time] if m > figure)):
                graft.hang(k, figure)
    graft.settle()
