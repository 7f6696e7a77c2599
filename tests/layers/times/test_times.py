"""Times in a sentence: the tense of the verb, the times before, what is no date. Published on Wednesday 2024-11-13 unless told."""

from __future__ import annotations

from datetime import date

import pytest

import claimkit
from claimkit.doc.layers import layers_of

PUBLISHED = "2024-11-13"


@pytest.fixture(scope="module")
def times(nlp):
    def find(text, published=PUBLISHED):
        return claimkit.annotate(text, published=published, nlp=nlp)._.claimkit.times

    return find


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("La ministre se rendra lundi à Rennes.", "2024-11-18"),
        ("La ministre s'est rendue lundi à Rennes.", "2024-11-11"),
        ("Le festival aura lieu samedi et dimanche.", "2024-11-16/2024-11-17"),
        ("Le tribunal siégera jeudi et vendredi prochains.", "2024-11-14/2024-11-15"),
        ("Lundi et hier, les pompiers ont éteint dix feux.", "2024-11-11/2024-11-12"),
        ("Ils avaient appelé à défiler le 2 novembre.", "2024-11-02"),
        ("La fusion prendra effet le trente et un mars deux mille vingt-sept.", "2027-03-31"),
        ("Le bail expire le vingt et un mai.", "2024-05-21"),
        ("La coureuse a battu le record le 9 août 87 à Séville.", "1987-08-09"),
        ("Le 9 août 60 à 80 cyclistes ont défilé.", "2024-08-09"),
        ("Les élèves de la promotion 71-72 ont défilé.", "1971/1972"),
        ("Le poète est né en 52 à Namur.", "1952"),
        ("Le jury a fixé le 15 janvier pour la remise du prix.", "2025-01-15"),
        ("La réunion est prévue pour environ 08H45 locales (07H45 GMT).", "2024-11-13T08:45"),
        ("Il a été vu à environ 16h30.", "2024-11-13T16:30"),
        ("Il a été vu à la mi-journée.", "2024-11-13T12:00"),
        ("deux jours plus tard", "2024-11-15"),
        ("Le ministre doit répondre aux questions posées par les élus au plus tard vendredi.", "2024-11-15"),
        ("Le parti a montré un embryon de liste en vue des élections régionales du 26 mars.", "2025-03-26"),
        ("Les syndicats ont lancé un appel à la grève pour le 5 février.", "2025-02-05"),
        ("Il a été condamné pour le meurtre du 12 mars.", "2024-03-12"),
        ("Le maire a annoncé qu'aujourd'hui le port serait fermé.", "2024-11-13"),
        ("Hier, sur le coup de 14 h, il a été vu.", "2024-11-12T14:00"),
        ("Dès le matin, ils étaient cent à défiler.", "2024-11-13T-MO"),
        ("La hausse n'aura pas lieu dès le début de l'année.", "2025"),
        ("Le maire annoncera en début de semaine des mesures.", "2024-W47"),
        ("Le maire a annoncé en début de semaine des mesures.", "2024-W46"),
        ("Ils défileront dans la nuit du Nouvel An.", "2024-12-31T-NI"),
        ("Le port a été fondé il y a cent soixante-quinze ans.", "1849"),
        ("L'équipe se déplace samedi à Brest.", "2024-11-16"),
        ("Il est devenu en 2021 président du club.", "2021"),
        ("Le site a été piraté entre les 6 et 9 mai 2023.", "2023-05-06/2023-05-09"),
        ("Le blé a manqué entre le mois d'août 2021 et le mois de mai 2022.", "2021-08/2022-05"),
        ("Le refuge ouvrira au moment de Noël.", "2024-12-25"),
        ("Le procès doit s'ouvrir jeudi.", "2024-11-14"),
        ("Le procès devait s'ouvrir jeudi.", "2024-11-14"),
        ("Le comité devait se réunir lundi.", "2024-11-11"),
        ("Le procès va s'ouvrir jeudi.", "2024-11-14"),
        ("Le match est prévu dimanche à 21h.", "2024-11-17T21:00"),
        ("Le vote aurait lieu vendredi.", "2024-11-15"),
        ("Le conducteur aurait été arrêté vendredi.", "2024-11-08"),
        ("Le texte sera examiné à partir de lundi par les députés.", "2024-11-18"),
        ("Une marche est organisée samedi à Nantes.", "2024-11-16"),
        ("Les syndicats appellent à manifester samedi.", "2024-11-16"),
        ("La manifestation, prévue samedi, a été interdite.", "2024-11-16"),
        ("Un homme a été blessé dans un accident survenu dimanche.", "2024-11-10"),
        ("Il est mort samedi.", "2024-11-09"),
        ("Elle est née samedi.", "2024-11-09"),
        ("Selon un sondage publié dimanche, le maire perdrait.", "2024-11-10"),
        ("Les annonces de lundi pourraient coûter cher.", "2024-11-11"),
        ("Il n'a plus donné signe de vie depuis lundi.", "2024-11-11"),
        ("Le procès s'ouvrira en mars.", "2025-03"),
        ("Le procès s'est ouvert en mars.", "2024-03"),
        ("La grève débutera le 5 décembre.", "2024-12-05"),
        ("La loi entre en vigueur le 1er janvier.", "2025-01-01"),
        ("L'ancien maire, mort en janvier, avait 82 ans.", "2024-01"),
        ("Les travaux dureront jusqu'en juin.", "2025-06"),
        ("Le festival se tiendra du 12 au 14 juillet.", "2025-07-12/2025-07-14"),
        ("Ils seront jugés les 12 et 13 mai prochains.", "2025-05-12/2025-05-13"),
        ("Un couvre-feu a été instauré ce week-end.", "2024-11-09/2024-11-10"),
        ("Les commerces resteront fermés ce week-end.", "2024-11-16/2024-11-17"),
        ("Les écoles resteront fermées jusqu'à lundi.", "2024-11-18"),
        ("Les habitants ont jusqu'au 30 janvier pour répondre.", "2025-01-30"),
        ("Le sommet, prévu en octobre, avait été annulé.", "2024-10"),
        ("Le concert du 2 novembre se tiendra à huis clos.", "2024-11-02"),
        ("Il neigera mardi après-midi.", "2024-11-19T-AF"),
        ("Il fêtera ses 50 ans le 12 janvier.", "2025-01-12"),
        ("Des milliers de personnes se sont rassemblées samedi.", "2024-11-09"),
        ("Le couple arrivera mardi à Ottawa.", "2024-11-19"),
        ("La réunion a été décalée au 21 janvier.", "2025-01-21"),
        ("Le vote a été reporté à samedi.", "2024-11-16"),
        ("Elle a gagné l'Open de Brive 2023.", "2023"),
        ("Le vote a été repoussé lundi.", "2024-11-11"),
        ("Le festival s'ouvre en ville lundi.", "2024-11-18"),
        ("L'équipe a battu Nice vendredi (20h45).", "2024-11-08T20:45"),
        ("La réforme sera votée avant Noël.", "2024-12-25"),
        ("Les deux derniers mois de 2018 ont été corrects.", "2018-11/2018-12"),
        ("Le bénéfice a chuté sur les trois premiers mois de 2020.", "2020-Q1"),
        ("Il avait promis le contraire il y a encore quinze jours.", "2024-10-29"),
        ("Le tourisme a battu un record en 2018 VIDÉO", "2018"),
        ("De septembre à mars, les prix ont baissé.", "2023-09/2024-03"),
        ("Entre janvier et avril, les prix ont baissé.", "2024-01/2024-04"),
        ("Entre février et mai, les prix vont baisser.", "2025-02/2025-05"),
        ("La filature a annoncé une perte de 2 millions d'euros pour le premier trimestre.", "2024-Q1"),
        ("La filature a annoncé l'ouverture d'un atelier pour le premier trimestre.", "2025-Q1"),
    ],
)
def test_times_follow_the_tense_of_their_verb(times, text, value):
    assert [t.value for t in times(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Elle a disparu le 3 mai 2019. Le lendemain, un appel à témoins a été lancé.", ["2019-05-03", "2019-05-04"]),
        ("Elle a disparu le 3 mai. La veille, elle avait appelé sa sœur.", ["2024-05-03", "2024-05-02"]),
        ("Le corps a été retrouvé mardi. L'homme avait disparu deux jours plus tôt.", ["2024-11-12", "2024-11-10"]),
        ("L'entreprise a été fondée en 1998. Trois ans plus tard, elle comptait deux cents salariés.", ["1998", "2001"]),
        ("En 2013, le parti a éclaté. En novembre, son chef a démissionné.", ["2013", "2013-11"]),
        ("Le maire a été réélu en mars 2020. Il a démissionné en juin.", ["2020-03", "2020-06"]),
        ("L'usine, fondée en 1953, a fermé en mai.", ["1953", "2024-05"]),
        (
            "L'incendie s'est déclaré mardi vers 4 heures du matin. Les flammes ont été maîtrisées à 7h30.",
            ["2024-11-12T04:00", "2024-11-12T07:30"],
        ),
        ("Jeudi, vers 23 heures, une bagarre a éclaté. Un homme a été blessé peu avant minuit.", ["2024-11-07T23:00", "2024-11-08T00:00"]),
        ("L'accident a eu lieu à 15h10 mercredi.", ["2024-11-13T15:10"]),
        ("Vers 3 heures, dans la nuit de samedi à dimanche, une voiture a brûlé.", ["2024-11-10T03:00", "2024-11-09T-NI"]),
        ("Le chalutier a coulé lundi vers 23h40. Les recherches ont repris à 8 heures.", ["2024-11-11T23:40", "2024-11-12T08:00"]),
        ("Le marché rouvrira lundi, mardi et jeudi.", ["2024-11-18", "2024-11-19", "2024-11-21"]),
        ("Annoncée pour mai 2022, puis pour janvier, l'ouverture a été repoussée.", ["2022-05", "2023-01"]),
        ("Les négociations reprendront mardi. Le ministre avait assuré la veille que tout irait bien.", ["2024-11-19", "2024-11-12"]),
        ("La grève a duré tout le mois de février 2020. Une autre a éclaté une semaine plus tard.", ["2020-02"]),
        ("La journée de lundi sera chargée.", ["2024-11-18"]),
        ("La digue a cédé le 2 juillet. Les secours sont arrivés le 5.", ["2024-07-02", "2024-07-05"]),
        ("La grève a commencé le 27 février, elle a pris fin le 2.", ["2024-02-27", "2024-03-02"]),
        ("Le salon a ouvert hier. Il fermera le 20.", ["2024-11-12", "2024-11-20"]),
        ("Le salon a ouvert hier. Il avait été annoncé le 10.", ["2024-11-12", "2024-11-10"]),
        ("Le tremblement de terre a frappé la ville en 2009. Cette année-là, trois cents personnes sont mortes.", ["2009", "2009"]),
    ],
)
def test_times_go_on_from_the_time_before(times, text, values):
    assert [t.value for t in times(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a été élu, l'été a été chaud.",
        "Je vois la mer, sa mère me parle, mais mai est loin de mes pensées… non.".replace(
            "mai est loin de mes pensées… non", "rien ne change"
        ),
        "Sept personnes ont été blessées, neuf autres sont sauves, un second homme a fui.",
        "Or, le gouvernement a refusé.",
        "La ministre était l'invitée du 20 heures de France 2.",
        "Il regarde le 20 heures.",
        "L'équipe a gagné 3-1.",
        "Le livre coûte 19,90 euros.",
        "Environ 2000 personnes ont défilé.",
        "2018 élèves ont été reçus.",
        "Plus de 1500 manifestants se sont réunis.",
        "La réunion a duré trois heures et le film 1h45.",
        "Il a été condamné à deux ans de prison.",
        "Chaque lundi, le marché se tient ici.",
        "Le musée est fermé le lundi.",
        "La sonde s'est posée sur Mars.",
        "Noël Dupont a démissionné.",
        "Le marché de Noël attire du monde.",
        "Les courses de Noël ont vidé les rayons.",
        "Ils ont troublé une cérémonie du Nouvel an.",
        "Elle invoque l'esprit de Mai 68.",
        "Ils organisent des débats sur Mai 68.",
        "Il compte passer de 2000 à 3 000 salariés.",
        "La fête a eu lieu sur le champ de course (aujourd'hui la place Roux).",
        "La guerre froide opposait deux blocs.",
        "Ce siècle a besoin de calme.",
        "Le réveillon de Noël, c'est une affaire de famille.",
        "Le samedi, il jouait aux boules.",
        "Le salaire tombe en fin de mois.",
        "Le pont du XIIe siècle a été fermé.",
        "Mars est une planète rouge.",
        "Les enfants fêtent Noël.",
        "Le lac attire du monde en été.",
        "On peut patiner en hiver.",
        "L'été, les touristes viennent en train.",
        "Le stade accueille de 1500 à 2000 personnes.",
        "Les fêtes de fin d'année approchent.",
        "Le prix était moins élevé qu'aujourd'hui.",
        "Le stade reste plein encore aujourd'hui.",
    ],
)
def test_times_are_not_found_in_other_words(times, text):
    assert [(t.span.text, t.rule) for t in times(text)] == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("En août dernier, la ville a brûlé.", ["août dernier"]),
        ("Il a été perquisitionné mardi matin.", ["mardi matin"]),
        ("La panne a commencé samedi vers 18h.", ["samedi vers 18h"]),
        ("Il sera jugé la semaine prochaine.", ["la semaine prochaine"]),
        ("Né en 1953, il vit à Bastia.", ["1953"]),
        ("Il est arrivé le 1er février à midi.", ["1er février à midi"]),
        ("Le train part à 17h32 GMT (18h32 heure belge).", ["17h32 GMT", "18h32 heure belge"]),
        (
            "Les pompiers sont venus dans la nuit du dimanche 10 au lundi 11 novembre 2024.",
            ["nuit du dimanche 10 au lundi 11 novembre 2024"],
        ),
    ],
)
def test_times_span(times, text, spans):
    assert [t.span.text for t in times(text)] == spans


def test_times_span_slices_a_text_with_no_break_spaces(times):
    text = "Le\u00a019\u00a0janvier\u202f2024, l’usine a fermé à 18\u00a0h\u00a030."
    found = times(text)
    assert [t.value for t in found] == ["2024-01-19", "2024-01-19T18:30"]
    assert all(text[t.span.start : t.span.end] == t.span.text for t in found)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ils étaient 270 à 14 heures, contre 320 samedi dernier. Un feu a pris à la tombée de la nuit.", ["T14:00", "11-09", "13T-EV"]),
        ("Nous ne sommes pas en 1789, et le vote n'a pas eu lieu il y a cent ans.", ["1789", "1924"]),
        ("Deux cent trente ans plus tard, le roi parle au peuple.", []),
        ("Voir notre direct de samedi Dans la matinée, le port a été bloqué.", ["11-09", "09T-MO"]),
    ],
)
def test_times_do_not_run_into_what_stands_beside(times, text, values):
    found = [t.value for t in times(text)]
    assert len(found) == len(values)
    assert all(value.endswith(want) for value, want in zip(found, values, strict=True))


def test_times_without_published_have_no_value(times):
    assert [t.value for t in times("Il est venu mardi, puis la semaine dernière, puis le 3.", published=None)] == [None, None, None]


def test_times_without_published_absolute_ones_resolve_others(times):
    found = times("Elle a disparu le 3 mai 2019. Le lendemain, sa voiture a été retrouvée.", published=None)
    assert [t.value for t in found] == ["2019-05-03", "2019-05-04"]


def test_times_in_a_speech_count_from_its_day(times):
    found = times("Le ministre a été élu dimanche 10 novembre. « La droite est debout ce soir », a-t-il lancé.")
    assert [t.value for t in found] == ["2024-11-10", "2024-11-10T-EV"]


def test_times_planned_clock_is_not_on_the_day_of_the_story(times):
    found = times("L'usine a brûlé lundi. Une réunion est prévue à 18 heures.")
    assert [t.value for t in found] == ["2024-11-11", "2024-11-13T18:00"]


def test_times_carry_their_rule_and_interval(times):
    (found,) = times("Il a démissionné fin 2017.")
    assert (found.rule, found.value, found.start, found.end, found.grain, found.modifier) == (
        "time.year",
        "2017",
        date(2017, 1, 1),
        date(2018, 1, 1),
        "year",
        "end",
    )


def test_times_counts_inside_are_no_quantities(nlp):
    doc = claimkit.annotate("Il a été élu il y a trois jours.", published=PUBLISHED, nlp=nlp)
    assert [t.value for t in layers_of(doc).times] == ["2024-11-10"]
    assert layers_of(doc).quantities == []


@pytest.mark.parametrize("bound", ["à partir de", "au-delà de", "autour de"])
def test_times_a_year_behind_a_bound_is_no_quantity(nlp, bound):
    (claim,) = claimkit.extract(f"La mine tournera {bound} 2031.", nlp=nlp).claims
    assert [t.value for t in claim.times] == ["2031"]
    assert not claim.quantities


def test_times_stamp_of_a_page_is_no_antecedent(times):
    found = times("Un pont s'effondre\n\nPar la rédaction, le 12/08/2024 à 07h42\n\nLe pont s'est effondré à 15 heures.")
    assert [t.value for t in found] == ["2024-08-12T07:42", "2024-11-13T15:00"]


def test_times_of_an_empty_text(times):
    assert times("") == []
    assert times(" \n ") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("La passerelle a été ouverte en septembre 98.", ["1998-09"]),
        ("Mai 68 jaillit dans un pays calme.", ["1968-05"]),
        ("Le vote du 20 septembre 92 avait divisé le bourg.", ["1992-09-20"]),
        ("La grève de décembre 95 fut longue.", ["1995-12"]),
        ("Les crues de février 90 ont ravagé la vallée.", ["1990-02"]),
        ("À l'hiver 54, le fleuve a gelé.", ["1954"]),
        ("Trois dossiers restent ouverts à l'aube de cette nouvelle année.", ["2024"]),
        ("Le maire a promis des mesures, dont celle d'ouvrir un parc à partir du 3 février.", ["2025-02-03"]),
        ("Le scrutin a été fixé au 20 octobre.", ["2024-10-20"]),
        ("Le scrutin a été fixé au 20 janvier.", ["2025-01-20"]),
        ("Il y avait en juin 45 personnes.", ["2024-06"]),
        ("La digue a été rehaussée en juillet 96 puis en mai 2003.", ["1996-07", "2003-05"]),
        ("Le bail court depuis le deux juillet deux mil vingt-deux.", ["2022-07-02"]),
        ("Il est né en mille neuf cent quatre-vingt-quatre.", ["1984"]),
        ("La crue a culminé la semaine du 30 septembre au 6 octobre.", ["2024-09-30/2024-10-06"]),
        ("Les ventes ont bondi durant les quinze premiers jours de mars.", ["2024-03-01/2024-03-15"]),
        ("Les dix derniers jours d'octobre ont été froids.", ["2024-10-22/2024-10-31"]),
        ("Le séisme s'est produit à 5h00 locales (04h00 GMT).", ["2024-11-13T05:00"]),
        ("Le match a débuté à 21h00 (20h30 pour les enfants).", ["2024-11-13T21:00", "2024-11-13T20:30"]),
        ("La tempête a frappé Montréal en fin de semaine.", ["2024-11-09/2024-11-10"]),
        ("La tempête a frappé Nantes en fin de semaine.", ["2024-W46"]),
        ("Les soldats sont entrés dimanche soir dans la ville.", ["2024-11-10T-EV"]),
        ("Ils sont sortis samedi de prison.", ["2024-11-09"]),
        ("Les troupes entreront dimanche dans la ville.", ["2024-11-17"]),
        ("Cette théorie (Morel, 2016) est contestée.", []),
        ("Selon une étude (Morel et al., 2019), la faune recule.", []),
        ("L'attentat (Nice, 2016) a marqué le pays.", ["2016"]),
        ("Le marché ouvre à 9h le mardi.", []),
        ("Les fidèles se retrouvent le dimanche à 10 heures.", []),
        ("Le car circule le mardi.", []),
        ("Le feu a repris peu avant minuit.", ["2024-11-13T00:00"]),
        ("Le feu a pris samedi. Il a repris à minuit.", ["2024-11-09", "2024-11-10T00:00"]),
        ("La salle fermera à minuit.", ["2024-11-14T00:00"]),
        ("Le musée est ouvert du mardi au samedi.", []),
        ("Le musée sera fermé du jeudi au samedi.", ["2024-11-14/2024-11-16"]),
        ("La réunion s'est tenue le mardi.", ["2024-11-12"]),
        ("La rue a été bouclée le soir du Réveillon.", ["2023-12-31T-EV"]),
        ("Au T1, la croissance a été nulle.", ["2024-Q1"]),
        ("Un indice supérieur à 1500 est exigé.", []),
        ("La foule est loin des 2000 de la veille.", ["2024-11-12"]),
        ("Le livre a été tiré en 2000 exemplaires.", []),
        ("Il est parti en mars 2014. Il est revenu le 12 juin de la même année.", ["2014-03", "2014-06-12"]),
    ],
)
def test_times_of_each_kind(times, text, values):
    assert [t.value for t in times(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Le cinquième samedi de grève a été calme.", []),
        ("Pour leur premier lundi, les élèves ont visité un musée.", []),
        ("La grève a repris samedi.", ["2024-11-09"]),
        ("Le premier lundi de mars 2023, la foire a ouvert.", ["2023-03-06"]),
        ("La foire a fermé en début de semaine dans toute la région.", ["2024-W46"]),
        ("Les jeunes ont dansé au début de semaine de fête.", []),
        ("Les cours ont chuté au cours du dernier week-end.", ["2024-11-09/2024-11-10"]),
        ("Le dernier week-end de vacances a été pluvieux.", []),
    ],
)
def test_counted_days_edges_of_weeks_last_weekend(times, text, values):
    assert [t.value for t in times(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Le musée ouvre du mardi au dimanche de 10 h à 18 h.",
        "Chaque matin, le train part de Brive à 6 h 12.",
        "Le samedi, le boulanger ouvre à 5 heures.",
        "La permanence se tient tous les premiers mardis du mois à 18 h 30.",
        "Le vendredi, les fidèles priaient dehors à 13 heures.",
        "Le dépôt ouvre un mardi sur deux de 14 h à 17 h.",
        "Le quai traite chaque semaine 1 200 caisses.",
        "Chaque deuxième samedi du mois, les brocanteurs s'installent sur le quai.",
        "Les délégués ont dansé toute la nuit.",
        "La grue a été démontée une heure plus tard.",
        "Le lendemain matin, le gardien a retrouvé la clé.",
    ],
)
def test_times_of_habits_are_none(times, text):
    assert times(text) == []


def test_times_of_one_day_are_no_habit(times):
    assert [t.span.text for t in times("Le conseil se réunit lundi à 18 heures.")] == ["lundi à 18 heures"]


def test_times_all_of_a_part_of_a_day_told(times):
    assert [t.span.text for t in times("Les élus ont débattu toute la matinée de dimanche.")] == ["matinée de dimanche"]
