"""Times of recordings and chats are taken out of what is read, with the way back."""

from __future__ import annotations

import re

import pytest

from claimkit.french.alignment import View
from claimkit.french.timings import plain_timings

SUBRIP = """1
00:00:01,000 --> 00:00:03,000
La régie a fermé deux

2
00:00:03,100 --> 00:00:05,000
bassins de <i>Dol</i>.
- Pourquoi ?
- Pour l'hiver.
"""
WEBVTT = """WEBVTT - conseil

NOTE relu
à la main

ouverture
00:01.000 --> 00:04.000 align:start
<v Anne Roux>Le conseil a

00:04.000 --> 00:06.000
<v Anne Roux>voté<00:05.000><c> le budget</c>.

00:06.000 --> 00:08.000
<v Paul Sy>Il baisse de 3 %.

00:08.000 --> 00:09.000
<v Paul Sy>Il baisse de 3 %.
C'est peu.
"""


@pytest.mark.parametrize(
    ("text", "plain", "subtitles"),
    [
        (SUBRIP, "La régie a fermé deux bassins de Dol.\n- Pourquoi ?\n- Pour l'hiver.\n", True),
        (WEBVTT, "Anne Roux : Le conseil a voté le budget.\nPaul Sy : Il baisse de 3 %. C'est peu.\n", True),
        ("[14/03/2026, 18:42] Léa : Il pleut\n[14/03/2026, 18:43] Sam : Ici non", "Léa : Il pleut\nSam : Ici non", False),
        ("14/03/2026, 18:42 - Léa: Il pleut\n14/03/2026, 18:43 - Sam: Ici non", "Léa: Il pleut\nSam: Ici non", False),
        ("[00:01:12] Invité : Oui.\n[00:01:20] Animatrice : Bien.", "Invité : Oui.\nAnimatrice : Bien.", False),
        ("Invité (00:01:12) : Oui.\nAnimatrice (00:01:20) : Bien.", "Invité : Oui.\nAnimatrice : Bien.", False),
        ("0:00\nbonsoir la ville\n0:04\nferme deux ponts", "bonsoir la ville\nferme deux ponts", False),
        ("10:02\nLe procureur parle.\n10:15\nIl a fini.", "10:02\nLe procureur parle.\n10:15\nIl a fini.", False),
        ("10h02 Le procureur parle.\n10h15 Il a fini.", "10h02 Le procureur parle.\n10h15 Il a fini.", False),
        ("Le vote (18:42) : trois voix pour.", "Le vote (18:42) : trois voix pour.", False),
        ("La flèche --> est un signe. Rendez-vous à 10:30.", "La flèche --> est un signe. Rendez-vous à 10:30.", False),
    ],
)
def test_timings_are_not_read(text: str, plain: str, subtitles: bool) -> None:
    view = View(text)
    assert (plain_timings(view), view.text) == (subtitles, plain)


@pytest.mark.parametrize("text", [SUBRIP, WEBVTT])
def test_timings_of_files_with_other_ends_of_lines(text: str) -> None:
    plain, other = View(text), View("\ufeff" + text.replace("\n", "\r\n"))
    plain_timings(plain)
    plain_timings(other)
    assert other.text.replace("\r", "") == plain.text


@pytest.mark.parametrize("text", [SUBRIP, WEBVTT])
def test_timings_keep_the_way_back(text: str) -> None:
    view = View(text)
    plain_timings(view)
    for word in re.finditer(r"\w+", view.text):
        a, b = view.place(*word.span())
        assert text[a:b] == word.group()
