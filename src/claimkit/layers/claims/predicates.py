"""The verb group of a clause, and whether it puts anything forward."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import NE, OF, QUE, TO
from claimkit.grammar.clause import Clause
from claimkit.grammar.gapped import group_of
from claimkit.grammar.negation import NEGATIONS
from claimkit.grammar.objects import incorporated, no_longer
from claimkit.grammar.subjects import empty_subject, subject_of
from claimkit.layers.speech.verbs import INVERTED

_CLITICS = frozenset({"se", "s'", "s’", "y", "en", "le", "la", "les", "l'", "l’", "lui", "leur", "me", "te", "nous", "vous", "m'", "t'"})
_ORDER = ("ons", "ez", "faites", "dites")
_MAYBE_WISHED = ("e", "es", "ent")  # forms that are those of the subjunctive too
_US = frozenset({"nous", "vous", "qui", "-nous", "-vous"})
_WITH_US = _US | {"moi", "toi", "vous-même", "vous-mêmes"}
_TOLD = frozenset({"-moi", "-toi", "-le", "-la", "-les", "-lui", "-leur", "-y", "-en"})
_POINTING = (["lire", "aussi"], ["voir", "aussi"], ["lire", "également"], ["voir", "également"])
# « Voici la liste », « ce qu'est la règle », « dit qui il est »: what a copula says nothing with.
_SAYING_NOTHING = QUE | {"voilà", "voici", "qui", "quel", "quelle", "quels", "quelles"}
_SETTING = frozenset({"mettre", "remettre", "prendre", "entrer"})
_STATES = frozenset(
    {"place", "œuvre", "cause", "examen", "vente", "service", "vigueur", "compte", "charge", "danger", "ligne", "jeu", "doute", "demeure"}
)
_USED = frozenset({"habitude", "coutume", "plaisir", "regret", "honneur"})  # « avait l'habitude de dire que »
_WORDS = frozenset({"mot", "mots", "chose", "choses", "phrase", "question", "questions", "réponse", "termes"})
_FELT = {
    "impression": "avoir",
    "sentiment": "avoir",
    "conviction": "avoir",
    "certitude": "avoir",
    "compte": "rendre",
    "conscience": "prendre",
}
_MUST = frozenset({"falloir", "convenir"})
_REALIZING = frozenset({"comprendre", "admettre", "reconnaître", "réaliser"})
_MADE = frozenset({"publié", "créé", "modifié", "actualisé"})
_QUESTION = frozenset({"?", "!?", "?!"})
_LEADING = frozenset({":", ",", "-", "–", "—", "mais", "et", "alors"})
_ASKING = frozenset({"où", "comment", "pourquoi", "combien", "quel", "quelle", "quels", "quelles", "est-ce"})
_OPENING = frozenset({"«", "“", '"'})
_SHORT = 6
_WHATEVER = frozenset({"quoi", "qui", "où", "quel", "quelle", "quels", "quelles"})
_SUCH = frozenset({"tel", "telle", "tels", "telles"})
_NEAR = 5  # tokens from « quoi qu' » to its verb
_ENDS = _QUESTION | {"»", "”", "!", ";"}


class Predicates:
    """What the predicates of one document put forward.

    Args:
        tree: the tree.
        reporting: token indices of verbs that only report.
    """

    def __init__(self, tree: Tree, reporting: set[int]) -> None:
        self._tree, self._reporting = tree, reporting
        self._report_below = {
            h for k in reporting if (tree.dep[k] == "xcomp" or _must(tree, k)) and "," not in tree.words[(h := tree.head[k]) : k]
        }
        self._report_below |= {tree.head[h] for k in reporting if tree.dep[k] == "acl" and tree.lower[h := tree.head[k]] in _USED}
        self._report_below |= {tree.head[h] for h in tree.places(_FELT.keys()) if _feels(tree, h)}
        self._questions = {tree.sent[i] for i in tree.places(_QUESTION)}

    def is_claimed(self, clause: Clause) -> bool:
        """Whether the clause puts a proposition forward: no question, order or wish, no bare reporting clause."""
        tree, verbs = self._tree, clause.verbs
        reports = not (self._reporting.isdisjoint(verbs) and self._report_below.isdisjoint(verbs))
        if reports and not _called_for(tree, verbs) and not _tells_of(tree, clause):
            return False
        if tree.lower[clause.head] in _SAYING_NOTHING or (
            len(clause.members) == 1 and tree.lower[clause.head : clause.head + 2] in _POINTING
        ):
            return False
        if _between_commas(tree, clause) or _alone(tree, clause) or _stamped(tree, clause):
            return False
        if _whatever(tree, clause) or _scrap(tree, clause):
            return False
        if tree.sent[clause.head] in self._questions and _asked(tree, clause):
            return False
        return not (clause.mood == "imperative" or _order(tree, clause) or _wish(tree, clause))


def _feels(tree: Tree, noun: int) -> bool:
    """« on a l'impression que A », « se rend compte que A »: only A is put forward."""
    verb = tree.head[noun]
    if tree.lemma[verb] != _FELT[tree.lower[noun]]:
        return False
    return any(k > noun and tree.dep[k] in ("acl", "ccomp") and tree.lower[tree.left[k]] in QUE for h in (verb, noun) for k in tree.kids[h])


def _must(tree: Tree, verb: int) -> bool:
    """« il faut savoir que A », « il convient de rappeler que A », not « il faut dire aux élus de partir »: only A is put forward."""
    above = tree.head[verb]
    denied = any(tree.lower[k] in NE for k in tree.kids[above])
    return (
        tree.lemma[above] in _MUST
        and not denied
        and any(tree.dep[k] == "ccomp" and tree.lower[tree.left[k]] in QUE for k in tree.kids[verb])
    )


def _called_for(tree: Tree, verbs: list[int]) -> bool:
    """« le pouvoir doit comprendre que A »: someone calls for it."""
    return any(tree.lemma[v] == "devoir" and tree.verb_form[v] == "Fin" for v in verbs) and any(tree.lemma[v] in _REALIZING for v in verbs)


def _tells_of(tree: Tree, clause: Clause) -> bool:
    """« Elle a annoncé la fermeture du port : « … » »: the verb has its object before the colon, and says something without what stands behind."""
    verb, end = clause.head, tree.sents[tree.sent[clause.head]][1]
    subject = subject_of(tree, clause.top)
    if clause.finite < 0 or subject is None or subject > verb:
        return False
    nouns = [k for k in tree.kids[verb] if k > verb and tree.dep[k] == "obj" and (tree.pos[k] == "NOUN" or tree.lower[k] in ("un", "une"))]
    for k in nouns:
        colon = next(
            (m for m in range(k, end) if tree.words[m] == ":" or tree.verb_form[m] == "Fin"), verb
        )  # not « La halle, confie un élu, a … »
        if tree.words[colon] == ":" and tree.lower[k] not in _WORDS and not incorporated(tree, verb, k):
            return True
    return False


def verb_group(tree: Tree, clause: Clause) -> tuple[int, int]:
    """(first, after last): from the first auxiliary, clitic or « ne » to the lexical head, the « pas » behind it or the infinitive it governs."""
    if clause.gapped:
        return group_of(tree, clause.head)
    members = clause.members
    first, last = min(members), max(members)
    top = first
    while first > 0 and tree.head[first - 1] in members and _opens_group(tree, first - 1):
        first -= 1
    behind = last + 1
    if behind < len(tree) and tree.lower[behind] in NEGATIONS and tree.head[behind] in members and tree.pos[behind] == "ADV":
        bound = behind + 1 < len(tree) and tree.lower[behind + 1] == "moins"  # « ont rassemblé pas moins de 50 000 soldats »
        more = tree.lower[behind] == "plus" and not any(no_longer(tree, v) for v in members)  # « a vendu | plus de 300 voitures »
        last += not (bound or more)
    last = _with_noun(tree, _governed_infinitive(tree, clause.head, last))
    # A subject or long insertion between auxiliary and head would swallow other words.
    if last - first > 8 and any(tree.dep[k] in SUBJECTS and first < k < last for v in members for k in tree.kids[v]):
        first = max(top, last - 8) if top < last else first
    return first, last + 1


def _opens_group(tree: Tree, i: int) -> bool:
    """« ne », or a pronoun before its verb (« se », « lui », « y »)."""
    word = tree.lower[i]
    if i and tree.pos[i - 1] == "ADP" and tree.head[i - 1] == i:
        return False  # « avec lui s'éteint un grand nom »
    return word in NE or (word in _CLITICS and tree.dep[i] != "det" and tree.dep[i] not in SUBJECTS)


def _governed_infinitive(tree: Tree, head: int, last: int) -> int:
    """The last token of the group with the infinitives right behind the verb (« a décidé de fermer »)."""
    for k in tree.kids[head]:
        if k > last and tree.verb_form[k] == "Inf" and (tree.dep[k] == "xcomp" or _empty(tree, k, head)):
            begin = _behind_dative(tree, head, last + 1) if tree.lower[tree.left[k]] in OF else last + 1  # « recommande aux élus d'éviter »
            if k - begin > 4 or any(tree.pos[m] in ("NOUN", "PROPN", "PUNCT", "VERB") for m in range(begin, k)):
                return last
            return _governed_infinitive(tree, k, k)
    return last


def _behind_dative(tree: Tree, head: int, begin: int) -> int:
    """The token behind the one who is asked, told or advised to do something, where that stands right behind the verb; else `begin`."""
    for k in tree.kids[head]:
        if tree.left[k] == begin and tree.lower[begin] in TO and tree.right[k] - begin < _SHORT:
            return tree.right[k]
    return begin


def _with_noun(tree: Tree, last: int) -> int:
    """The end of the group with the bare noun that makes one verb with it: « met | fin (à la grève) », « a pris | part », « faisait | état »."""
    v = last if tree.pos[last] == "VERB" else tree.head[last]  # « n'a pas | donné », « ne prend pas | part »
    for k in tree.kids[v]:
        if k > last and tree.dep[k] in ("obj", "obj:lvc") and incorporated(tree, v, k):
            return k if all(tree.pos[m] in ("ADV", "DET") for m in range(last + 1, k)) else last
    if tree.lemma[v] in _SETTING and tree.lower[last + 1 : last + 2] == ["en"] and not _STATES.isdisjoint(tree.lower[last + 2 : last + 3]):
        return last + 2  # « met en place », « entre en vigueur »
    return last


def _empty(tree: Tree, k: int, head: int) -> bool:
    """« il faut fermer », « il est possible de fermer »: the infinitive is what the empty subject stands for."""
    return tree.dep[k] in ("ccomp", "csubj") and empty_subject(tree, head) is not None


def _asked(tree: Tree, clause: Clause) -> bool:
    """Whether a question mark is the first mark that ends something behind the head, and no question begins in between but under « si »."""
    head = clause.head
    supposed = clause.kind == "adverbial" and any(tree.lower[k] in ("si", "s'", "s’") and k < head for k in tree.kids[clause.top])
    words = tree.lower[head : tree.sents[tree.sent[head]][1]]
    for k, word in enumerate(words):
        if word == "»" and "«" in words[:k]:
            continue  # « a-t-elle lancé les « cafés du port » ? »
        if word in _ENDS:
            return word in _QUESTION
        behind = words[k + 1 : k + 4]
        if word == ":" and (not _OPENING.isdisjoint(behind[:1]) or any(w in INVERTED for w in words[k:])):
            return False  # « le maire a réagi : « Que faire ? » », « un doute est né : la loi sera-t-elle votée ? »
        if (
            word in _LEADING
            and not (supposed and word == ",")
            and (not _ASKING.isdisjoint(behind[:1]) or any(w in INVERTED for w in behind[2:]))
        ):
            return False  # « la ville a payé : comment se relever ? », « il a parlé, mais que fait-il ? »
    return False


def _whatever(tree: Tree, clause: Clause) -> bool:
    """« quoi qu'il arrive », « quelle que soit la suite », « telles qu'elles sont »: what may be so or not."""
    verb = clause.finite
    for k in range(verb - 1, max(0, verb - _NEAR), -1):
        if tree.pos[k] in ("PUNCT", "VERB", "AUX"):
            return False
        if tree.lower[k] in QUE:
            return tree.lower[k - 1] in _WHATEVER or (tree.lower[k - 1] in _SUCH and tree.pos[k + 1] == "PRON")
    return False


def _order(tree: Tree, clause: Clause) -> bool:
    """An imperative: no subject, and a form of the first or second person (« sachez », « laissons », « prends »), or « -moi » behind it."""
    i = clause.finite
    if i < 0 or clause.kind not in ("main", "coordinate", "content", "headline"):
        return False
    if tree.lower[i + 1 : i + 2] and tree.lower[i + 1] in _TOLD:
        return True
    plural = tree.lower[i].endswith(_ORDER)
    if plural and tree.lower[i - 1] in ("nous", "vous") and tree.lower[i - 2] in NE:
        return True  # « ne vous trompez pas »
    if not plural and not (tree.lower[i].endswith("s") and i == clause.top):
        return False
    own = [k for v in clause.verbs for k in tree.kids[v] if tree.dep[k].startswith(("nsubj", "expl:subj"))]
    shared = own[0] if own else subject_of(tree, clause.top)
    if shared is not None and (not plural or not _WITH_US.isdisjoint(tree.lower[tree.left[shared] : tree.right[shared]])):
        return False  # but « mes amis, ne faites rien »
    return not (i > 0 and tree.lower[i - 1] in _US)


def _alone(tree: Tree, clause: Clause) -> bool:
    """A verb with nothing around it is a scrap of text, no proposition."""
    if clause.kind != "main" or clause.elliptic or len(clause.verbs) != 1:
        return False
    for k in tree.kids[clause.top]:  # noqa: SIM110 - a generator takes twice as long
        if tree.pos[k] not in ("PUNCT", "SPACE"):
            return False
    return True


def _scrap(tree: Tree, clause: Clause) -> bool:
    """« Lu hier soir dans le tram », « Condamné à quatre ans »: a participle of nobody; « autrement dit », « ne serait-ce que »."""
    i = clause.head
    if tree.lower[i : i + 3] == ["serait", "-ce", "que"] or tree.lower[i - 1 : i + 1] == ["en", "déplaise"]:
        return True
    if tree.lower[i - 1 : i + 1] in (["autrement", "dit"], ["n'", "importe"], ["n’", "importe"]) or (
        tree.lower[i - 2 : i] in (["rien", "n'"], ["rien", "n’"]) and tree.lower[i - 5 : i - 2] == ["comme", "si", "de"]
    ):
        return True
    bare = clause.members == {i} and tree.verb_form[i] == "Part" and tree.dep[i] == "ROOT" and not clause.elliptic
    return bare and all(tree.dep[k] not in SUBJECTS and not tree.dep[k].startswith(("obj", "obl:agent")) for k in tree.kids[i])


def _stamped(tree: Tree, clause: Clause) -> bool:
    """« Mis à jour le 4 mars | … », « Créé: 17.04.2025 »: when a page was made; « merci aux élus venus ce soir » thanks."""
    i = clause.head
    if clause.finite >= 0 or len(clause.verbs) != 1 or tree.verb_form[i] != "Part":
        return False
    if tree.dep[i] == "acl" and tree.pos[tree.head[tree.head[i]]] == "INTJ":
        return True
    after = i + 3 if tree.lower[i + 1 : i + 3] == ["à", "jour"] else i + 1
    dated = tree.lower[after : after + 1] in ([":"], ["le"]) and after + 1 < len(tree) and tree.words[after + 1][:1].isdigit()
    made = tree.lower[i] in _MADE or (tree.lower[i] == "mis" and after == i + 3)
    return dated and made and tree.dep[i] == "ROOT" and not any(tree.dep[k] in SUBJECTS or tree.dep[k] == "obl:agent" for k in tree.kids[i])


def _between_commas(tree: Tree, clause: Clause) -> bool:
    """« Cette annonce, précise, a … »: one word between commas is an adjective that the tagger took for a verb."""
    i = clause.head
    if len(clause.members) > 1 or not 0 < i < len(tree) - 1 or (tree.verb_form[i] == "Fin" and tree.feats(i).get("Number") == "Plur"):
        return False  # but « ils creusent, bêchent, arrosent »
    return tree.words[i - 1] == "," == tree.words[i + 1] and not any(tree.dep[k] != "punct" for k in tree.kids[i])


def _wish(tree: Tree, clause: Clause) -> bool:
    """« Qu'il parte »: a main clause that opens with que and stands in the subjunctive."""
    first, end = tree.sents[tree.sent[clause.head]]
    opens = tree.lower[first + (tree.words[first] in _OPENING)] in QUE and tree.head[clause.top] == clause.top
    wished = clause.mood == "subjunctive" or (opens and tree.lower[clause.finite].endswith(_MAYBE_WISHED))
    if clause.kind not in ("main", "content", "headline") or not (wished or tree.words[end - 1] == "!") or tree.dep[clause.top] == "ccomp":
        return False
    if clause.kind == "content" and tree.head[clause.top] != clause.top:
        return False  # « n'exclut pas que le bac soit en panne »
    return any(tree.lower[k] in QUE and k < clause.top for k in tree.kids[clause.top])
