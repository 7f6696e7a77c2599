"""Speakers behind delays and adverbs, and those whom a sentence without a verb presents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


def told(text: str, nlp: Language) -> list[list[str]]:
    claims = claimkit.extract(text, nlp=nlp).claims
    return [[s.span.text for s in c.attribution.sources] if c.attribution else [] for c in claims]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Il faut fermer le port », a reconnu quelques heures plus tard Xavier Huillot.", "Xavier Huillot"),
        ("« Il faut fermer le port », a ajouté De Ridder.", "De Ridder"),
        ("« Il faut fermer le port », commentaient nombre d'élus à la sortie.", "nombre d'élus"),
        ("« Il faut fermer le port », disent beaucoup de riverains.", "beaucoup de riverains"),
        ("« Il faut fermer le port », affirmaient de nombreux dockers.", "de nombreux dockers"),
        ("« Il faut fermer le port », lance, le poing levé, Paul Morel.", "Paul Morel"),
        ("« Il faut fermer le port », soupire, les larmes aux yeux, une docker de Dol.", "une docker de Dol"),
        ("« Il faut fermer le port », lui ont répondu, comme d'autres, les dockers de Dol.", "les dockers de Dol"),
        ("« Il faut fermer le port », a-t-il d'ores et déjà prévenu.", "-t-il"),
        ("« Il faut fermer le port », ont par exemple écrit des dockers de Dol.", "des dockers de Dol"),
        ("« Ce port est beau », affirme le très discret Paul Morel.", "le très discret Paul Morel"),
        ("« Ce port est beau » : c'est ce qu'affirme jeudi le très discret Paul Morel.", "le très discret Paul Morel"),
        ("Les régates seront « l'occasion de battre (Emmanuel) Duroc sur deux mers », a dit Marine Berthe.", "Marine Berthe"),
    ],
)
def test_speaker_alone(nlp: Language, text: str, speaker: str) -> None:
    assert told(text, nlp) == [[speaker]]


_FAR = "Le vent souffle sur le quai désert, où trois grues rouillent depuis la fin du dernier chantier. " * 3


@pytest.mark.parametrize("before", ["", "Le vent tombe. ", "Le vent tombe.\n", "Le vent tombe.\n\n", "Le vent tombe.  "])
def test_speaker_behind_comme_at_the_start_of_a_sentence(nlp: Language, before: str) -> None:
    assert told(f"{before}Comme le rappelle le maire de Dol, la tenue doit rester neutre.", nlp)[-1] == ["le maire de Dol"]


def test_speaker_is_nobody_before_a_colon_behind_an_adjective(nlp: Language) -> None:
    assert told("Trois pistes pour un choix très attendu: la mairie va présenter lundi six travaux.", nlp)[-1] == []


def test_speaker_presented_without_a_verb(nlp: Language) -> None:
    text = "Martin, graveur, blessé à Nîmes (Gard) le 12 janvier. « J'ai 51 ans et ma vie a basculé samedi. La police était loin. »"
    assert told(text, nlp) == [["Martin"]] * 3


def test_speaker_is_nobody_where_a_place_is_presented(nlp: Language) -> None:
    text = "Nîmes, ville du sud, dans le Gard. « Les rues sont calmes. »"
    assert told(text, nlp) == [[]]


def test_speaker_of_an_incise_is_told_once(nlp: Language) -> None:
    doc = claimkit.annotate("La ville brûle. « On n'a jamais vu ça », souffle Monique Bral.", nlp=nlp)
    assert [(a.cue.text, a.quote) for a in doc._.claimkit.attributions] == [("souffle", "direct")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "La ville hésite. « Il faut fermer le pont » Anne Morel, députée de l'Orne « Il faut fermer le pont, a plaidé Paul Rey. »",
            [[], ["Anne Morel"], ["Paul Rey"]],
        ),
        ("Il oublie les valeurs de la ville» La sénatrice Anne Morel Et de saluer le maire.", [["La sénatrice Anne Morel"], []]),
        (
            "« Le pont ne tiendra pas » La ville hésite. « Le pont ne tiendra pas », a prévenu Anne Morel.",
            [["Anne Morel"], [], ["Anne Morel"]],
        ),
        ("« On m'a dit que le pont fermerait », raconte Anne Morel.", [["On", "Anne Morel"]]),
        ("« On dit que le pont fermera », raconte Anne Morel.", [["Anne Morel"]]),
        ("La fête reprend ses droits : la place est pleine.", [[], []]),
        ("« Personne n'en tirera profit », préviennent les « cols bleus ».", [["les « cols bleus »"]]),
        ("Le maire a rappelé une nouvelle fois « que le pont fermera ».", [["Le maire"]]),
        ("« Le quai est vieux, lâche sous couvert d'anonymat un gradé. On ferme. »", [["un gradé"], ["un gradé"]]),
        ("Le quai tient, écrit entre les lignes Paul Rey.", [["Paul Rey"]]),
        ("« Rien ne va », a confié à l'agence de presse Northern Press un docker.", [["un docker"]]),
        ("« Rien ne va », a confié à l'agence Belga Me Jean Morel.", [["Me Jean Morel"]]),
        ("« Le quai est vendu. »\n\nJean Morel sourit. Il reçoit dans un bureau.", [["Jean Morel"], [], []]),
        ("Un ouvrier de Dol : « Le quai est vieux. » Un autre : « On ferme. »", [["Un ouvrier de Dol"], ["Un autre"]]),
        ("Le maire est furieux. Résultat : « On ferme le quai. »", [[], ["Le maire"]]),
        ("« Rien ne va », a jugé le maire, qui a cité les dockers (car « le quai est vendu »).", [["le maire"], ["le maire"]]),
        ("Incendie : « J'ai perdu mon frère » Anne Roux pleure.", [["Anne Roux"], []]),
        ('"Je garde la colère en moi "dit-elle. Le pont est fermé.', [["-elle"], []]),
        ("Selon une source policière, M. Morel, chef du port, a été arrêté.", [["une source policière"]]),
        ('Anne Roux : le pont est "trop vieux et menace de tomber"', [["Anne Roux"], ["Anne Roux"]]),
        ("La ville dort. Nous avons constaté que le pont est fermé.", [[], ["Nous"]]),
        ("« Le quai tient », a commenté Jean Morel, appuyé par Anne Roux.", [["Jean Morel"]]),
        ("Ce que salue Paul Rey, membre du comité de soutien : « On se rassemble. »", [["Paul Rey"]]),
        ("Les dockers ont dit que le quai ferme. « Je sais ce que je dis. »", [["Les dockers"], []]),
        ("« Le quai tient », a regretté auprès de l'AFP l'un des dockers, Jean Morel.", [["l'un des dockers, Jean Morel"]]),
        ("Au péage de Dol, Josette, une retraitée de 65 ans, se désole : « J'ai voté. »", [["Josette"]]),
        ("« Ce n'est pas une bonne idée », mesure Philippe Morel.", [["Philippe Morel"]]),
        (
            "Deux questions à Anne Roux, cheffe du port. Le quai ferme-t-il ? « Non, il tient. » Qui paie ? « La ville paie. »",
            [["Anne Roux"], ["Anne Roux"]],
        ),
        ("Jean Morel « Le pont est trop vieux » La maire se tait.", [["Jean Morel"], []]),
        ("« On ira loin »  Odile, 41 ans, vendeuse à Metz Pour elle, tout va bien.", [["elle"]]),
        ("« On ira loin » Odile Rey, 41 ans, a rejoint le mouvement.", [["Odile Rey"], []]),
        (
            "Elle a critiqué le port. « Je n'y crois plus. » La foule a hué. « Le port coule », a crié la foule.",
            [[], ["Elle"], [], ["la foule"]],
        ),
        ("Le port a fermé, selon un docker. Trois quais sont vides. Il neige. « Je pense aux familles. »", [["un docker"], [], [], []]),
        ("L'ampleur du projet interpelle : la place sera fermée.", [[], []]),
        ("La hausse inquiète Paul Rey, docker à Dol. « Le port coule. »", [[], ["Paul Rey"]]),
        ("La grêle a laissé un goût amer à Anne Roux : « Rien ne reste. »", [[], ["Anne Roux"]]),
        ("La police a arrêté Paul Rey. « Le port est fermé. »", [[], []]),
        ("« Le quai est vieux », dit le maire. Et l'élu d'ajouter : « On ferme. »", [["le maire"], ["l'élu"]]),
        ("« Je paie », dit Anne Roux. Et la jeune femme de conclure : « Je pars. »", [["Anne Roux"], ["la jeune femme"]]),
        ("Le port ferme. Odile Rey Docker « Nous gardons le quai. »", [[], ["Odile Rey"]]),
        ("CGT « On est tous sur le quai » La ville dort.", [["CGT"], []]),
        ("Même constat chez un docker de Dol qui a parlé au micro de Radio Port : « Le quai coule. »", [["un docker de Dol"]]),
        ("« Le quai coule. »\n\nUne policière de Dol décrit sa nuit. Il pleut.", [["Une policière de Dol"], [], []]),
        ("« Le quai coule » : ce que nous savons de la crue", [[]]),
        ("Le quai coule et nous partons. » Pour Anne Roux, la ville dort.", [["Anne Roux"], ["Anne Roux"], ["Anne Roux"]]),
        (f"« Le quai coule. » {_FAR}« On ferme », a dit Anne Roux.", [[], [], ["Anne Roux"]]),
        (
            "« Le quai coule », dit Paul Rey. « On ferme », entend-on dehors. La ville ? « Elle tient. »",
            [["Paul Rey"], ["-on"], ["Paul Rey"]],
        ),
        ("Le maire dort. Quand son fils est venu, Anne Roux a souri. « Le quai coule. »", [[], [], ["Anne Roux"]]),
        ("La vente du quai fait bondir la docker Anne Roux. « Le port coule. »", [[], ["la docker Anne Roux"]]),
        ("Anne Roux dirige le port. Les dockers sont-ils payés ? « Le quai coule. »", [[], ["Anne Roux"]]),
        ('Anne Roux a déclaré "Le quai est vieux. "Le port coule. "Je reste ici. La ville dort.', [["Anne Roux"]] * 4),
        ("Le maire se tait, comme le fait la préfète : « Le quai coule. »", [[], ["Le maire"]]),
        ("Un des dockers, Paul Rey, crie sa colère. « Le quai coule. »", [[], ["Un des dockers, Paul Rey"]]),
        ("Lui travaille au port depuis trois ans. « Le quai coule. »", [[], ["Lui"]]),
    ],
)
def test_speakers_beside_quotations(nlp: Language, text: str, speakers: list[list[str]]) -> None:
    claims = [c for c in claimkit.extract(text, nlp=nlp).claims if c.clause in ("main", "content", "coordinate")]
    assert [[s.span.text for s in c.attribution.sources] if c.attribution else [] for c in claims] == speakers


def test_speaker_of_a_headline_behind_its_place(nlp: Language) -> None:
    assert told("Crue au port : « Le quai coule » ENTRETIEN - Pour Paul Rey, géologue, la ville attend.", nlp) == [
        ["Paul Rey"],
        ["Paul Rey"],
    ]


def test_quoted_predicate_that_comes_back_is_no_name(nlp: Language) -> None:
    text = "Le vaccin est « sûr et efficace », juge l'agence. Un rapport conclut que le vaccin est « sûr et efficace »."
    assert [c.attribution.quote for c in claimkit.extract(text, nlp=nlp).claims if c.attribution] == ["mixed", "mixed"]


@pytest.mark.parametrize(
    ("text", "speakers", "verb"),
    [
        ("Il ressort du rapport que la digue était fissurée.", ["rapport"], "fissurée"),
        ("Il est ressorti de l'autopsie que la victime avait été étranglée.", ["l'autopsie"], "étranglée"),
        ("Il découle de ce jugement que la commune devra payer 200 000 euros.", ["ce jugement"], "payer"),
        ("De l'enquête, il ressort que le chauffeur roulait à 140 km/h.", ["l'enquête"], "roulait"),
        ("Il en ressort que la mairie a payé deux fois.", [], "payé"),
        ("La hausse résulte du fait que le blé manque.", [], "résulte"),
    ],
)
def test_what_it_comes_out_of_tells_it(nlp: Language, text: str, speakers: list[str], verb: str) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [c.predicate.head.text for c in claims] == [verb]
    assert told(text, nlp) == [speakers]
    assert claims[0].patient is None or claims[0].patient.span.text != "que"
