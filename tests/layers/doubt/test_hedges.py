"""Hedges: the cue with its kind, and the predicates that it covers with what is left of their certainty.

A cue is tagged with its kind; a predicate's lexical head with `probable`, `possible`, `unknown` or `certain` (no hedge that weakens covers
it), `no` marks a predicate that a denial reverses as well. Cues that are not tagged must not be found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.markup import read

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

KINDS = ("attribution", "conditional", "modal", "lexical", "hypothetical")
LEVELS = ("certain", "probable", "possible", "unknown")
TAGS = {*KINDS, *LEVELS, "denied"}

CONDITIONAL = """
Les rebelles <conditional>auraient</conditional> <probable>pris</probable> la ville.
L'offensive <conditional>serait</conditional> <probable>proche</probable> et l'accord <conditional>aurait</conditional> <probable>échoué</probable>.
Les gendarmes <conditional>auraient</conditional> <probable>arrêté</probable> deux hommes et <probable>saisi</probable> trois armes.
Le nouveau pont <conditional><probable>coûterait</probable></conditional> 40 millions d'euros.
Le club <conditional>serait</conditional> à <probable>vendre</probable>.
La femme n'<conditional>aurait</conditional> jamais <probable>voulu</probable> tuer.
Il <conditional><probable>faudrait</probable></conditional> partir avant midi.
Il y <conditional><probable>aurait</probable></conditional> douze blessés.
Le prévenu, qui <conditional>aurait</conditional> <probable>agi</probable> seul, <certain>nie</certain> les faits.
Le maire a affirmé que l'homme <conditional>aurait</conditional> <probable>menacé</probable> son voisin.
"""
NOT_CONDITIONAL = """
Le maire a promis qu'il <certain>viendrait</certain> demain et que son adjoint serait <certain>absent</certain>.
Elle a confié à un ami qu'elle <certain>quitterait</certain> la scène.
Le ministre a dit à ses collègues qu'il <certain>partirait</certain> en mars.
Nous savions que nous ne <certain>dépasserions</certain> jamais ce stade.
Trois clubs ont fait savoir qu'ils ne <certain>joueraient</certain> pas.
La direction avait assuré que l'usine <certain>rouvrirait</certain>.
Je <certain>voudrais</certain> remercier les pompiers.
Les élus auraient <certain>préféré</certain> un vote.
L'ordre sera <certain>assuré</certain>, avec l'armée s'il le faut.
Le peintre <certain>montrait</certain> ses toiles et <certain>préparait</certain> un livre.
Le préfet avait plaidé pour ce choix, en insistant sur le fait que les quais <certain>resteraient</certain> ouverts.
La peur ne saurait <certain>justifier</certain> ce choix.
"""
HYPOTHETICAL = """
<hypothetical>Si</hypothetical> le prix <unknown>montait</unknown>, le pays <unknown>perdrait</unknown> un milliard et <unknown>licencierait</unknown>.
En cas de refus, le syndicat <hypothetical><unknown>appellerait</unknown></hypothetical> à la grève.
Sans cet accord, l'usine <hypothetical><unknown>fermerait</unknown></hypothetical> ses portes.
La fête n'<hypothetical>aurait</hypothetical> pas pu se <unknown>tenir</unknown> sans les bénévoles.
<hypothetical>Si</hypothetical> la pluie <unknown>tombait</unknown>, les pompiers <unknown>souffleraient</unknown>.
<hypothetical>Quand bien même</hypothetical> le maire <unknown>partirait</unknown>, l'opposition <unknown>continuerait</unknown> la lutte.
Des renforts sont <certain>prêts</certain> <hypothetical>au cas où</hypothetical> la digue <unknown>céderait</unknown>.
<hypothetical>Si</hypothetical> on <unknown>joue</unknown> ainsi, personne ne va nous <unknown>battre</unknown>.
<hypothetical>S'</hypothetical>il <unknown>pleut</unknown>, le match va être <unknown>annulé</unknown>.
Faute d'accord, le syndicat <hypothetical><unknown>appellerait</unknown></hypothetical> à la grève.
<hypothetical>Si</hypothetical> on ne <unknown>demande</unknown> rien, ça ne <unknown>sert</unknown> à rien.
<hypothetical>Si</hypothetical> ça ne <unknown>bouge</unknown> pas, c'est <unknown>terminé</unknown> pour nous.
Le club <unknown>partira</unknown> et <unknown>jouera</unknown> ailleurs <hypothetical>si</hypothetical> la ville <unknown>refuse</unknown>.
Sans lui, l'usine <hypothetical><unknown>fermerait</unknown></hypothetical> et <hypothetical><unknown>licencierait</unknown></hypothetical>.
Le chantier <unknown>débutera</unknown> en mars, <hypothetical>sous réserve</hypothetical> de l'accord du conseil.
Le pont <unknown>rouvrira</unknown> <hypothetical>à condition que</hypothetical> la pluie <unknown>cesse</unknown>.
Le pays <unknown>perdrait</unknown> un milliard <hypothetical>si</hypothetical> le prix <unknown>montait</unknown>.
Sans lui, le club <hypothetical>aurait</hypothetical> <unknown>perdu</unknown> et le maire <hypothetical>aurait</hypothetical> <unknown>vendu</unknown> le stade.
Et <hypothetical>si</hypothetical> le lac <unknown>gèle</unknown>, le port <unknown>fermera</unknown>.
"""
NOT_HYPOTHETICAL = """
La mairie <certain>paiera</certain> et le club <unknown>jouera</unknown> ailleurs <hypothetical>si</hypothetical> la ville <unknown>refuse</unknown>.
Le chantier a <certain>débuté</certain> sous réserve de l'accord du conseil.
Si le coureur a <certain>gagné</certain> une étape, il a <certain>perdu</certain> le maillot jaune.
Si la mairie a <certain>promis</certain> une aide, le préfet a dit qu'il n'y <certain>aurait</certain> aucun retard.
La route est si <certain>étroite</certain> que les camions <certain>reculent</certain>.
On <certain>verra</certain> bien <hypothetical>si</hypothetical> le maire tient parole.
Les clubs <certain>jouent</certain> comme si de rien n'était.
S'il <certain>salue</certain> le geste du maire, le préfet <certain>attend</certain> la suite.
<hypothetical>Si</hypothetical> le texte ne <unknown>dit</unknown> rien des salaires, il <certain>prévoit</certain> une prime.
Même s'il <certain>pleut</certain>, le match <certain>aura</certain> lieu.
Les enfants <certain>chantent</certain>, comme <hypothetical>si</hypothetical> on <unknown>fêtait</unknown> Noël.
L'eau <certain>manque</certain>, si bien que les vaches <certain>souffrent</certain>.
Ce <conditional>serait</conditional> un <probable>clown</probable>, au sens où <hypothetical>s'</hypothetical>il <unknown>moque</unknown> les riches, il vise aussi les pauvres.
Les gardes <certain>vérifient</certain>, par exemple, <hypothetical>si</hypothetical> le passeport est <unknown>valide</unknown>.
<hypothetical>Si</hypothetical> le parti <unknown>reste</unknown> fort, son rival <certain>aimerait</certain> le battre.
"""
MODAL = """
Le texte <modal>pourrait</modal> <possible>provoquer</possible> une crise.
Les otages <modal>pourraient</modal> avoir été <possible>déplacés</possible>.
Le pont <modal>aurait</modal> pu <possible>tomber</possible>.
La maladie <modal>peut</modal> <possible>entraîner</possible> la mort.
Le projet <modal>devrait</modal> être <probable>présenté</probable> lundi et <modal>pourrait</modal> <possible>diviser</possible> la gauche.
Le procès <modal>doit</modal> s'<probable>ouvrir</probable> à Lyon.
Le texte <modal>doit</modal> encore être <probable>adopté</probable> par le Sénat.
Cette hausse <modal>devrait</modal> rester <probable>modérée</probable>.
Une amende <modal>pouvant</modal> <possible>atteindre</possible> 1 500 euros est <certain>prévue</certain>.
La ministre <modal>devait</modal> <probable>rencontrer</probable> les élus.
Le guide <modal>a pu</modal> se <possible>tromper</possible> de sentier.
Une fuite <modal>a pu</modal> <possible>provoquer</possible> l'incendie.
Le masque a plusieurs usages. Il <modal>peut</modal> être un <possible>jouet</possible>.
La réclame ne <certain>suffit</certain> plus, elle <modal>peut</modal> <possible>convaincre</possible> pourtant.
Il <modal>doit</modal> y <probable>avoir</probable> une erreur.
Les prix <modal>risquent</modal> d'<possible>augmenter</possible>.
On <modal>peut</modal> aussi imaginer que ce mouvement s'<possible>organise</possible>.
On aurait <modal>pu</modal> <lexical>croire</lexical> que la ville <possible>célébrait</possible> une victoire.
La crise <modal><possible>menace</possible></modal> d'engorger les tribunaux.
Les masques <modal>devraient</modal> être <probable>obligatoires</probable> à partir de lundi.
Le virus <modal>peut</modal> <possible>provoquer</possible> une fièvre.
La ville <modal>pourrait</modal> <possible>accueillir</possible> le salon.
Ce produit est <modal>susceptible</modal> de <possible>provoquer</possible> des allergies.
L'étude a montré que cette eau <modal>pouvait</modal> <possible>conduire</possible> à une maladie.
« Ce pont <modal>doit</modal> être <probable>fermé</probable> lundi », a dit le préfet.
Il <modal>peut</modal> y <possible>avoir</possible> des raisons cachées.
« Les otages <modal>devraient</modal> être <probable>libérés</probable> », a dit l'avocat.
« Il ne <modal>devrait</modal> pas y <probable>avoir</probable> de file », a dit l'avocat.
Le gagnant <modal>pourrait</modal> être <possible>Paul</possible>.
Le quai <modal>pourrait</modal> être <possible>une</possible> des surprises.
Certaines ne toussent pas mais <modal>peuvent</modal> être <possible>contagieuses</possible>.
"""
NOT_MODAL = """
Les clients peuvent <certain>acheter</certain> leurs billets en ligne.
Les élèves doivent <certain>porter</certain> un uniforme.
Les pompiers ont pu <certain>sauver</certain> trois chiens.
Tout le monde pourra <certain>voter</certain> dimanche.
Les pompiers ont dû <certain>évacuer</certain> l'immeuble.
Les électeurs pourront <certain>voter</certain> jusqu'à 20 heures.
Ces chiffres ne peuvent <certain>expliquer</certain> la crise.
Tout conducteur doit <certain>présenter</certain> ses papiers.
Les élèves devaient <certain>porter</certain> un uniforme.
Le juge a déclaré que la firme devait <certain>payer</certain>.
L'usine a fermé. Elle peut <certain>demander</certain> une aide.
« La ville doit <certain>disposer</certain> d'un port », a dit hier le maire.
Nous devons <certain>agir</certain> ensemble.
Il <certain>risque</certain> dix ans de prison.
Le syndicat <certain>menace</certain> de bloquer le port.
Elle <certain>menace</certain> de partir.
Les stages devraient être <certain>obligatoires</certain>, demande le syndicat.
Les élus devraient <certain>écouter</certain> la rue.
Une équipe a montré que les poulpes peuvent <certain>reconnaître</certain> un plongeur.
Le hangar peut <certain>accueillir</certain> dix avions.
« Ce pont doit être <certain>fermé</certain> », a dit le préfet.
<attribution>Pour</attribution> le maire, deux centrales doivent <certain>fermer</certain> après 2050.
Une élève a raconté que certains devaient <certain>boire</certain> de la neige.
La mairie a dit que le pont pouvait <certain>accueillir</certain> trente personnes.
« Les élus devraient être <certain>vigilants</certain> », a dit l'avocat.
« Elle devrait <certain>crier</certain> son innocence », a dit l'avocat.
Les poulpes ne devraient jamais être <certain>élevés</certain>.
L'État peut à tout moment <certain>expulser</certain> un diplomate.
Elle devait <certain>faire</certain> face au procureur.
"""
LEXICAL = """
<lexical>À notre connaissance</lexical>, le port est <probable>ouvert</probable>.
<lexical>Peut-être</lexical> que c'est le <possible>bruit</possible>, <lexical>peut-être</lexical> que c'est la <possible>fatigue</possible>.
<lexical>Sûrement</lexical> que la digue <probable>tient</probable> et <probable>durera</probable>.
Elle regrette que les règles <lexical>semblent</lexical> encore <probable>floues</probable> et que rien ne soit <certain>prêt</certain>.
Le train <probable>arrivera</probable> <lexical>sans doute</lexical> en retard.
<lexical>Vraisemblablement</lexical>, le feu est <probable>parti</probable> de la cuisine.
Des enfants ont <lexical>peut-être</lexical> <possible>vu</possible> le chien.
<lexical>Peut-être</lexical> que le train <possible>arrivera</possible> à l'heure.
La ville <lexical>semble</lexical> <probable>calme</probable>.
Le peintre <lexical>semble</lexical> avoir <probable>quitté</probable> le pays.
Il <lexical>semble</lexical> que le feu soit <probable>éteint</probable>.
La police <lexical>estime</lexical> que le suspect a <probable>fui</probable>.
Les secours <lexical>pensent</lexical> avoir <probable>trouvé</probable> l'épave.
La commission <lexical>considère</lexical> que la dette est trop <probable>élevée</probable>.
Le témoin <lexical>prétend</lexical> que le garde l'a <probable>frappé</probable>.
Ils <lexical>croient</lexical> savoir que le roi est <probable>malade</probable>.
Cet homme est <lexical>soupçonné</lexical> d'avoir <probable>volé</probable> une voiture.
Il est <lexical>possible</lexical> que la route soit <possible>fermée</possible>.
Il est <lexical><possible>possible</possible></lexical> de réduire le bruit.
La gare <lexical><probable>semble</probable></lexical> hors de danger.
Le texte vous <lexical>paraît</lexical> <probable>long</probable>, inutile <lexical>peut-être</lexical>.
Il se <lexical>peut</lexical> que la route soit <possible>fermée</possible>.
Une hausse est <lexical><probable>probable</probable></lexical>.
Le <lexical>risque</lexical> que la digue <possible>cède</possible> est faible.
L'affaire de fraude <lexical>présumée</lexical> <probable>concerne</probable> trois élus.
Le groupe n'a pas exclu que le site <possible>disparaisse</possible>.
Il n'est pas <lexical>certain</lexical> que le match <possible>ait</possible> lieu.
Rien ne prouve que le suspect était <unknown>armé</unknown>.
Le juge <probable>rendra</probable> sa décision vendredi, <lexical>croit</lexical> savoir le quotidien.
On <lexical><probable>estime</probable></lexical> à 4 000 le nombre de loups.
Il y a de fortes <lexical>chances</lexical> que le parti <possible>gagne</possible>.
Les Verts <lexical>estiment</lexical> que la loi est <probable>mauvaise</probable> et <certain>promettent</certain> un recours.
Le gouvernement n'exclut pas que la taxe <possible>revienne</possible>.
La route <lexical>a l'air</lexical> d'être <probable>sûre</probable>.
Le garde a <lexical>manifestement</lexical> <probable>dormi</probable>.
C'est <lexical>peut-être</lexical> le <possible>maire</possible> qui a <possible>payé</possible>.
Le gel ne <probable>brisera</probable> <lexical>probablement</lexical> pas la digue mais il est <lexical>possible</lexical> qu'elle <possible>cède</possible>.
Le guide <lexical>pense</lexical> que le lac <probable>tiendra</probable>, même si l'eau <certain>manque</certain>.
Le club <probable>jouera</probable>, <lexical>sans doute</lexical> un samedi.
"""
NOT_LEXICAL = """
La voisine a <certain>décrit</certain> le port comme un désert.
Rien ne laisse penser que le lac a <unknown>gelé</unknown>.
Le guide n'a jamais prétendu que le lac avait <unknown>gelé</unknown>.
Le livre <certain>paraît</certain> lundi.
Un homme <lexical>probablement</lexical> ivre a <certain>percuté</certain> un arbre.
Un juge d'instruction a <certain>entendu</certain> le témoin.
Trois suspects, dont le cerveau présumé du vol, ont été <certain>arrêtés</certain>.
Il est certain que le match <certain>aura</certain> lieu.
Le suspect, présumé innocent, <certain>reste</certain> en prison.
Il n'est plus <certain>possible</certain> de payer par carte.
Aucune hausse n'est <certain>possible</certain> cette année.
Le gouvernement <certain>pense</certain> aux victimes.
La presse, supposée de gauche, a <certain>perdu</certain> ses lecteurs.
L'équipe a <certain>mené</certain> une plongée à haut risque.
Que le maire le dise, c'est <certain>invraisemblable</certain>.
La hausse est sans aucun doute <certain>réelle</certain>.
Les trains <certain>roulaient</certain> normalement.
Le plan est <certain>présenté</certain> comme une première étape.
Il est désormais possible de <certain>passer</certain>.
Le club a <certain>gagné</certain>, mais peut-être trop tard.
La maire et peut-être son adjoint ont <certain>fui</certain>.
Des hommes, manifestement sous l'effet de l'alcool, ont <certain>fermé</certain> le quai.
Il est <lexical>soupçonné</lexical> d'avoir <probable>jeté</probable> des pavés sur les gardes et sera lui aussi <certain>entendu</certain>.
Cette règle, <lexical>sans doute</lexical> mal <probable>comprise</probable>, a <certain>suscité</certain> des plaintes.
La maire <lexical>estime</lexical> que « la commune <probable>mérite</probable> mieux » et <certain>promet</certain> une annonce.
"""
DENIED = """
Le ministre <lexical>doute</lexical> que le plan <denied>réussisse</denied>.
Le maire ne <lexical>pense</lexical> pas que la loi soit <denied>utile</denied>.
"""


def _cases(block: str) -> list[str]:
    return block.strip().splitlines()


def _check(nlp: Language, marked: str) -> None:
    text, marks = read(marked, TAGS)
    layers = nlp(text)._.claimkit
    want = {(m.tag, text[m.start : m.end]) for m in marks if m.tag in KINDS}
    assert {(h.kind, h.span.text) for h in layers.hedges if h.kind != "attribution"} == {w for w in want if w[0] != "attribution"}
    order = {level: n for n, level in enumerate(LEVELS)}
    for mark in marks:
        if mark.tag in KINDS:
            continue
        covering = [reach for reach in layers.hedge_reach if reach.covers(mark.start)]
        covering += [s for s in layers.standings if any(a <= mark.start < b for a, b in s.ranges)]
        level = max((reach.certainty or "certain" for reach in covering), key=order.__getitem__, default="certain")
        if mark.tag == "denied":
            assert sum(reach.negates for reach in covering) == 1, text[mark.start : mark.end]
        else:
            assert level == mark.tag, text[mark.start : mark.end]
            assert not any(reach.negates for reach in covering)


@pytest.mark.parametrize("marked", _cases(CONDITIONAL))
def test_hedges_conditional_of_report(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(NOT_CONDITIONAL))
def test_hedges_no_future_in_the_past_wish_or_imperfect(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(HYPOTHETICAL))
def test_hedges_hypothesis(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(NOT_HYPOTHETICAL))
def test_hedges_concession_is_no_hypothesis(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(MODAL))
def test_hedges_modal_of_possibility(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(NOT_MODAL))
def test_hedges_no_permission_or_duty(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(LEXICAL))
def test_hedges_lexical_cue(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(NOT_LEXICAL))
def test_hedges_same_word_without_doubt(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(DENIED))
def test_hedges_doubt_denies(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("« Pour moi, ce n'est pas un coupable », a dit l'avocat.", ["Pour"]),
        ("« Le quai, selon moi, tient », a dit le docker.", ["selon"]),
        ("« À mes yeux, le quai tient », a dit le docker.", ["À mes yeux"]),
        ("« C'est dur pour moi, il faut partir », a dit le docker.", []),
        ("Des hommes soupçonnés d'avoir fui sont libres, a-t-on appris de source judiciaire.", ["soupçonnés", "de source judiciaire"]),
    ],
)
def test_hedges_attribution_by_who_speaks(text: str, hedges: list[str]) -> None:
    assert [hedge.span.text for hedge in claimkit.extract(text).claims[0].hedges] == hedges


def test_hedges_attribution_covers_its_content(nlp: Language) -> None:
    text, marks = read("<attribution>Selon</attribution> la préfecture, deux routes sont <certain>coupées</certain>.", TAGS)
    layers = nlp(text)._.claimkit
    assert [(h.span.text, h.kind) for h in layers.hedges] == [("Selon", "attribution")]
    assert layers.hedge_reach[0].covers(marks[1].start)
    assert layers.hedge_reach[0].certainty is None


def test_hedges_anonymous_source_beside_a_reporting_verb(nlp: Language) -> None:
    layers = nlp("Deux hommes ont été arrêtés, a-t-on appris de source policière.")._.claimkit
    assert [(h.span.text, h.kind) for h in layers.hedges] == [("de source policière", "attribution")]


def test_hedges_reach_goes_with_each_hedge(nlp: Language) -> None:
    layers = nlp("Selon elle, le plan aurait échoué et pourrait être abandonné, estime-t-on.")._.claimkit
    assert len(layers.hedges) == len(layers.hedge_reach) > 1


@pytest.mark.parametrize("text", ["", " ", "Si", "peut-être", "Selon", "aurait", "doit", "semble que", "que que que", "İ sans doute İ"])
def test_hedges_bad_text_never_raises(nlp: Language, text: str) -> None:
    layers = nlp(text)._.claimkit
    assert len(layers.hedges) == len(layers.hedge_reach)
    assert all(text[h.span.start : h.span.end] == h.span.text for h in layers.hedges)


def test_hedges_user_phrase_is_found() -> None:
    import claimkit

    own = claimkit.load(lexicons={"hedge_phrases": [{"phrase": "à vue de nez", "certainty": "possible"}]})
    layers = own("Le pont mesure à vue de nez cent mètres.")._.claimkit
    assert [(h.span.text, layers.hedge_reach[k].certainty) for k, h in enumerate(layers.hedges)] == [("à vue de nez", "possible")]


@pytest.mark.parametrize("marked", ["<conditional>serait", "serait</conditional>", "<mood>serait</mood>", "serait"])
def test_markup_refuses_what_asserts_nothing(marked: str) -> None:
    with pytest.raises(ValueError, match=r"tag|closed|closes|marks"):
        read(marked, TAGS)


def test_hedges_presumed_before_its_noun(nlp: Language) -> None:
    _check(nlp, "Les <lexical>présumés</lexical> complices ont été <probable>arrêtés</probable>.")


@pytest.mark.parametrize(
    ("text", "verb", "cues"),
    [
        ("Selon la maire, le gué « cédera en mai » et la pompe fuit.", "fuit", ["Selon"]),
        ("Selon la maire, le gué « cédera en mai » et la pompe fuit.", "cédera", ["Selon"]),
        ("Je ne crois pas que le gué puisse tenir.", "puisse", ["crois"]),
        ("Anne Roux vise la mairie si le parti la soutient.", "vise", ["si"]),
        ("Anne Roux demande aux élus s'ils tiennent la digue.", "demande", []),
        ("Si le débit baisse, la digue penche.", "penche", []),
        ("La maire affirme que si la pluie continue, la digue cédera.", "cédera", ["si"]),
        ("Un seul accusé soupçonné d'avoir fui comparaît.", "avoir fui", ["soupçonné"]),
        ("Le maire aurait dû vendre le bac.", "vendre", []),
        ("Le bac aurait dû partir à midi.", "partir", ["aurait"]),
        ("Une réunion doit avoir lieu à la mairie.", "lieu", ["doit"]),
        ("La mairie va sans doute devoir vendre le bac.", "vendre", ["sans doute"]),
        ("Elle voulait partir, mais Dol a l'air sympa.", "partir", []),
        ("Si la date n'a pas encore été fixée, le bac pourrait partir lundi.", "partir", ["pourrait"]),
        ("Une option, possibilité que la maire a évoquée dans un tract, affirmant que le bac va partir.", "partir", []),
        ("Il semble acquis que la digue tiendra.", "tiendra", ["semble"]),
    ],
)
def test_what_hedges_cover_and_what_they_leave(text: str, verb: str, cues: list[str]) -> None:
    claims = [c for c in claimkit.extract(text).claims if verb in c.predicate.span.text]
    assert [h.span.text for h in claims[0].hedges] == cues
