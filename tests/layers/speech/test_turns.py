"""Who speaks over several sentences, in interviews, in incises of several words, and of two figures."""

from __future__ import annotations

import pytest

import claimkit


def said(text: str) -> dict[str, tuple[list[str], str | None]]:
    """For each claim its verb group with the names of its sources and how it is quoted."""
    return {
        claim.predicate.span.text: (
            [source.span.text for source in claim.attribution.sources] if claim.attribution else [],
            claim.attribution.quote if claim.attribution else None,
        )
        for claim in claimkit.extract(text).claims
    }


@pytest.mark.parametrize("marks", ["« {} »", "“{}”", '"{}"', "«{}»"])
def test_turns_go_on_in_every_style_of_marks(marks: str) -> None:
    first, second = marks.format("La digue a cédé"), marks.format("Nous n'avons plus de courant.")
    found = said(f"{first}, a réagi le maire. {second} Selon lui, trente familles sont parties.")
    assert found["n'avons plus"] == (["le maire"], "direct")
    assert found["sont parties"] == (["lui"], "indirect")


def test_turns_behind_a_quotation_that_a_colon_opens_and_an_incise_closes() -> None:
    text = "L'ingénieur écrivait : « La digue tient », rappelle Paul Mercier. Le vent se lève. « Je ne comprends plus ce chantier. »"
    found = said(text)
    assert found["tient"] == (["Paul Mercier"], "direct")
    assert found["ne comprends plus"] == (["Paul Mercier"], "direct")


def test_turns_of_a_quotation_that_begins_in_the_sentence_of_the_narrator() -> None:
    found = said("Pour Anne Morel, le pont est « trop vieux. Il fermera lundi. Les travaux dureront un an. »")
    assert found["est « trop vieux"] == (["Anne Morel"], "mixed")
    assert found["fermera"] == found["dureront"] == (["Anne Morel"], "direct")


def test_turns_of_a_clause_joined_to_what_a_person_does() -> None:
    text = "« La digue tient », a dit Anne Roux. La députée Ida Morel a mis en garde samedi contre la hâte car « le travail, c'est la clé de tout »."
    assert said(text)["est la clé"] == (["La députée Ida Morel"], "direct")


def test_turns_are_not_those_who_accuse() -> None:
    assert said("Elle a rejeté les critiques qui l'accusent de trahir la ville. « Nous faisons déjà notre part. »")["faisons"] == (
        ["Elle"],
        "direct",
    )


def test_turns_hold_sentences_that_begin_with_a_verb_of_saying() -> None:
    found = said(
        "« Ce qui me fâche, poursuit le maire, c'est le prix. La voiture, on en a besoin le soir. Allez trouver un taxi à deux heures. »"
    )
    assert found["en a besoin"] == (["le maire"], "direct")


def test_turns_do_not_reach_narration() -> None:
    assert said("« La digue a cédé », a réagi le maire. Le préfet ferme la route.")["ferme"] == ([], None)


def test_turns_are_opened_by_the_sentence_before() -> None:
    assert said("La ministre a pris la parole. « Nous fermerons dix casernes. »")["fermerons"][0] == ["La ministre"]


@pytest.mark.parametrize(
    "text",
    [
        "Entretien avec Paule Kermadec, maire de Dol\nCombien de bancs seront posés ?\nNous poserons trente bancs.",
        "Le Courrier : Combien de bancs seront posés ?\nPaule Kermadec : Nous poserons trente bancs.",
    ],
)
def test_interviews_give_answers_to_who_is_named(text: str) -> None:
    found = said(text)
    assert found["poserons"] == (["Paule Kermadec"], "direct")
    assert "seront posés" not in found


def test_interviews_without_lines_are_with_the_only_person_who_speaks_above() -> None:
    text = (
        "Paul Vernet hésite encore, estime Paule Kermadec, politologue. Q : Comment analysez-vous ce choix ? R : « Il observe. Il teste les élus. »"
        " Q : Avez-vous été surprise ? R : « La salle était calme. »"
    )
    found = said(text)
    assert found["observe"] == found["teste"] == found["était calme"] == (["Paule Kermadec"], "direct")


def test_interviews_name_nobody_by_the_word_that_answers() -> None:
    text = "Le pont pèse-t-il sur le budget ? Evidemment. Laurent Morel avait promis dix millions. Nous étions aveugles. Que ferez-vous ? Rien."
    assert said(text)["étions aveugles"] == ([], None)


def test_interviews_are_no_question_of_an_article() -> None:
    assert said("Paule Kermadec, maire de Dol, hésite.\nQue faire ?\nLe conseil posera trente bancs.")["posera"] == ([], None)


@pytest.mark.parametrize(
    ("text", "verb", "source"),
    [
        ("Le toit va céder, veut croire l'architecte.", "va céder", "l'architecte"),
        ("Le toit va céder, tient à préciser la mairie.", "va céder", "la mairie"),
        ("Le toit va céder, fait valoir la maire.", "va céder", "la maire"),
        ("« Le toit va céder », a déclaré à l’AFP Anne Roux.", "va céder", "Anne Roux"),
        ("« Le toit va céder », lit-on dans le rapport.", "va céder", "le rapport"),
    ],
)
def test_incises_of_several_words(text: str, verb: str, source: str) -> None:
    assert said(text)[verb][0] == [source]


def test_incises_need_a_speaker() -> None:

    assert "a ouvert" in said("Le maire a ouvert la porte, suivi de son adjoint.")


def test_predicates_with_their_subject_between_the_marks_are_direct() -> None:
    assert said("Pour l'instant, « chacun garde ses réserves », estime Anne Roux.")["garde"][1] == "direct"
    assert said("Le village « garde ses réserves », estime Anne Roux.")["garde"][1] == "mixed"


def test_two_figures_have_a_source_each() -> None:
    claims = claimkit.extract("9 000 personnes ont marché selon la police, 20 000 selon les syndicats.").claims
    assert [(c.predicate.span.text, [s.span.text for s in c.attribution.sources] if c.attribution else []) for c in claims] == [
        ("ont marché", ["la police"]),
        ("20 000", ["les syndicats"]),
    ]
    assert [[q.value for q in c.quantities] for c in claims] == [[9000], [20000]]


def test_selon_ends_at_a_semicolon_and_at_its_conjunction() -> None:
    found = said("Le gué est fermé et, selon la maire, il ne rouvrira pas.")
    assert found["est fermé"][0] == []
    assert found["ne rouvrira pas"][0] == ["la maire"]


def test_selon_ends_at_a_contrast() -> None:
    found = said("Le gué rouvrira lundi, selon la maire, mais la pompe fuit.")
    assert found["rouvrira"][0] == ["la maire"]
    assert found["fuit"][0] == []


def test_selon_ends_before_what_one_says_who_is_told_of_its_source() -> None:
    found = said("Le gué est fermé, selon deux sources proches du dossier, confirmant une note du préfet, qui précise que la pompe fuit.")
    assert found["fuit"][0] == ["préfet"]


@pytest.mark.parametrize("link", [", mais la CGT", " - mais la CGT", ", la CGT"])
def test_reports_end_where_a_rival_speaks(link: str) -> None:
    found = said(f"Le port affirme que le quai tient{link} répond que le quai penche.")
    assert found["tient"][0] == ["Le port"]
    assert found["penche"][0] == ["la CGT"]


def test_reports_go_on_behind_a_second_que() -> None:
    found = said("Le port affirme que le quai tient et que la CGT se trompe.")
    assert found["se trompe"][0] == ["Le port"]


def test_interviews_name_the_person_of_a_long_lead() -> None:
    lead = "Née à Dol, Paule Kermadec dirige un cirque. Elle a grandi en Corse. Elle y vit encore. Le cirque a cent ans. Paule Kermadec reçoit."
    assert said(f"{lead} Craignez-vous pour vos artistes ? Trente artistes sont partis.")["sont partis"] == (["Paule Kermadec"], "direct")


def test_interviews_take_the_label_where_nobody_is_named() -> None:
    assert said("Q : Combien de bancs seront posés ?\nR : Trente bancs seront posés.")["seront posés"] == (["R"], "direct")


def test_interviews_without_a_name_are_direct() -> None:
    found = said("Que craignez-vous ?\n\nJe crois que le cirque coulera.\n\nEt vos artistes ?\n\nJe crois que les artistes partent.")
    assert found["coulera"][1] == "direct"


@pytest.mark.parametrize(
    ("text", "verb", "quote"),
    [
        ("« Le toit fuit », note Anne Roux. Le plan est « bancal et coûte trop cher ».", "coûte", "mixed"),
        ("« Le toit fuit », note Anne Roux. Il est « probable que la ville renonce ».", "renonce", "direct"),
        ("Anne Roux a pris la parole. Ses voisins écoutaient. « La ville renonce. »", "renonce", "direct"),
    ],
)
def test_turns_hold_in_the_sentences_of_the_narrator(text: str, verb: str, quote: str) -> None:
    assert said(text)[verb] == (["Anne Roux"], quote)


def test_turns_are_kept_by_who_speaks_when_his_own_people_come_up() -> None:
    assert said("« Le toit fuit », note Anne Roux. Ses voisins attendent. « La ville renonce. »")["renonce"][0] == ["Anne Roux"]


def test_incises_of_a_relative_clause_stay_in_it() -> None:
    found = said("Le gardien suit un homme qui, dit-il, lui a pris sa lampe.")
    assert found["suit"][0] == []


def test_incises_behind_a_colon_report_the_quotation_alone() -> None:
    found = said("Le quai a cédé, les grues sont couchées : « Tout le monde dehors », crie un docker.")
    assert found["a cédé"][0] == []


def test_incises_list_speakers_behind_their_titles() -> None:
    found = said("« Le quai doit fermer », expliquent Anne Roux, directrice du port, et Paul Rey, son adjoint.")
    assert found["doit fermer"][0] == ["Anne Roux", "Paul Rey"]


def test_incises_of_two_verbs_take_what_follows_as_their_speaker() -> None:
    assert said("« Le quai tient », a tenu à préciser la docker.")["tient"][0] == ["la docker"]


@pytest.mark.parametrize(
    ("text", "verb", "quote"),
    [
        ("La maire estime qu'il est « impossible pour la ville de payer ».", "est « impossible", "mixed"),
        ("La ville ouvre un service « Proximité », a expliqué la maire.", "ouvre", "indirect"),
        ("La ville ouvre un service « utile à tous », a expliqué la maire.", "ouvre", "mixed"),
        ("C'est un geste fort, pour « rendre la ville aux piétons », a expliqué la maire.", "est un geste", "mixed"),
        ("La maire estime que le nombre de morts « causées par la crue » est faux.", "est faux", "mixed"),
        ("La maire estime que les « blouses blanches » ont fui.", "ont fui", "indirect"),
        ("« On peut reculer » à condition que le port tienne, a expliqué la maire.", "peut reculer", "direct"),
        ("« On peut voir les effets » du texte, a expliqué la maire.", "peut voir", "mixed"),
    ],
)
def test_quotes_in_part(text: str, verb: str, quote: str) -> None:
    assert said(text)[verb] == (["La maire" if text.startswith("La maire") else "la maire"], quote)


def test_reports_of_whom_a_relative_names() -> None:
    assert said("Le maire a écrit au préfet, selon qui la digue tient.")["tient"][0] == ["préfet"]
    assert said("Une rumeur circule sur Twitter, selon laquelle la digue penche.")["penche"][0] == []


def test_reports_have_no_content_behind_a_colon_in_brackets() -> None:
    assert said("La note qu'il avait publiée (Les quais : une histoire) n'aborde pas le port.") == {"n'aborde pas": ([], None)}


def test_reports_of_only_so_many_are_claims() -> None:
    assert said("L'armée ne reconnaît que quatre morts.")["ne reconnaît"] == ([], None)


def test_reports_behind_an_adverb() -> None:
    assert said("L'enquête montre aussi que les quais penchent.")["penchent"][0] == ["L'enquête"]


def test_media_that_publish_pass_on() -> None:
    found = claimkit.extract("Un sondage publié par Le Monde indique que la maire est en tête.").claims[-1]
    assert found.attribution is not None
    assert [(s.span.text, s.role) for s in found.attribution.sources] == [("Un sondage", "origin"), ("Le Monde", "relay")]


def test_posts_are_said_by_their_accounts() -> None:
    text = "Lucie B. @lucie_b · 3 h\nLe pont est fermé depuis mars !\n12 réponses\nMarcT a écrit :\nIl a rouvert lundi."
    found = claimkit.extract(text)
    assert [[s.name for s in c.attribution.sources] if c.attribution else None for c in found.claims] == [["Lucie B."], ["MarcT"]]


def test_interview_label_with_a_dash_is_the_source_of_all_answers_below() -> None:
    text = (
        "ENTRETIEN – Jean Valmy, président du club, ferme le stade.\nPourquoi fermer le stade ?\nJean Valmy. – La tribune penche.\n"
        "Et que ferez-vous ?\nNous jouerons ailleurs."
    )
    starts = {c.predicate.head.text: [s.span.start for s in c.attribution.sources] for c in claimkit.extract(text).claims if c.attribution}
    label = text.index("Jean Valmy. –")
    assert starts == {"penche": [label], "jouerons": [label]}


@pytest.mark.parametrize(
    "text",
    [
        "Faut-il fermer le gué ? Anne Roux Non, la pompe fuit. Trois voitures sont tombées. Et demain ? Anne Roux Nous verrons.",
        "Faut-il fermer le gué ? Anne Roux. Non, la pompe fuit. Trois voitures sont tombées.",
        "Faut-il fermer le gué ? Anne Roux. – Non, la pompe fuit. Trois voitures sont tombées.",
    ],
)
def test_interviews_on_one_line_have_labels_behind_questions(text: str) -> None:
    found = said(text)
    assert found["fuit"] == (["Anne Roux"], "direct")
    assert found["sont tombées"] == (["Anne Roux"], "direct")


def test_interviews_on_one_line_may_begin_amid_an_answer() -> None:
    found = said('La pompe fuit." Q: Et le gué ? R: "Le gué est fermé. Il rouvrira en mai." Q: Y a-t-il un risque ? R: "La digue penche."')
    assert {verb: quote for verb, (_, quote) in found.items()} == {
        "fuit": "direct",
        "est fermé": "direct",
        "rouvrira": "direct",
        "penche": "direct",
    }


def test_questions_of_an_article_make_no_label_of_what_follows() -> None:
    assert said("Bilan : le gué est fermé. Que faire ? Le conseil posera trente bancs.")["posera"] == ([], None)


def test_quoted_clauses_that_go_on_behind_the_marks_are_mixed() -> None:
    assert said("« Chacun pourra voter » à l'élection de mai, a assuré la maire.")["pourra voter"][1] == "mixed"
    assert said("« Chacun pourra voter », donc, a assuré la maire.")["pourra voter"][1] == "direct"


@pytest.mark.parametrize(
    ("text", "verb", "sources"),
    [
        ("En affirmant que le gué tient, Anne Roux a surpris.", "tient", ["Anne Roux"]),
        ("Le préfet, selon lequel le gué tient, a fermé la route.", "a fermé", []),
        ("Le gué a cédé, selon la même source qui note que la pompe fuit.", "fuit", ["la même source"]),
        ("La plainte vise le directeur du port, Paul Rey, qui affirme que le quai tient.", "tient", ["le directeur du port, Paul Rey"]),
        ("Les voisins disent avoir crié, nous a-t-on indiqué.", "avoir crié", ["Les voisins"]),
        ("« Le préfet a dit que le gué tient », a-t-il souligné.", "tient", ["Le préfet", "-t-il"]),
        ("Reconnaissons que le gué tient.", "tient", []),
        ("On voit que le gué tient.", "tient", []),
        ("Les élus doivent savoir que le gué tient.", "tient", []),
        ("Le gué a cédé, ont affirmé lundi des médias locaux.", "a cédé", ["des médias locaux"]),
        ("Le sondage fait dire à 61 % des élus que le gué ne tient pas.", "ne tient pas", ["61 % des élus"]),
        ("La moitié des élus hésitent, 28 % déclarant avoir renoncé.", "avoir renoncé", ["28 %"]),
        ("« Le gué tenait ! » se rappelle Anselme, 80 ans.", "tenait", ["Anselme"]),
        ("Le gué va céder. C'est l'avis de l'ingénieure Anne Roux.", "va céder", ["l'ingénieure Anne Roux"]),
        ("Le gué a cédé. C'est la première annonce du préfet.", "a cédé", []),
        ("La maire a prévenu que si rien n'est fait, le gué cédera.", "cédera", ["La maire"]),
        ("La maire a reconnu « une erreur » et promis que le gué rouvrira.", "rouvrira", ["La maire"]),
        ("La maire a reconnu « une erreur » et promis que le gué rouvrira.", "a reconnu", []),
        ("La rumeur veut que le gué cède.", "cède", ["La rumeur"]),
        ("À l'en croire, le gué tient.", "tient", ["l'"]),
        ("La maire est convaincue que le gué tient.", "tient", ["La maire"]),
        ("Convaincue que le gué tient, la maire attend.", "tient", ["la maire"]),
        ("La maire a convaincu les élus que le gué tient.", "a convaincu", []),
        ("À Dol, pour l'ingénieure Anne Roux, le gué est dangereux.", "est dangereux", ["l'ingénieure Anne Roux"]),
        ("Le gué est dangereux pour l'ingénieure Anne Roux.", "est dangereux", []),
        ("Quand, selon la police, le voleur est sorti, le chien a aboyé.", "a aboyé", []),
        ("Le feu a pris, selon les pompiers, vers minuit, mais le gardien dormait.", "dormait", []),
    ],
)
def test_who_says_it(text: str, verb: str, sources: list[str]) -> None:
    assert said(text)[verb][0] == sources


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        # « que » joined behind a phrase between commas
        (
            "Le bureau note que la vente recule, loin de son niveau passé, et, d'autre part, que le stock monte.",
            {"recule": ["Le bureau"], "monte": ["Le bureau"]},
        ),
        ("La maire dit que le gué est fermé, et, surtout, que la pompe fuit.", {"est fermé": ["La maire"], "fuit": ["La maire"]}),
        # a second speaker with a « que » of his own and no verb
        ("Certains affirment que le quai est sûr, d'autres qu'il penche.", {"est sûr": ["Certains"], "penche": ["d'autres"]}),
        ("La maire affirme que le quai est sûr, son adjoint qu'il menace.", {"est sûr": ["La maire"], "menace": ["son adjoint"]}),
        ("La maire affirme que son adjoint, un homme qu'elle connaît, est sûr.", {"est sûr": ["La maire"]}),
        # nouns with a content, held by a subject
        ("Les élus ont pris conscience que le quai penche.", {"penche": ["Les élus"]}),
        ("La maire se rend compte que le quai penche.", {"penche": ["La maire"]}),
        ("La maire a la certitude que le quai tiendra.", {"tiendra": ["La maire"]}),
        ("Le film défend l'idée que le quai est vieux.", {"est vieux": []}),
        ("D'autres assurent que le quai tient.", {"tient": ["D'autres"]}),
        # « combien » as « que »
        ("La maire souligne combien le quai est utile.", {"est utile": ["La maire"]}),
        # a report behind « comme »
        ("Le gué est fermé, comme la maire l'a dit lundi.", {"est fermé": ["la maire"]}),
        ("Comme elle l'avait annoncé, le gué est fermé.", {"est fermé": ["elle"]}),
        ("Le gué est fermé, comme la crue le montre.", {"est fermé": []}),
        ("Comme l'écrivait Camus, la ville est vieille.", {"est vieille": ["Camus"]}),
        # infinitives behind dates and far auxiliaries
        ("Le chef a affirmé le 16 janvier vouloir partir.", {"vouloir partir": ["Le chef"]}),
        ("La préfète a de son côté rappelé être venue.", {"être venue": ["La préfète"]}),
        ("Le témoin a répondu avoir vu la barge.", {"avoir vu": ["Le témoin"]}),
        # hoping is no report
        ("Les dockers espèrent profiter de la trêve.", {"espèrent profiter": []}),
        # gerunds of what cannot be known to speak
        ("Les tweetos ont réagi, estimant que la photo avait été truquée.", {"avait été truquée": ["Les tweetos"]}),
        ("La crue inquiète, confirmant que le quai penche.", {"penche": []}),
        # what stands before a colon is not the source's
        ("Le chantier est mort : selon la mairie, la grue ne reviendra pas.", {"est mort": [], "ne reviendra pas": ["la mairie"]}),
        ("Pour Anne Roux (PS), la loi est inutile.", {"est inutile": ["Anne Roux"]}),
        ("Le quai, à entendre Paul Rey, penche.", {"penche": ["Paul Rey"]}),
        ("Paul Rey a quitté la salle. À ses yeux, la loi est inutile.", {"est inutile": ["ses"]}),
        ("Le quai penche, si l'on en croit le #DefiDuQuai.", {"penche": ["le #DefiDuQuai"]}),
        # a comma forgotten
        ("La fièvre monte brutalement explique le docteur Paul Rey médecin à Metz.", {"monte": ["le docteur Paul Rey"]}),
        ("L'accident a eu lieu vers 8 heures a précisé à l'AFP le procureur de Metz.", {"a eu lieu": ["le procureur de Metz"]}),
        # « nous » is told
        ("Anne Roux nous expliquait, mercredi, que ses services travaillaient.", {"travaillaient": ["Anne Roux"]}),
        ("Le quai, nous rappelle Paul Rey, serait romain.", {"serait romain": ["Paul Rey"]}),
        # no report
        ("Les dockers ne savaient pas qu'une enquête était ouverte.", {"ne savaient pas": [], "était ouverte": []}),
        ("Si les annonces n'étaient qu'un tour, ce ne serait pas grave.", {"ne serait pas grave": []}),
        ("Cette crue en dit long : la maire a refusé d'en débattre.", {"a refusé d'en débattre": []}),
        ("Le chiffre monte à 46 millions, apprend-on.", {"monte": []}),
        # the end of « selon X » back to the colon
        ("Le derby leur sourit : ils n'ont plus perdu depuis 1998, selon la Ligue.", {"leur sourit": [], "n'ont plus perdu": ["la Ligue"]}),
        # what stands between the verb and its speaker
        ("Le quai penche, confie, dépitée, la patronne.", {"penche": ["la patronne"]}),
        ("Le quai penche, indique ce mardi 3 mars dans les colonnes du Courrier la maire Anne Roux.", {"penche": ["la maire Anne Roux"]}),
        # « ce que X dit »
        ("Le quai penche, d'après ce que nous a dit la patronne.", {"penche": ["la patronne"]}),
        ("Selon ce que le maire a déclaré, le quai penche.", {"penche": ["le maire"]}),
        ("La ville se prépare pour ce que la crue dira.", {"se prépare": []}),
        # what « on » learns of a text
        ("Le rapport est accablant. On y apprend que le quai penche.", {"penche": ["Le rapport"]}),
        ("On apprend que le quai penche.", {"penche": []}),
        ("On peut dire que le quai penche.", {"penche": []}),
        # who is told passes on
        ("Trois hommes sont morts, a appris Le Courrier auprès du parquet.", {"sont morts": ["Le Courrier", "parquet"]}),
        ("Une dame, qui se tait d'ordinaire, raconte avoir vu des soldats.", {"avoir vu": ["Une dame"]}),
        ("La maire, dont l'étude, parue en mars, montre que le quai penche, se tait.", {"penche": ["l'étude"]}),
        # who spoke in the incise
        (
            "Le quai tient, a fait savoir la maire via un tract, ajoutant que la grue penche.",
            {"tient": ["la maire"], "penche": ["la maire"]},
        ),
        ("Le quai tient, a dit la maire, le préfet ajoutant que la grue penche.", {"tient": ["la maire"], "penche": ["le préfet"]}),
        # who says what a headline tells
        ("Cinq dockers ont été blessés sur le quai (police) Une grue a cédé.", {"ont été blessés": ["police"], "a cédé": []}),
        ("La grève va durer jusqu'à lundi (Roux) Le port est fermé, a dit Anne Roux.", {"va durer": ["Roux"]}),
        ("La loi a été votée par Jean Martin (PS) La grue est neuve.", {"a été votée": []}),
        ("Le match a été reporté à lundi (vidéo) La grue est neuve.", {"a été reporté": []}),
        # a subject told by two sources, a phrase told by one
        (
            "Il n'y avait plus que trente barrages, selon la mairie, mais l'appel en bloquera cent selon ses auteurs.",
            {"n'y avait plus": ["la mairie"], "en bloquera": ["ses auteurs"]},
        ),
        (
            "Le trafic a baissé en mai, tandis que celui des cars a reculé, selon des données du Comité des transports publiées vendredi.",
            {"a baissé": ["Comité des transports"], "a reculé": ["Comité des transports"]},
        ),
        ("900 dockers selon la police, 2 000 selon les syndicats, ont défilé.", {"ont défilé": ["la police"]}),
        ("Les élus parlent de la grue et, notamment, selon la maire, du quai.", {"parlent": []}),
        ("La gauche s'estime maltraitée par la presse.", {"maltraitée": ["La gauche"]}),
    ],
)
def test_reports_of_all_shapes(text: str, sources: dict[str, list[str]]) -> None:
    found = said(text)
    assert {verb: found[verb][0] for verb in sources} == sources


@pytest.mark.parametrize(
    ("text", "verb", "source"),
    [
        ("« Il a tiré », a expliqué au « Courrier » un docker qui se trouvait sur le quai.", "a tiré", "un docker"),
        ("« C'est l'œuvre du cuistot », révèle son acolyte.", "est l'œuvre", "son acolyte"),
        ("Le quai est « un ouvrage neuf », il a coûté cher, a poursuivi la source.", "a coûté", "la source"),
        ('"Le quai tient",ajoute-t-elle.', "tient", "-t-elle"),
        ("Le communiqué diffusé par la mairie est clair : « Le gué restera fermé. »", "restera fermé", "la mairie"),
        ("La lettre est brève : « Nous fermerons le gué lundi. »", "fermerons", "La lettre"),
        ("C'est indigne. Nous ne pouvons plus payer. » Alors, lundi, Vanina Roux a plongé.", "ne pouvons plus payer", "Vanina Roux"),
        ("Le parc fête l'hiver. « Novembre, c'est la rampe vers Noël » Auchan", "est la rampe", "Auchan"),
        ('"C\'est une honte", écrit-elle. "Les rues sont sales."', "sont sales", "-elle"),
        ("Jeanne Alimi Le quai tient. Vous êtes le riverain du port… Jeanne Alimi Je vois la grue.", "tient", "Jeanne Alimi"),
        ("Entretien. Le quai tient, expliquez-vous… JEANNE ROUX La ville est un navire. Il ne compte pas.", "est un navire", "JEANNE ROUX"),
        ("Le maire est en colère. Même son de cloche chez Anne Roux : « Le gué va fermer. »", "va fermer", "Anne Roux"),
        ("Le maire est en colère. Un avis partagé par Anne Roux : « Le gué va fermer. »", "va fermer", "Anne Roux"),
        ("Le maire est en colère. Un avis que partage la docteure Anne Roux : « Le gué va fermer. »", "va fermer", "la docteure Anne Roux"),
        ("« Le gué va fermer », explique à l'AFP Anne Roux, directrice du port.", "va fermer", "Anne Roux"),
        (
            "Le port gagne. De quoi réjouir le docker et plaire au président Paul Rey : « Le gué va fermer. »",
            "va fermer",
            "président Paul Rey",
        ),
        ("« Le gué va fermer », a défendu l'adjointe aux finances, Nora Roux.", "va fermer", "l'adjointe aux finances, Nora Roux"),
        ("« Le gué va fermer », a dit le maire aux dockers.", "va fermer", "le maire"),
        ("« Le gué va fermer », a dit une cliente à France Bleu.", "va fermer", "une cliente"),
        ("« Le gué va fermer », a indiqué à l'Agence France-Presse Dominique Puchet, procureure.", "va fermer", "Dominique Puchet"),
        ("« Le gué va fermer », a déclaré devant le tribunal Anne Roux.", "va fermer", "Anne Roux"),
        ("« Le gué va fermer », a lancé aux députés de l'opposition Anne Roux.", "va fermer", "Anne Roux"),
        ("« Le gué va fermer », a expliqué au micro de France Inter Anne Roux.", "va fermer", "Anne Roux"),
        ("« Le gué va fermer », a expliqué au journal Le Monde Anne Roux.", "va fermer", "Anne Roux"),
        ("« Le gué va fermer », a dit à la maire Anne Roux le préfet.", "va fermer", "le préfet"),
        ("« Le quai tient », dit Anne Roux. Son mari René hausse les épaules. « Le gué va fermer. »", "va fermer", "Son mari René"),
        ("ENTRETIEN. « Le gué va fermer »\n\nMeunier à Dol, Paul Rey publie un essai.", "va fermer", "Paul Rey"),
        ("Bruxelles a réagi : « Le gué va fermer », a prévenu un porte-parole.", "va fermer", "un porte-parole"),
        ("Anne Roux (LR) : « Le gué va fermer. »", "va fermer", "Anne Roux"),
        ("La colère du maire est intacte : « On nous a menti. »", "nous a menti", "maire"),
        ("Luc Ferrand a 20 ans. Alors il vient en bus : « Je paie trop de loyer. »", "paie", "il"),
        ("Selon Le Monde, le parti est inquiet. « Le gué est un sujet difficile. »", "est un sujet", None),
        ("Sur une banderole, on peut lire : « Le gué va fermer. »", "va fermer", "une banderole"),
        ("« Le quai est vieux », dit la maire. La grue est neuve, mais « il faut agir ».", "faut", "la maire"),
        ("La grue est neuve, mais « il faut agir ».", "faut", None),
        ("« Il faut assainir la ville » Dans son essai, l'économiste Anne Roux dénonce la dette.", "faut", "l'économiste Anne Roux"),
        ('"Le gué va fermer", dit Anne Roux. "Le quai tient. La grue a rouillé. "Nous verrons". Paul Rey rit.', "a rouillé", "Anne Roux"),
        ('Voici le navire, dont le capitaine est Paul Rey. "Le gué va fermer. "Nous paierons", dit Anne Roux.', "va fermer", "Anne Roux"),
        (
            "Rencontre avec Anne Roux, qui lit.\nLe quai est vieux. Pourquoi l'aimer ?\nJe l'aime. La grue a rouillé.",
            "a rouillé",
            "Anne Roux",
        ),
        ("Il prépare une rencontre avec Anne Roux.\nLe quai est vieux. Pourquoi l'aimer ?\nLa grue a rouillé.", "a rouillé", None),
        ("« Ils ont crié, ont pointé une arme sur moi et ont fui. J'ai disparu », raconte Anne Roux.", "ai disparu", "Anne Roux"),
        ("Ils ont compris une chose : « Ça fait quoi, dix euros ? C'est une honte ! » lâche un docker.", "ont compris", None),
        ("« C'est une honte ! » lâche un docker.", "est une honte", "un docker"),
        (
            "La ville a-t-elle compris ? Non, selon Jean Morel. Il a commandé deux études. Le Phare: Vous êtes déçu… Jean Morel: Le quai coule.",
            "a commandé",
            None,
        ),
        ("« On ira loin » Par Anne Roux, élue de Dol", "ira", "Anne Roux"),
        ("Anne Roux : nous gardons le gué", "gardons", "Anne Roux"),
        ("Anne Roux : le gué va fermer", "va fermer", None),
        ("« On ira loin »  Odile, 41 ans, vendeuse à Metz Pour elle, tout va bien.", "ira", "Odile"),
        ("Comment tenir et vous entendre ? Pour Anne Roux, la fête est finie. Le quai tient, dit le maire.", "tient", "le maire"),
        ("(Sète) « Le gué va fermer. » C'est en ces termes que le maire Paul Rey a ouvert la séance.", "va fermer", "le maire Paul Rey"),
        (
            "« Le gué va fermer. » C'est dans le port que le maire Paul Rey a dormi. Il est tard, a dit Anne Roux.",
            "va fermer",
            "le maire Paul Rey",
        ),
        (
            'Le port et ses dockers "Je suis ruiné. Le gué va fermer", Paul Rey, docker, raconte comment il a tout perdu.',
            "va fermer",
            "Paul Rey",
        ),
        ("« Le gué va fermer » Anne Roux, élue du pays de Dol (Manche) Si la fête est finie, le quai tient.", "va fermer", "Anne Roux"),
        ("Paul Rey a vu les élus. « Le gué va fermer si nul ne vient » de la « ville ».", "va fermer", "Paul Rey"),
        ("Le docker est parti. « Le docker tient bon », dit Anne Roux. Le maire a souri. « Le maire tient bon. »", "tient", "Anne Roux"),
        ("« Ce qui me touche, c'est qu'un élu me dise : “Le gué va fermer.” Je suis émue », confie Anne Roux.", "suis émue", "Anne Roux"),
        ("Paul Rey est venu. « Nous, dockers, “mettons le port en danger”, osent-ils. Le quai vit. »", "vit", "Paul Rey"),
        ("Paul Rey est venu. « Le thème est celui du “danger”, explique Anne Roux. Le quai vit. »", "vit", "Anne Roux"),
        ("Juché sur un camion, Anne Roux, docker de la CGT, lance : « Le gué va fermer. »", "va fermer", "Anne Roux"),
        ("« Le gué va fermer », scandent plus de 200 dockers.", "va fermer", "plus de 200 dockers"),
        ("« Le gué va fermer », se lance l'un des dockers.", "va fermer", "l'un des dockers"),
        ("Paul porte un gilet où on lit : « Le gué va fermer. »", "va fermer", "un gilet"),
        ("Pour ces quelques dockers, « le gué va fermer lundi », a ajouté Paul Rey.", "va fermer", "Paul Rey"),
        ("Anne Roux affirme que travailler sur le quai est un emploi « enviable ».", "est un emploi", "Anne Roux"),
        ('Gué : "Le gué va fermer" "Nous partirons." Anne Roux était très proche de son père.', "va fermer", "Anne Roux"),
        ("« Le quai tient », dit Anne Roux. Mise en garde aussi du préfet Paul Rey. « Le gué va fermer. »", "va fermer", "préfet Paul Rey"),
        ("Le député décrit une colère qui « doit nous alerter car le gué va fermer ».", "va fermer", "Le député"),
        ("« Le quai coule », dit Anne Roux. Il est aussi « très vieux ».", "est aussi", "Anne Roux"),
        ("« Le quai coule », dit Anne Roux. La ville attend. Il est « très vieux ».", "est « très vieux", None),
        ("L'association a salué un « élan sans appel: la ville soutient ses dockers ».", "soutient", "L'association"),
        ("« Le quai coule », dit Anne Roux, poursuivant que le gué va fermer.", "va fermer", "Anne Roux"),
        ("L'élu assure qu'il y a des « retards », qu'il faudra payer, et que le gué va fermer.", "va fermer", "L'élu"),
        ("Un but rare, comme l'appelle la Fifa. « Le gué va fermer », dit Anne Roux.", "va fermer", "Anne Roux"),
    ],
)
def test_quotations_of_all_shapes(text: str, verb: str, source: str | None) -> None:
    found = {pred: sources for pred, (sources, _) in said(text).items() if pred.startswith(verb)}
    assert list(found.values()) == [[] if source is None else [source]]


def test_turns_of_a_person_told_with_a_title(nlp):
    text = "Entretien avec le professeur Samuel Roche, chef de service\nQ. Combien de lits avez-vous ?\nR. Quarante lits ont rouvert.\n"
    text += "Q. Avez-vous assez de personnel ?\nR. Non. Deux infirmiers sont partis."
    claims = claimkit.extract(text, nlp=nlp).claims
    assert {s.span.text for c in claims if c.attribution for s in c.attribution.sources} == {"le professeur Samuel Roche"}


def test_turns_take_no_pointer_behind_a_question_for_the_name_of_who_answers() -> None:
    text = (
        "Anne Morel affirme que le pont tient. Qui paiera? - Regarder sur Dol Live » LIRE AUSSI - Les mots du pont  "
        "Le maire, Paul Roy, a salué la décision. Le port rouvre mardi. "
        "» LIRE AUSSI - C'est quoi la «police des ponts»?  À VOIR AUSSI - «La digue de Dol»"
    )
    found = said(text)
    assert found["tient"] == (["Anne Morel"], "indirect")
    assert found["a salué"] == found["rouvre"] == ([], None)


@pytest.mark.parametrize(
    "text",
    [
        "Ils ont défilé avec le slogan « Nous gardons le pont ».",
        "L'appel a circulé avec la phrase « Demain, nous gardons le pont ».",
    ],
)
def test_turns_leave_alone_what_a_noun_names(text: str) -> None:
    assert said(f"« La digue tient », a précisé le maire. {text}")["gardons"] == ([], None)


@pytest.mark.parametrize("stamp", ["[14/03/2026, 18:4{}] ", "14/03/2026, 18:4{} - ", "[00:00:4{}] ", ""])
def test_turns_of_people_who_chat(stamp: str) -> None:
    lines = (
        "Léa : La mairie ferme la digue lundi \U0001f621",
        "Sam Roux : Mon oncle dit que deux vannes fuient",
        "Léa : Trois rues sont noyées",
    )
    found = said("\n".join(stamp.format(k) + line for k, line in enumerate(lines)))
    assert found["ferme"] == found["sont noyées"] == (["Léa"], "direct")
    assert found["fuient"] == (["Mon oncle", "Sam Roux"], "direct")


def test_turns_of_a_chat_in_which_somebody_asks() -> None:
    found = said("Léa : L'école ferme lundi\nSam Roux : Pourquoi ?\nLéa : La chaudière fuit\nSam Roux : Aïe")
    assert found["ferme"] == found["fuit"] == (["Léa"], "direct")


def test_turns_of_who_asks_half_of_the_time_are_questions() -> None:
    text = "JOURNALISTE : Combien de lits fermez-vous ?\nIDA MOREL : Nous en fermons dix.\nJOURNALISTE : La région conteste.\nIDA MOREL : Elle a tort."
    found = said(text)
    assert found["en fermons"] == (["IDA MOREL"], "direct")
    assert "conteste" not in found


def test_turns_of_a_thread_whose_names_have_a_line_of_their_own() -> None:
    text = "Radio Dol\n@radiodol\n·\n3 h\nUn feu a pris au port\n12\n\nIda Morel\n@idamorel\nEn réponse à @radiodol\nLe quai est fermé"
    found = said(text)
    assert (found["a pris"], found["est fermé"]) == ((["Radio Dol"], "indirect"), (["Ida Morel"], "indirect"))
