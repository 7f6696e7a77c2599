"""How French writes times: value → spellings, read on Wednesday 2024-11-13."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date

import pytest

from claimkit.errors import LexiconError
from claimkit.french.dates import Grammar, dates
from claimkit.french.dates.feasts import easter, feast_day, nth_weekday
from claimkit.french.plain import normalised
from claimkit.lexicons import Lexicons
from claimkit.lexicons.calendar import DateRule, Feast

PUBLISHED = date(2024, 11, 13)
RULES = Lexicons().rows(DateRule)

SPELLINGS: dict[str, list[str]] = {
    "2024-01-01": [
        "le 1er janvier 2024",
        "le premier janvier 2024",
        "le 01/01/2024",
        "01.01.2024",
        "1/1/24",
        "lundi 1er janvier 2024",
        "2024-01-01",
    ],
    "2024-11-05": [
        "Mardi 5 novembre",
        "le 5 novembre",
        "le mardi 5",
        "le 5 nov. 2024",
        "mardi de la semaine dernière",
        "mardi dernier",
        "le dernier mardi",
        "le premier mardi du mois",
    ],
    "2024-11-12": ["hier", "mardi", "la veille", "il y a un jour"],
    "2024-11-13": ["aujourd'hui", "aujourd’hui", "ce mercredi", "en ce moment"],
    "2024-11-14": ["demain", "le lendemain", "jeudi prochain"],
    "2024-11-15": ["après-demain", "le surlendemain", "dans deux jours", "d'ici deux jours"],
    "2024-11-11": ["avant-hier", "l'avant-veille", "ce lundi", "il y a deux jours"],
    "2024-11-18": ["lundi prochain", "le prochain lundi", "lundi de la semaine prochaine", "lundi suivant"],
    "2024-11-26": ["mardi en huit"],
    "2024-10-16": ["il y a quatre semaines", "voilà quatre semaines", "il y a 4\u00a0semaines"],
    "2025-01-13": ["dans deux mois", "d'ici à deux mois"],
    "1944-06-06": ["le 6 juin 1944", "le 6 juin 44", "mardi 6 juin 1944"],
    "2001-09-11": ["le 11 septembre 2001", "le 11-Septembre"],
    "2024-12-25": ["à Noël", "Noël prochain", "avant Noël", "le 25 décembre prochain"],
    "2023-12-25": ["Noël dernier", "depuis Noël", "Noël 2023"],
    "2024-03-31": ["à Pâques", "Pâques 2024", "le dernier jour de mars 2024"],
    "2024-05-20": ["le lundi de Pentecôte", "le lundi de Pentecôte 2024"],
    "2024-12-24": ["la veille de Noël", "le 24 décembre"],
    "2024-07-14": ["le 14-Juillet", "le quatorze juillet", "le 14 juillet", "la fête nationale 2024"],
    "2023-10-08": ["au lendemain du 7 octobre 2023"],
    "2024-11-24": ["le dernier dimanche de novembre"],
    "2024-09": [
        "en septembre",
        "septembre dernier",
        "septembre 2024",
        "fin septembre",
        "mi-septembre",
        "à la mi-septembre",
        "au début du mois de septembre",
    ],
    "2025-08": ["août prochain", "fin août prochain", "aout 2025"],
    "2023-09": ["en septembre de l'an dernier", "septembre 2023"],
    "2024-10": ["le mois dernier", "octobre", "courant octobre"],
    "2024-12": ["le mois prochain"],
    "1968-05": ["Mai 68", "mai 1968"],
    "2024": [
        "cette année",
        "fin 2024",
        "mi-2024",
        "courant 2024",
        "à la fin de l'année",
        "depuis le début de l'année",
        "en fin d'année",
        "l'été dernier",
        "cet été",
        "au printemps",
        "à la rentrée",
        "la rentrée 2024",
    ],
    "2023": ["l'an dernier", "l'année dernière", "l'an passé", "il y a un an", "l'année 2023", "début 2023", "l'automne 2023"],
    "2025": ["l'année prochaine", "l'an prochain", "dans un an", "l'été prochain", "au début de l'année prochaine", "la rentrée prochaine"],
    "1976": ["en 1976", "en 76."],
    "2024-Q3": ["au troisième trimestre", "au 3e trimestre 2024", "T3 2024"],
    "2023-Q2": ["au deuxième trimestre de l'an dernier"],
    "2024-01/2024-06": ["au premier semestre", "le premier semestre 2024"],
    "2024-W45": ["la semaine dernière", "la semaine passée", "la semaine du 4 novembre", "semaine 45"],
    "2024-W46": ["cette semaine", "dans la semaine", "en début de semaine"],
    "2024-W47": ["la semaine prochaine", "à la fin de la semaine prochaine", "la semaine suivante"],
    "2024-11-09/2024-11-10": ["le week-end dernier", "le week-end précédent"],
    "2024-11-16/2024-11-17": ["le week-end prochain", "ce week-end"],
    "2024-11-12/2024-11-13": ["ces dernières 24 heures", "au cours des dernières 24 heures"],
    "2024-05-08/2024-05-12": ["du 8 au 12 mai", "du mercredi 8 au dimanche 12 mai", "entre le 8 et le 12 mai 2024", "8-12 mai"],
    "2024-12-28/2025-01-03": ["du 28 décembre au 3 janvier"],
    "2024-05-08/2024-05-09": ["les 8 et 9 mai", "8 et 9 mai 2024", "mercredi 8 et jeudi 9 mai"],
    "2024-08/2024-10": ["ces trois derniers mois", "les trois derniers mois", "d'août à octobre", "entre août et octobre 2024"],
    "2015/2019": ["entre 2015 et 2019", "de 2015 à 2019", "2015-2019", "2015–2019"],
    "2023/2024": ["la saison 2023-2024", "2023/24", "la saison dernière"],
    "2018/2019": ["l'hiver 2018-2019"],
    "1914/1918": ["la guerre de 14-18", "1914-1918"],
    "1980/1989": ["les années 1980", "les années 80", "les années quatre-vingt", "au début des années 1980", "la décennie 1980"],
    "1801/1900": ["au XIXe siècle", "au XIXème siècle", "au 19e siècle", "à la fin du XIXe siècle"],
    "1601/1800": ["aux XVIIe et XVIIIe siècles"],
    "-0500/-0401": ["au Ve siècle avant J.-C."],
    "-0044": ["en 44 avant notre ère"],
    "0476/1492": ["au Moyen Âge"],
    "2024-11-12T-EV": [
        "mardi soir",
        "hier soir",
        "la veille au soir",
        "dans la soirée de mardi",
        "la soirée du 12 novembre",
        "mardi en fin de journée",
    ],
    "2024-11-12T-MO": ["hier matin", "mardi dans la matinée", "le matin du 12 novembre", "mardi au petit matin"],
    "2024-11-13T-MO": ["ce matin", "dans la matinée", "à l'aube", "le matin même"],
    "2024-11-13T-EV": ["ce soir", "en soirée", "en fin de journée", "en début de soirée"],
    "2024-11-12T-NI": ["la nuit dernière", "dans la nuit de mardi à mercredi", "la nuit du mardi 12 au mercredi 13 novembre 2024"],
    "2024-11-12T18:00": [
        "mardi à 18h",
        "mardi vers 18 heures",
        "à 18 heures mardi",
        "hier à 18h00",
        "le 12 novembre, à 18 h",
        "mardi à 6 heures du soir",
    ],
    "2024-11-13T20:30": ["à 20h30", "20h30", "à 20:30", "à 20 heures 30", "vers 20 h 30", "à 20 heures et demie", "à 20h30 GMT", "20H30"],
    "2024-11-13T12:00": ["à midi"],
    "2024-11-14T00:00": ["vers minuit", "à 24 heures"],
    "2024-11-13T09:00/2024-11-13T17:30": ["de 9h à 17h30", "entre 9 heures et 17h30", "9h-17h30"],
    "2024-11-13T21:00/2024-11-14T06:00": ["de 21 heures à 6 heures"],
    "2024-03-18T14:30": ["lundi 18 mars 2024 à 14h30", "2024-03-18T14:30:00Z", "à 14h30 le 18 mars 2024"],
}

NO_DATES = [
    "les dix dernières minutes",
    "Elle a été élue, il a été dernier.",
    "La mer, la mère et le maire ; mais je sais, sa voix, me dit-il.",
    "Sept personnes et neuf autres, un second blessé.",
    "Or le gouvernement refuse ; le cours de l'or monte.",
    "Invité du 20 heures de France 2, puis du journal de 13 heures.",
    "Il regarde le 20 heures.",
    "Victoire 3-1, puis 21 à 19 et 14-18 au score.",
    "Le livre coûte 19,90 euros, la voiture 2024 euros.",
    "Un film d'1h45, un trajet en 2h30, un débat de 3 heures.",
    "Deux jours de grève, trois heures de retard, 35 heures par semaine.",
    "La planète Mars, le chanteur Bruno Mars, Avril Lavigne.",
    "Noël Dupont, l'île de Pâques, le marché de Noël, Toussaint Louverture.",
    "L'article 1984, la Peugeot 2008, le vol 1984.",
    "Ouvert 24 heures sur 24 et 7 jours sur 7, le 24/7.",
    "Tous les lundis, chaque mardi, un mercredi.",
    "Il y a trois candidats, dans deux villes.",
    "Rue du 8-Mai-1945, place du 14-Juillet.",
    "Le 12e arrondissement, le 3e étage, les 27, le 49.3.",
    "Du jour au lendemain, sans lendemain, la veille sanitaire.",
    "Au lendemain de l'élection, deux jours après le drame.",
    "Ces dernières années, récemment, alors, quelques jours plus tard.",
    "Le 30 février, le 31 avril 2024, le 45/13/2024.",
    "Appelez le 01 42 13 12 12 ou le 3919.",
    "Le monde de demain, la France d'aujourd'hui.",
    "Ce journal et ce journaliste.",
]


@pytest.mark.parametrize(("value", "text"), [(value, text) for value, texts in SPELLINGS.items() for text in texts])
def test_dates_value_of_spelling(value, text):
    assert [d.interval.value for d in dates(text, published=PUBLISHED)] == [value]


@pytest.mark.parametrize("text", NO_DATES)
def test_dates_not_in_words(text):
    assert [(text[d.start : d.end], d.rule) for d in dates(text, published=PUBLISHED)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r.id} {r.example}")
def test_dates_rule_example(rule):
    found = [(d.rule, d.interval.value) for d in dates(rule.example, published=date(2024, 11, 11))]
    assert (rule.id, rule.value) in found


@pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r.id} {r.counter}")
def test_dates_rule_counter_example(rule):
    assert rule.id not in [d.rule for d in dates(rule.counter, published=date(2024, 11, 11))]


@pytest.mark.parametrize(
    ("text", "start", "end", "grain", "modifier"),
    [
        ("fin 2017", "2017-01-01", "2018-01-01", "year", "end"),
        ("début novembre", "2024-11-01", "2024-12-01", "month", "start"),
        ("à la mi-octobre", "2024-10-01", "2024-11-01", "month", "mid"),
        ("vers 18 heures", "2024-11-13", "2024-11-14", "hour", "approx"),
        ("avant 2030", "2030-01-01", "2031-01-01", "year", "before"),
        ("depuis 2014", "2014-01-01", "2015-01-01", "year", "after"),
        ("il y a environ deux mois", "2024-09-13", "2024-09-14", "day", "approx"),
        ("l'été 2018", "2018-06-21", "2018-09-21", "season", None),
        ("il y a deux ans", "2022-11-01", "2022-12-01", "year", None),
        ("du 3 au 6 avril 2024", "2024-04-03", "2024-04-07", "day", None),
        ("les années 1980", "1980-01-01", "1990-01-01", "decade", None),
        ("cette semaine", "2024-11-11", "2024-11-18", "week", None),
        ("mardi soir", "2024-11-12", "2024-11-13", "part", None),
        ("20h30", "2024-11-13", "2024-11-14", "minute", None),
        ("au troisième trimestre", "2024-07-01", "2024-10-01", "quarter", None),
        ("au premier semestre 2024", "2024-01-01", "2024-07-01", "half", None),
        ("au XIXe siècle", "1801-01-01", "1901-01-01", "century", None),
    ],
)
def test_dates_interval_grain_modifier(text, start, end, grain, modifier):
    (found,) = dates(text, published=PUBLISHED)
    interval = found.interval
    assert (str(interval.start), str(interval.end), interval.grain, interval.modifier) == (start, end, grain, modifier)


@pytest.mark.parametrize(
    ("direction", "text", "value"),
    [
        ("past", "lundi", "2024-11-11"),
        ("future", "lundi", "2024-11-18"),
        ("present", "lundi", "2024-11-18"),
        ("present", "mardi", "2024-11-12"),
        ("past", "le 5 décembre", "2023-12-05"),
        ("future", "le 5 décembre", "2024-12-05"),
        ("past", "en mars", "2024-03"),
        ("future", "en mars", "2025-03"),
        ("past", "du 12 au 14 décembre", "2023-12-12/2023-12-14"),
        ("future", "cet hiver", "2024"),
        ("past", "cette nuit", "2024-11-12T-NI"),
        ("future", "cette nuit", "2024-11-13T-NI"),
        ("past", "ce week-end", "2024-11-09/2024-11-10"),
    ],
)
def test_dates_follow_the_tense(direction, text, value):
    assert [d.interval.value for d in dates(text, published=PUBLISHED, direction=direction)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Le 3 mai 2019, puis la veille", ["2019-05-03", "2019-05-02"]),
        ("Le 3 mai 2019 ; deux jours plus tard", ["2019-05-03", "2019-05-05"]),
        ("En 1998 ; trois ans plus tôt", ["1998", "1995"]),
        ("En mai 2019 ; le mois suivant", ["2019-05", "2019-06"]),
        ("En 2013, puis cette année-là, puis l'année suivante", ["2013", "2013", "2014"]),
        ("En mars 2020, puis en juin", ["2020-03", "2020-06"]),
        ("En novembre 2019, puis en février", ["2019-11", "2020-02"]),
        ("Mardi à 16h25, puis vers 18 heures", ["2024-11-12T16:25", "2024-11-12T18:00"]),
        ("les 7 et 14 mars 2023", ["2023-03-07", "2023-03-14"]),
        ("les 4 mai, 9 juin et 12 juin 2017", ["2017-05-04", "2017-06-09", "2017-06-12"]),
        ("en mars et avril 2016", ["2016-03", "2016-04"]),
        ("en 2020, 2021 et 2022", ["2020", "2021", "2022"]),
    ],
)
def test_dates_go_on_from_the_time_before(text, values):
    assert [d.interval.value for d in dates(text, published=PUBLISHED)] == values


@pytest.mark.parametrize(
    "text",
    [
        "mardi",
        "en août dernier",
        "la veille",
        "il y a trois jours",
        "le 12 mai",
        "à 18h30",
        "cette année",
        "à Noël",
        "ce jour-là",
        "du 5 au 9 mai",
        "l'été dernier",
    ],
)
def test_dates_without_published_have_no_value(text):
    (found,) = dates(text)
    assert (found.interval.value, found.interval.start, found.interval.end) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("le 12 mai 2024", "2024-05-12"), ("fin 2017", "2017"), ("les années 1980", "1980/1989"), ("Noël 2023 et le lendemain", "2023-12-25")],
)
def test_dates_without_published_absolute_ones_keep_their_value(text, value):
    assert next(iter(dates(text))).interval.value == value


_PROGRAM = """
import time, datetime
shift = float({shift!r})
real = time.time
time.time = lambda: real() + shift
class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(real() + shift, tz)
    utcnow = today = now
datetime.datetime = Moved
class AnyDate(type):
    def __instancecheck__(cls, value):
        return isinstance(value, date)
date = datetime.date
class Today(date, metaclass=AnyDate):
    @classmethod
    def today(cls):
        return datetime.date.fromtimestamp(real() + shift)
from claimkit.french.dates import dates
datetime.date = Today
for text in {texts!r}:
    print([(d.start, d.end, d.interval.value, str(d.interval.start)) for d in dates(text, published=date(2024, 11, 13))])
    print([(d.start, d.end, d.interval.value, str(d.interval.start)) for d in dates(text)])
"""


def test_dates_do_not_depend_on_today():
    texts = ["; ".join(texts) for texts in SPELLINGS.values()] + ["12 sep 2024, 5 mois 2024"]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM.format(shift=shift, texts=texts)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for shift in (0.0, 400 * 86400.0, -3000 * 86400.0)
    }
    assert len(outputs) == 1
    assert "2024-09-12" in next(iter(outputs))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "1",
        "le",
        "du au",
        "I\u0307stanbul mardi",
        "18h" * 50,
        "du 5 " * 50,
        "99999999999999999999",
        "«»“”",
        "\ud83d\ude00 lundi",
        "le 12 " + "mai " * 30,
    ],
)
def test_dates_never_raise_and_slice_the_text(text):
    for d in dates(text, published=PUBLISHED):
        assert text[d.start : d.end].strip()


def test_dates_normalised_text_has_the_same_length():
    text = "Le 5\u00a0mai, l’İSTANBUL\u202f: 18\u00a0h ‑ ß"
    assert len(normalised(text)) == len(text)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, "2000-04-23"), (2016, "2016-03-27"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")],
)
def test_feasts_easter(year, day):
    assert easter(year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("easter+39", "2024-05-09"),
        ("easter+50", "2024-05-20"),
        ("11-thu4", "2024-11-28"),
        ("11-thu4+1", "2024-11-29"),
        ("05-sun-1", "2024-05-26"),
        ("12-25", "2024-12-25"),
        ("2001-09-11", "2001-09-11"),
    ],
)
def test_feasts_day_in_2024(when, day):
    assert feast_day(when, 2024) == date.fromisoformat(day)


def test_feasts_nth_weekday_of_december_from_its_end():
    assert nth_weekday(2024, 12, 1, -1) == date(2024, 12, 31)


def test_feasts_refuse_what_they_cannot_read():
    with pytest.raises(ValueError, match="12-25"):
        feast_day("le 3", 2024)


def test_lexicon_refuses_a_feast_without_a_day():
    with pytest.raises(LexiconError, match="easter"):
        Lexicons({"feasts": [{"name": "la foire", "when": "en mai"}]}).rows(Feast)


def test_lexicon_overlay_adds_a_feast():
    grammar = Grammar(Lexicons({"feasts": [{"name": "foire aux vins", "when": "09-05", "bare": "true"}]}))
    assert [d.interval.value for d in dates("la foire aux vins 2023", published=PUBLISHED, grammar=grammar)] == ["2023-09-05"]


def test_lexicon_overlay_refuses_an_unknown_reading():
    with pytest.raises(LexiconError, match="use one of"):
        Grammar(
            Lexicons(
                {
                    "date_rules": [
                        {"id": "time.x", "starts": "x", "pattern": "x", "reading": "nothing", "example": "x", "value": "x", "counter": "y"}
                    ]
                }
            )
        )


def test_dates_second_words_of_rules_rule_nothing_out():
    overlay = {"date_rules": [row.model_dump() | {"then": ""} for row in RULES if row.then]}
    ours, free = Grammar(Lexicons()), Grammar(Lexicons(overlay))
    words = [word for row in RULES for text in (row.example, row.counter) for word in text.split()]
    rng = random.Random(11)
    texts = [text for row in RULES for text in (row.example, row.counter)] + [t for spelt in SPELLINGS.values() for t in spelt]
    texts += [" ".join(rng.choices(words, k=8)) for _ in range(2000)]
    for text in texts:
        assert [(f.start, f.end, f.rule.row.id) for f in ours.find(text)] == [(f.start, f.end, f.rule.row.id) for f in free.find(text)], (
            text
        )
