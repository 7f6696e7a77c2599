"""Claims: which clauses, with which logical subject and object.

In a case, `head`, `actor` and `patient` mark the first claim, `head2`, `actor2`, `patient2` the second and so on; there must be no
others. A head without actor has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.markup import read

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

TAGS = {f"{role}{k}" for role in ("head", "actor", "patient") for k in ("", "2", "3", "4")}

CASES = """
<actor>Le conseil municipal</actor> a <head>adopté</head> <patient>le budget</patient>.
<patient>Le budget</patient> a été <head>adopté</head> par <actor>le conseil municipal</actor>.
<patient>La route</patient> est <head>fermée</head> depuis lundi.
<actor>Le navire</actor> est <head>parti</head> de Brest.
<actor>La réunion</actor> s'est <head>tenue</head> à Dijon.
<actor>Le directeur</actor> est <head>malade</head>.
<actor>Les élus</actor> ont <head>voté</head> <patient>la loi</patient> et <actor2>les élus de gauche</actor2> ont <head2>quitté</head2> <patient2>la salle</patient2>.
<actor>La société</actor> pourrait <head>vendre</head> <patient>sa filiale</patient>.
<actor>La préfète</actor> a <head>décidé</head> de fermer <patient>le pont</patient>.
<actor>La mairie</actor> vient d'<head>ouvrir</head> <patient>une crèche</patient>.
<actor>Le comité</actor> va <head>examiner</head> <patient>trois dossiers</patient>.
<actor>L'usine</actor> a <head>fermé</head> tandis que <actor2>le chômage</actor2> <head2>augmentait</head2>.
Il y <head>a</head> <patient>douze blessés</patient>.
Il <head>manque</head> <actor>trois milliards</actor>.
Il <head>faut</head> <patient>deux signatures</patient>.
C'est <actor>le juge</actor> qui <head>décide</head>.
C'est <patient>Paul Ferrand</patient> que <actor>les élus</actor> ont <head>choisi</head>.
<actor>Elle</actor> se souvient avoir <head>vendu</head> <patient>la barque</patient>.
<actor>Ce tunnel</actor> <head>relie</head> <patient>les deux vallées</patient>.
<actor>Le groupe</actor> a <head>versé</head> à l'État <patient>une amende</patient>.
<actor>Le maire</actor>, élu en mars, a <head>présenté</head> <patient>son projet</patient>.
<actor>Personne</actor> ne <patient>l'</patient>a <head>revu</head>.
Parmi les noyés <head>figurent</head> <actor>deux adolescentes</actor>.
<actor>Les ventes</actor> ont <head>reculé</head> de neuf points.
<actor>La commission</actor> n'a <patient>rien</patient> <head>décidé</head>.
<actor>Les prix</actor> ont <head>augmenté</head> de 4 % depuis juin et <actor2>la charge des loyers</actor2> s'<head2>élève</head2> à deux milliards d'euros.
<patient>Douze marins</patient> ont été <head>sauvés</head>, dont un mousse, et <patient2>les corps de deux passagers</patient2> ont été <head2>retrouvés</head2>.
Il n'y <head>aura</head> pas <patient>de hausse des tarifs</patient>.
<actor>Le député sortant</actor>, Paul Gassin, <patient>la</patient> <head>suivrait</head> avec 38 %.
<actor>La participation</actor> n'<head>atteint</head> que <patient>41 %</patient>.
<actor>Le club</actor> a <head>appelé</head> <patient>Mme Roussel</patient>.
<actor>Le procureur</actor> a <head>requis</head> jeudi <patient>six ans de réclusion</patient>.
<actor>La CGT</actor> <head>dénonce</head> de son côté <patient>des pressions</patient> dans deux ateliers.
<actor>Le patron du groupe</actor> a de son côté <head>refusé</head> de dévoiler <patient>le calendrier</patient>.
<actor>L'audit</actor> n'aurait selon lui <head>apporté</head> <patient>aucune preuve</patient>.
<actor>Les syndicats</actor> ont pour leur part <head>rejeté</head> <patient>l'accord</patient>.
<actor>Les élus</actor> sont <head>déterminés</head> à vendre <patient>la halle</patient>.
Il était 6 h 20 quand <actor>le ferry</actor> a <head>heurté</head> <patient>le quai</patient>.
Il était minuit lorsque <actor>la digue</actor> s'est <head>rompue</head> à Dol.
<actor>La mairie</actor> <head>conseille</head> aux riverains d'éviter <patient>le quai</patient>.
<actor>Les vents</actor> ont <head>faibli</head>, mais <actor2><actor3>la houle</actor3></actor2> <head2>monte</head2> et <head3>menace</head3> <patient3>la digue</patient3>.
C'est <actor>ce quartier</actor> qui <head>perd</head> <patient>le plus d'habitants</patient>.
Ce sont <actor>40 élèves</actor> qui <head>manquent</head>.
<actor>C'</actor>est la <head>fête</head>, dit la maire, qui sourit.
<actor>La préfète</actor>, Anne Morel, <head>avertit</head> <patient>les riverains</patient> d'une crue.
<actor>Nous</actor> devons <head>maintenir</head> <patient>le débit</patient>.
<actor>Les riverains</actor> s'<head>inquiètent</head> de la crue, affirmant que <actor2>l'eau</actor2> <head2>monte</head2>.
<actor>La maire</actor> a <head>salué</head> « <patient>une équipe</patient> qui ne renonce jamais ».
<actor>Les manifestants</actor> <head>scandent</head> « Rendez la halle ! ».
<actor>Le maire</actor> a <head>vendu</head> <patient>la halle</patient>, mais que fera-t-il du marché ?
<actor>La ville</actor> a <head>perdu</head> <patient>dix emplois</patient> : comment les remplacer ?
<actor>Nous</actor> ne sommes plus en <head>1975</head>.
<actor>Le conseil</actor> <head>a</head> <patient>le droit de vendre la halle</patient>.
<actor>Le conseil</actor> <head>a</head> l'intention de vendre <patient>la halle</patient>.
<actor>Le syndicat</actor> <head>compte</head> présenter et défendre <patient>son texte</patient>.
<actor>Le film</actor> fait <head>naître</head> <patient>un espoir</patient>.
<actor>Le voleur</actor> s'est fait <head>arrêter</head> à Nice.
Au bruit des moteurs s'<head>ajoutent</head> <actor>les cris des vendeurs</actor>.
Il est <head>question</head> d'un pont.
Il est presque <head>impossible</head> pour les riverains de dormir.
C'est là que <actor>la crue</actor> a <head>commencé</head>.
<actor>Les élus</actor> ont <head>débattu</head> plus de quatre heures.
<actor>Elles</actor> <head>demandent</head> à être écoutées.
<actor>Les élus</actor> déclaraient en ligne <head>vouloir</head> vendre <patient>la halle</patient>.
<patient>Un fourgon</patient> <head>visé</head> par <actor>des jets de pierre</actor> à Brest  <patient2>Un fourgon</patient2> a été <head2>attaqué</head2> samedi.
<actor>Les vendeurs</actor> <head>profitent</head> des soldes.
<actor>La mairie</actor> a <head>pris</head> <patient>trois arrêtés</patient> pour réduire le bruit.
<actor>Le préfet</actor> a <head>lancé</head> <patient>une enquête</patient> après la rupture de la digue.
<actor>L'avalanche</actor> a <head>coûté</head> la vie à six skieurs.
<actor>La crue</actor> a <head>fait</head> la une des journaux.
<actor>Les douaniers</actor> ont <head>mis</head> la main sur le carnet.
<actor>Le maire</actor> a <head>pris</head> ses distances avec le parti.
<actor>Le maire</actor> a <head>pris</head> <patient>la main de sa fille</patient>.
<actor>Elle</actor> <head>sera</head> mardi à Nantes.
<actor>Le préavis de grève</actor> <head>court</head> jusqu'au 3 juin.
<actor>Le port</actor> <head>ferme</head> <patient>trois quais</patient>.
Seront également <head>présents</head> <actor>des élus de la ville</actor>.
Est également <head>prévue</head> <patient>une marche</patient> à Lyon.
<actor>Fermer la halle</actor> <head>coûterait</head> <patient>40 000 euros</patient>.
<actor>Repeindre sa maison et partir en mer</actor> sont les deux <head>envies</head> des Belges.
Il n'y <head>a</head> plus <patient>de lait</patient>.
Il y <patient>en</patient> <head>a</head> dans le Hainaut.
<actor>On</actor> ne <head>comprend</head> pas ce qui a pu céder.
<actor>La fréquentation</actor> a <head>diminué</head> (- 1,1 %).
<actor>Deux granges</actor> ont <head>brûlé</head> près de Tarbes.
<actor>Les plongeurs</actor> ont <head>recensé</head> <patient>près d'une centaine d'épaves</patient>.
<actor>La riposte de Morel</actor> ne s'est pas faite <head>attendre</head>.
<head>Telles</head> sont aujourd'hui <actor>les règles du port</actor>.
Peu <head>nombreux</head> sont <actor>les pêcheurs</actor> qui partent.
<actor>Ce</actor> sont les deux <head>métiers</head> les plus rares chez les jeunes qui ont quitté l'école.
"""


def claims_of(nlp: Language, text: str) -> list[claimkit.Claim]:
    return list(claimkit.extract(text, published="2025-03-12", nlp=nlp).claims)


def cases(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line]


def place(span: claimkit.Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


@pytest.mark.parametrize("marked", cases(CASES))
def test_claims_roles(nlp: Language, marked: str) -> None:
    text, marks = read(marked, TAGS)
    wanted = {}
    for k in ("", "2", "3", "4"):
        by_role = {
            m.tag.removesuffix(k) if k else m.tag: (m.start, m.end)
            for m in marks
            if m.tag in {f"{r}{k}" for r in ("head", "actor", "patient")}
        }
        if "head" in by_role:
            wanted[by_role["head"]] = (by_role.get("actor"), by_role.get("patient"))
    found = {
        place(c.predicate.head): (place(c.actor.span) if c.actor else None, place(c.patient.span) if c.patient else None)
        for c in claims_of(nlp, text)
    }
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Le maire a démissionné.", ["main"]),
        ("Le maire a démissionné et son adjoint assure l'intérim.", ["main", "coordinate"]),
        ("La ministre affirme que le déficit recule.", ["content"]),
        ("La police interviendra parce que la route est coupée.", ["main", "adverbial"]),
        ("Le texte passera, même si, en commission, il n'a pas convaincu.", ["main", "coordinate"]),
        ("Il n'est pas surprenant que les ménages quittent la ville.", ["main", "content"]),
        ("Il est important que les ménages quittent la ville.", ["main", "adverbial"]),
        ("Le pont qui relie les deux rives rouvrira.", ["relative", "main"]),
        ("L'avion a décollé, transportant deux cents passagers.", ["main", "participial"]),
    ],
)
def test_claims_clause_kinds(nlp: Language, text: str, kinds: list[str]) -> None:
    extraction = claimkit.extract(text, clauses="all", nlp=nlp)
    assert [c.clause for c in extraction.claims] == kinds


@pytest.mark.parametrize(
    ("text", "subject", "told"),
    [
        ("La loi crée un fonds, impose un audit et supprime la taxe.", "La loi", ["crée", "impose", "supprime"]),
        ("L'eau est entrée par la cave, s'est répandue dans les couloirs et a noyé deux salles.", "L'eau", ["entrée", "répandue", "noyé"]),
        ("Le phare est resté allumé, a continué à tourner et a guidé le bac.", "Le phare", ["allumé", "continué", "guidé"]),
        ("Le miel se vend 12 euros le pot et s'exporte surtout en Suède.", "Le miel", ["vend", "exporte"]),
        ("L'aide sera portée jusqu'à 70 euros et étendue à trois ports.", "L'aide", ["portée", "étendue"]),
        ("La joueuse a été sifflée au stade, menacée en ville et suivie chez elle.", "La joueuse", ["sifflée", "menacée", "suivie"]),
        ("Une commune peut garder son école et ne payer aucun loyer.", "Une commune", ["garder", "payer"]),
        ("Le préfet dit partager l'inquiétude des éleveurs et vouloir les aider.", "Le préfet", ["partager", "vouloir"]),
        # counter-example: what a governed infinitive is coordinated with belongs to the clause of its verb
        ("La maire a promis de baisser les loyers et d'ouvrir une crèche.", "La maire", ["promis"]),
    ],
)
def test_claims_verbs_of_a_list_share_the_subject(nlp: Language, text: str, subject: str, told: list[str]) -> None:
    found = claims_of(nlp, text)
    assert [c.predicate.head.text for c in found] == told
    assert {(c.patient if c.predicate.voice == "passive" else c.actor).span.text for c in found} == {subject}  # type: ignore[union-attr]


def test_claims_agents_of_a_list_of_participles(nlp: Language) -> None:
    found = claims_of(nlp, "Elle a été raillée en ligne, insultée par des voisins et entendue par la police.")
    assert [c.actor and c.actor.span.text for c in found] == [None, "des voisins", "la police"]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Le pont qui relie les rives rouvrira.", ["rouvrira"]),
        ("Il a vu un engin rouge et qui fumait.", ["vu"]),
        ("Il invite les élus à voter, mais en se soumettant au vote.", ["invite"]),
        ("Le prix progresse en ville, pourtant acquise au vélo.", ["progresse"]),
        ("La ville a annoncé un débat et vidée de ses meubles, la halle a rouvert.", ["annoncé", "rouvert"]),
        ("L'orage que nous vivons est de cette nature-là : il est violent.", ["nature", "violent"]),
        ("Le froid variera entre 2 degrés en Ardenne et 5 degrés en Flandre.", ["variera"]),
        ("Les ponts bâtis sur la Vire ont cédé, selon la mairie.", ["cédé"]),
        ("La ville vend son port pour payer ses dettes, selon la maire.", ["vend"]),
        ("La ville vend son port pour payer 20 euros, selon la maire.", ["vend", "payer"]),
        ("Il estime que les ponts bâtis par l'État cèdent.", ["cèdent"]),
        ("Les ponts apparemment bâtis par l'État cèdent, dit-il.", ["bâtis", "cèdent"]),
        ("Le juge l'avait condamné, l'accusé n'étant plus considéré comme le chef, sa peine a été réduite.", ["condamné", "réduite"]),
    ],
)
def test_claims_asserted_leaves_out_what_only_tells_more(nlp: Language, text: str, heads: list[str]) -> None:
    assert [c.predicate.head.text for c in claimkit.extract(text, nlp=nlp).claims] == heads


def test_claims_asserted_keeps_relative_clauses_with_a_figure(nlp: Language) -> None:
    text = "Le pont, qui a coûté 40 millions d'euros, rouvrira."
    assert [c.clause for c in claimkit.extract(text, nlp=nlp).claims] == ["relative", "main"]


@pytest.mark.parametrize(
    "text",
    [
        "Le gouvernement reculera-t-il ?",
        "La maire a-t-elle ouvert l'un des «cafés du port»? Comment tiendra cette « halle neuve » ?",
        "Sachez patienter.",
        "Qu'il parte !",
        "Prends ton vélo et sors de la ville !",
        "Rendez-nous la halle et gardez le marché.",
        "« Aide-moi », a dit le maire.",
        "« Chers voisins, surtout n'entrez pas », a écrit la maire.",
        "« Ne vous privez pas. Que les élus votent. Qu'il se taise », dit la maire.",
        "Voilà ce que dit le maire.",
        "Lu hier soir dans le tram.",
        "Par la rédaction",
        "Lire aussi : Le port a fermé",
        "Port : la halle ferme\n\nGazette | Créé: 17.04.2025, 14h05",
        "Merci aux 65 élus venus hier soir !",
    ],
)
def test_claims_no_claim_in_questions_orders_wishes_and_furniture(nlp: Language, text: str) -> None:
    assert claims_of(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Quelle que soit la suite, le gué fermera.", ["fermer"]),
        ("Quoi qu'il arrive, la halle ouvrira en mai.", ["ouvrir"]),
        ("Où que vous logiez, le réseau passe.", ["passer"]),
        ("Le préfet, quel qu'il soit, devra trancher.", ["trancher"]),
        ("Elle a pris les grues telles qu'elles étaient.", ["prendre"]),
        ("Des ports tels que Dol ont voté.", ["voter"]),
        ("Si les prix étaient bas, pourquoi les clients partiraient-ils ?", []),
        ("Si la halle brûle, le maire partira : comment le remplacer ?", ["brûler", "partir"]),
        ("Nous avions l'habitude de dire que la rivière était une sœur.", ["sœur"]),
        ("Nous avions l'habitude de dire bonjour aux voisins.", ["avoir"]),
        ("L'acquéreur demeure à ce jour inconnu.", ["inconnu"]),
        ("La porte reste ouverte pour l'heure creuse.", ["ouvrir"]),
        ("Les clubs jouent comme si de rien n'était.", ["jouer"]),
        ("Il a rappelé ce qu'est le port.", []),
        ("Elle estime que vendre le port serait une erreur.", ["erreur"]),
        ("C'est par la chanson que Léo a frappé à la porte du club.", ["frapper"]),
        ("C'est dans la halle que le maire a achetée.", ["acheter"]),
        ("La maire annonce la vente du port : « La ville meurt. »", ["annoncer", "mourir"]),
        ("La maire annonce ces mots : « La ville meurt. »", ["mourir"]),
        ("Ce bac était très attendu par la foule : la ville meurt.", ["attendre", "mourir"]),
        ("Les élus et moi votons.", ["voter"]),
        ("Il loge les gens n'importe comment.", ["loger"]),
        ("La ville aurait dû payer : où serait le mal ?", ["payer"]),
        ("Les gens chantent, dansent, parlent, la fête plaît.", ["chanter", "danser", "parler", "plaire"]),
        ("Elle ignore quels étaient les prix.", ["ignorer"]),
        ("« La ville meurt », tel est le message des élus.", ["mourir"]),
        ("On a l'impression que la ville meurt.", ["mourir"]),
        ("Il a le sentiment du devoir accompli.", ["avoir"]),
        ("On se rend compte que la ville meurt.", ["mourir"]),
        ("Le maire doit comprendre que la ville meurt.", ["comprendre", "mourir"]),
        ("Elle s'attend à ce que la ville meure.", ["mourir"]),
        ("Elle s'attend à une baisse.", ["attendre"]),
        ("Autrement dit, si vous partez, la ville paiera.", ["partir", "payer"]),
        ("Un doute est né : le conseil de la ville sera-t-il dissous ?", ["naître"]),
        ("Il est admis dans une école pour suivre un stage.", ["admettre", "suivre"]),
        ("Sous-payés, surveillés et muselés, les soignants partent.", ["partir"]),
        ("Le rabbin, né dans une famille juive orthodoxe, a présidé le conseil.", ["naître", "présider"]),
        ("Il faut savoir aussi que la ville meurt.", ["mourir"]),
        ("« Je dis au maire : “Ne vous obstinez pas” », a dit Jean Roux.", []),
        ("Le Conseil représentatif des pêcheurs (CRP) a indiqué avoir été reçu lundi.", ["recevoir"]),
        ("« Peu opportun », dit-elle en partant.", ["opportun", "partir"]),
        ("« Bien sûr que non », dit-elle.", []),
        ("Elle juge le plan des élus insuffisant.", ["insuffisant"]),
        ("La cour juge l'affaire criminelle.", ["juger"]),
        ("Il convient de rappeler que la ville meurt.", ["mourir"]),
        ("Il faut dire aux élus de partir.", ["falloir"]),
        ("Nous avons pris conscience que la ville meurt.", ["mourir"]),
        ("Je me suis dit que la ville meurt.", ["mourir"]),
        ("Il est clair que la ville meurt.", ["mourir"]),
        ("Il semble pourtant acquis que la ville meurt.", ["mourir"]),
        ("Il sera jugé, ne serait-ce que pour ses dettes.", ["juger"]),
        ("N'en déplaise aux élus, la ville meurt.", ["mourir"]),
    ],
)
def test_claims_none_in_what_may_be_so_or_not(nlp: Language, text: str, lemmas: list[str]) -> None:
    assert [c.predicate.lemma for c in claimkit.extract(text, clauses="all", nlp=nlp).claims] == lemmas


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Le port n'a pas rouvert.", "negative"),
        ("Ce quai est non navigable.", "negative"),
        ("La crue ne tardera pas à revenir.", "positive"),
        ("Le club avance pas à pas.", "positive"),
        ("Le maire n'a jamais pensé à vendre la halle.", "negative"),
        ("La grève n'est plus suivie.", "negative"),
        ("Personne n'a vu le camion.", "negative"),
        ("Aucun train ne circule.", "negative"),
        ("Le port a rouvert.", "positive"),
        ("Le comité ne compte que trois membres.", "positive"),
        ("L'usine emploie pas moins de mille personnes.", "positive"),
        ("La société dément que le site fermera.", "negative"),
        ("Le maire n'a, lui, pas voulu répondre.", "negative"),
        ("Le dossier n'a selon elle pas été rouvert.", "negative"),
        ("Le compositeur n'a ni chanté ni dansé devant la foule.", "negative"),
        ("Les experts ne peuvent expliquer cette panne.", "negative"),
        ("Il n'est venu chercher ses affaires ni à Dol ni à Lens.", "negative"),
        ("Le tribunal ne peut agir que lorsque les États refusent.", "positive"),
        ("On n'a pas cessé de nourrir cette peur.", "positive"),
        ("Cela ne manquera pas de surprendre.", "positive"),
        ("Le bruit ne cesse pas.", "negative"),
        ("La maire n'était pas peu fière de son pont.", "positive"),
        ("La liste n'obtient plus que neuf sièges.", "positive"),
        ("Le train ne roule plus qu'à 30 km/h.", "positive"),
        ("Le chantier n'en finit pas de bloquer la rue.", "positive"),
        ("Le pont ne fait pas que rouiller.", "positive"),
        ("La digue ne sert pas qu'à retenir la mer.", "positive"),
        ("Je ne suis qu'un voisin sans aucun mandat.", "positive"),
        ("Les deux clubs ne sont plus sur la même ligne que le maire.", "negative"),
        ("Les marins n'ont pas d'autre abri que ce port.", "negative"),
        ("Le pont n'est pas plus large que la route.", "negative"),
        ("La dette n'a jamais été aussi haute que cette année.", "negative"),
        ("Y'a aucun risque.", "negative"),
        ("Le vent, et aucune averse, n'est prévu.", "negative"),
        ("Il y a personne dans le port.", "negative"),
        ("Il y a une personne dans le port.", "positive"),
    ],
)
def test_claims_polarity(nlp: Language, text: str, polarity: str) -> None:
    claim, *_ = claims_of(nlp, text)
    assert claim.polarity == polarity


@pytest.mark.parametrize(
    ("text", "certainty", "factuality"),
    [
        ("Le port a rouvert.", "certain", "CT+"),
        ("Le port aurait rouvert.", "probable", "PR+"),
        ("Le port pourrait rouvrir.", "possible", "PS+"),
        ("Le port ne rouvrira pas.", "certain", "CT-"),
        ("Si la grue cédait, le port fermerait.", "unknown", "Uu"),
    ],
)
def test_claims_certainty_and_factuality(nlp: Language, text: str, certainty: str, factuality: str) -> None:
    claim = claims_of(nlp, text)[-1]
    assert (claim.certainty, claim.factuality) == (certainty, factuality)


@pytest.mark.parametrize(
    ("text", "tense", "mood", "voice"),
    [
        ("Le port accueille deux cargos.", "present", "indicative", "active"),
        ("Le port ferme.", "present", "indicative", "active"),
        ("Le port a fermé.", "past", "indicative", "active"),
        ("Le port avait fermé.", "pluperfect", "indicative", "active"),
        ("Le port fermait.", "imperfect", "indicative", "active"),
        ("Le port fermera.", "future", "indicative", "active"),
        ("Le port aurait fermé.", "past", "conditional", "active"),
        ("Le port est fermé par la police.", "present", "indicative", "passive"),
        ("Le port a été fermé par la police.", "past", "indicative", "passive"),
        ("La foule s'est dispersée.", "past", "indicative", "pronominal"),
        # participles that are states, but not where something happens or an agent stands
        ("Le climat est tendu.", "present", "indicative", "active"),
        ("La commune était très endettée.", "imperfect", "indicative", "active"),
        ("Les réactions ont été contrastées.", "past", "indicative", "active"),
        ("La ville est obligée de vendre le stade.", "present", "indicative", "active"),
        ("Deux chiens ont été attachés à un arbre.", "past", "indicative", "passive"),
        ("L'antenne sera implantée à Brest.", "future", "indicative", "passive"),
        ("Le maire est surpris par la pluie.", "present", "indicative", "passive"),
    ],
)
def test_claims_tense_mood_voice(nlp: Language, text: str, tense: str, mood: str, voice: str) -> None:
    (claim,) = claims_of(nlp, text)
    assert (claim.predicate.tense, claim.predicate.mood, claim.predicate.voice) == (tense, mood, voice)


def test_claims_headline_said_three_times_is_one_claim(nlp: Language) -> None:
    title = "Le port de Varmes ferme trois quais"
    text = f"{title}\n\n{title}\n{title}\n\nLa direction du port a confirmé la décision mardi."
    headline = [c for c in claims_of(nlp, text) if c.clause == "headline"]
    assert len(headline) == 1
    assert [s.start for s in headline[0].repeats] == [len(title) + 2, 2 * len(title) + 3]


def test_claims_same_predicate_and_arguments_name_each_other(nlp: Language) -> None:
    text = "La marine a saisi le cargo. Le lendemain, la marine a saisi le cargo à l'aube."
    first, second = claims_of(nlp, text)
    assert (first.repeats, second.repeats) == ((second.span,), (first.span,))


def test_claims_participles_of_titles(nlp: Language) -> None:
    text = "Douze marins secourus, un cargo remorqué\n\nLa marine est intervenue mardi matin au large de Brest."
    assert [(c.predicate.head.text, c.patient.span.text) for c in claims_of(nlp, text) if c.clause == "headline" and c.patient] == [
        ("secourus", "Douze marins"),
        ("remorqué", "un cargo"),
    ]


def test_claims_ids_are_stable_and_distinct(nlp: Language) -> None:
    text = "Le port a fermé. Le port a fermé ses quais. La gare a rouvert."
    first, second = (claimkit.extract(text, nlp=nlp) for _ in range(2))
    assert [c.id for c in first.claims] == [c.id for c in second.claims]
    assert len({c.id for c in first.claims}) == 3


def test_claims_amounts_go_to_the_clause_that_they_stand_in(nlp: Language) -> None:
    text = "Le groupe a supprimé 300 postes et le syndicat a recueilli 2 000 signatures."
    assert [[q.value for q in c.quantities] for c in claims_of(nlp, text)] == [[300], [2000]]


def test_claims_age_between_commas_is_no_amount_of_the_claim(nlp: Language) -> None:
    (claim,) = (c for c in claims_of(nlp, "Le conducteur, âgé de 34 ans, a été interpellé.") if c.predicate.lemma == "interpeller")
    assert claim.quantities == ()
    (claim,) = claims_of(nlp, "La pianiste est morte à Lyon, à l'âge de 94 ans.")
    assert [q.value for q in claim.quantities] == [94]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Les marcheurs sont partis de Lens. Ils étaient 300 selon la mairie.", ["marcheur"]),
        ("Les grévistes étaient 4 500.", ["gréviste"]),
        ("Le prix était de 4 500.", [None]),
        ("62 % estiment que le loyer va monter.", ["%"]),
        ("Trois élus sur dix jugent que le plan est flou.", ["%"]),
        ("Les maires sont 40 % à penser que la dette va croître.", ["%"]),
        ("Trois élus jugent que le plan est flou.", []),
        ("51 % des élus, contre 49 %, jugent que le plan est flou.", ["%", "%"]),
        ("Selon Anne Roux, 32 ans, le plan est flou.", []),
        ("Le plan est flou, dit Anne Roux. Anne Roux, 32 ans, attend la fin.", ["an"]),
        ("Depuis trente ans, la sœur dirige le chœur et chante.", ["an"]),
        ("Le club a vendu 600 billets, contre 900 prévus.", ["billet", "billet"]),
    ],
)
def test_amounts_that_the_subject_or_the_report_tells_of(nlp: Language, text: str, units: list[str | None]) -> None:
    assert [q.unit for q in claimkit.extract(text, nlp=nlp).claims[-1].quantities] == units


@pytest.mark.parametrize(
    ("text", "heads", "places"),
    [
        ("C'est à Brest que le voilier a été retrouvé.", ["retrouvé"], ["Brest"]),
        ("C'est en Corse que les tableaux étaient cachés.", ["cachés"], ["Corse"]),
        ("C'est ainsi que le club a gagné.", ["gagné"], []),
        ("Cela fait un an que le pont est fermé.", ["fermé"], []),
        ("C'est le maire que le syndicat vise.", ["maire", "vise"], []),
        ("C'est vous que le syndicat vise à Brest.", ["vise"], ["Brest"]),
        ("Ce n'est que ces derniers jours que la digue a cédé.", ["cédé"], []),
    ],
)
def test_an_adjunct_in_front_of_que_makes_no_claim_of_its_own(nlp: Language, text: str, heads: list[str], places: list[str]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert ([c.predicate.head.text for c in claims], [p.name for p in claims[-1].locations]) == (heads, places)


def test_claims_span_leaves_out_the_attribution(nlp: Language) -> None:
    (claim,) = claims_of(nlp, "Le pont sera fermé deux mois, a indiqué la préfecture.")
    assert claim.span.text == "Le pont sera fermé deux mois"


@pytest.mark.parametrize(
    ("text", "places", "times"),
    [
        ("Le passeur a été arrêté et incarcéré à Metz en 2021.", [["Metz"], ["Metz"]], [["2021"], ["2021"]]),
        ("Le groupe vend et loue des vélos à Nantes.", [["Nantes"], ["Nantes"]], [[], []]),
        ("Le maire est arrivé et a parlé à Nantes.", [[], ["Nantes"]], [[], []]),  # two groups of verbs: the first may be elsewhere
        ("Le maire a quitté la salle et parlé à Nantes.", [[], ["Nantes"]], [[], []]),
        (
            "Avenue Foch, devant la gare, un kiosque a été pillé et des vitres ont été brisées.",
            [["Avenue Foch"], ["Avenue Foch"]],
            [[], []],
        ),
        ("Les hôpitaux de Metz sont pleins et manquent de lits.", [["hôpitaux de Metz"], ["hôpitaux de Metz"]], [[], []]),
        ("Il devient maire et rouvre une école à Lens en 1983.", [[], ["Lens"]], [[], ["1983"]]),
        ("Arrêtés jeudi, deux hommes ont été jugés vendredi.", [[], []], [["jeudi"], ["vendredi"]]),
        ("Mardi soir, le chef a été arrêté puis placé en cellule.", [[], []], [["Mardi soir"], ["Mardi soir"]]),
    ],
)
def test_what_stands_behind_or_before_two_verbs(nlp: Language, text: str, places: list[list[str]], times: list[list[str]]) -> None:
    claims = claimkit.extract(text, published="2024-11-13", nlp=nlp, clauses="all").claims
    assert [[p.span.text for p in c.locations] for c in claims] == places
    assert [[t.span.text for t in c.times] for c in claims] == times


@pytest.mark.parametrize(
    ("text", "places", "times"),
    [
        ("La police enquête sur un vol commis lundi à Brest.", ["Brest"], ["lundi"]),
        ("Le musée vend une toile peinte en 1912 à Arles.", ["Arles"], ["1912"]),
        ("Le plan présenté samedi inquiète les maires.", [], ["samedi"]),
        ("Selon un rapport publié lundi, le lac baisse.", [], []),  # when it was told
        ("Le maire, élu lundi, vend sa maison.", [], []),
        ("Un homme né à Lyon a été arrêté.", [], []),
        ("Le prix va à un couple vivant à Metz.", [], []),
    ],
)
def test_what_stands_in_a_participle_behind_its_noun(nlp: Language, text: str, places: list[str], times: list[str]) -> None:
    claim = claimkit.extract(text, published="2024-11-13", nlp=nlp).claims[-1]
    assert ([p.span.text for p in claim.locations], [t.span.text for t in claim.times]) == (places, times)


def test_what_tells_of_a_bare_noun_between_commas_is_not_of_the_claim(nlp: Language) -> None:
    (claim,) = claims_of(nlp, "Le procès se tiendra à Lille, siège européen d'une agence de 27 pays.")
    assert [p.span.text for p in claim.locations] == ["Lille"]
    assert claim.quantities == ()


@pytest.mark.parametrize(
    "text",
    [
        "Le maire cherche des fonds afin de loger 30 familles à Brest.",
        "Des élus rejoignent le préfet en vue d'aller à Brest.",
        "Elle a vendu sa maison dans le but d'ouvrir une auberge à Brest.",
        "Le chanteur lancera son album en mars, en plus d'y donner cinq concerts.",
    ],
)
def test_what_an_aim_holds_is_not_of_the_clause_before(nlp: Language, text: str) -> None:
    claim = claims_of(nlp, text)[0]
    assert (claim.locations, claim.quantities) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Anne Morel et Jean Petit, deux voisins de Metz, ont vendu leur maison.",
        "Le Boréal, l'un des plus longs convois d'Asie, a déraillé.",
        "Selon l'Observatoire des loups, une association de 300 bénévoles, la meute a grandi.",
    ],
)
def test_what_tells_who_the_subject_or_a_source_is_is_not_of_the_claim(nlp: Language, text: str) -> None:
    (claim,) = claims_of(nlp, text)
    assert (claim.locations, claim.quantities) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Le directeur, en poste depuis 2019, a démissionné.",
        "L'usine, à l'arrêt depuis trois semaines, a rouvert.",
        "La police a retrouvé Marc Daval, en cavale depuis mars.",
        "Le prix baisse, selon une étude de l'Insee parue mardi.",
    ],
)
def test_how_long_someone_has_been_in_a_state_is_not_of_the_claim(nlp: Language, text: str) -> None:
    (claim,) = claimkit.extract(text, nlp=nlp, published="2025-02-10").claims
    assert (claim.times, claim.quantities) == ((), ())


def test_how_long_the_subject_has_been_in_a_state_is_of_the_claim(nlp: Language) -> None:
    claims = claimkit.extract("Le toit fuit, le four est en panne depuis août.", nlp=nlp, published="2025-10-10").claims
    assert [[t.value for t in c.times] for c in claims] == [[], ["2025-08"]]


def test_where_stands_for_the_place_before_it(nlp: Language) -> None:
    text = "Trois cents maisons ont été détruites à Lota (Chili), où 40 000 hectares ont brûlé. Le maire ne sait pas où il dormira."
    assert [[p.span.text for p in c.locations] for c in claims_of(nlp, text)] == [["Lota", "Chili"], ["Lota", "Chili"], [], []]


def test_numbers_in_brackets_behind_their_noun_are_of_its_clause(nlp: Language) -> None:
    (claim,) = claims_of(nlp, "On compte 14 morts (11 en France, 3 en Belgique) depuis lundi.")
    assert [p.span.text for p in claim.locations] == ["France", "Belgique"]
    assert [(q.value, q.unit) for q in claim.quantities] == [(14, "mort"), (11, "mort"), (3, "mort")]


def test_a_participle_shares_the_copula_of_an_attribute(nlp: Language) -> None:
    claims = claims_of(nlp, "Les projets sont de statut privé et répartis à Lyon et Nantes.")
    assert [[p.span.text for p in c.locations] for c in claims] == [[], ["Lyon", "Nantes"]]


def test_a_place_that_tells_of_a_noun_beside_the_clause_is_not_of_the_claim(nlp: Language) -> None:
    (claim,) = claims_of(nlp, "Candidat à la mairie d'un village près de Dijon, Paul Morel critique le préfet.")
    assert claim.locations == ()


def test_a_fronted_place_does_not_hold_for_what_happens_elsewhere(nlp: Language) -> None:
    text = "Devant le théâtre de Nîmes, une voiture brûle, un peu plus loin une vitrine a été brisée."
    assert [[p.span.text for p in c.locations] for c in claims_of(nlp, text)] == [["théâtre de Nîmes"], []]


def test_a_fronted_place_holds_for_a_verb_of_the_same_subject_that_has_its_own(nlp: Language) -> None:
    text = "À Nantes, le cortège sera dédié aux morts et partira de la place Graslin."
    assert [[p.span.text for p in c.locations] for c in claims_of(nlp, text)] == [["Nantes"], ["place Graslin", "Nantes"]]


def test_a_noun_of_place_behind_its_article_is_no_town_of_that_name(nlp: Language) -> None:
    (claim,) = claims_of(nlp, "Le port de Brest a été visé.")  # there is a town called Le Port
    assert [p.span.text for p in claim.locations] == ["port de Brest"]


@pytest.mark.parametrize(
    "text",
    [
        "La piscine ferme à 20h le jeudi.",
        "Le bac circule la nuit depuis mardi.",
        "Le paquebot appareillera le jour même pour Gênes.",
        "Le tunnel fermera deux nuits par semaine.",
        "Elle a vécu un an et demi sous une tente.",
        "Le deux-pièces se loue 900 euros à Dijon.",
    ],
)
def test_when_how_long_and_how_much_is_no_patient(nlp: Language, text: str) -> None:
    (claim,) = claims_of(nlp, text)
    assert claim.patient is None


@pytest.mark.parametrize("text", ["Le pont de Normandie fermé jusqu'à mardi", "DEUX LYCÉENS MIS EN EXAMEN À NANCY"])
def test_claims_headline_alone(nlp: Language, text: str) -> None:
    assert len(claimkit.extract(text, nlp=nlp).claims) == 1


def test_claims_noun_phrase_in_a_text_claims_nothing(nlp: Language) -> None:
    assert not claimkit.extract("Le pont de Normandie fermé jusqu'à mardi.", nlp=nlp).claims


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Trois hommes sont morts et deux ont disparu samedi dans les Alpes.", [["2024-11-09"], ["2024-11-09"]]),
        ("Samedi, trois hommes sont morts et deux ont disparu.", [["2024-11-09"], ["2024-11-09"]]),
        ("Le port a été fermé et la gare a rouvert samedi.", [[], ["2024-11-09"]]),
    ],
)
def test_numbers_that_share_a_noun_share_their_day(nlp: Language, text: str, days: list[list[str]]) -> None:
    claims = claimkit.extract(text, published="2024-11-13", nlp=nlp).claims
    assert [[t.value for t in c.times] for c in claims] == days
