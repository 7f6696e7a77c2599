"""Claims as sentences that can be read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

    from claimkit import Claim


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Marie Lambert a démissionné. Elle dirigeait la société.", "Marie Lambert dirigeait la société."),
        ("Le pont fermera lundi, selon la mairie.", "Selon la mairie, le pont fermera lundi [17 mars 2025]."),
        ("Selon la mairie, le pont ne fermera pas.", "Selon la mairie, le pont ne fermera pas."),
        ("La société dément avoir licencié vingt salariés.", "La société dément avoir licencié vingt salariés."),
        (
            "La police craint une crue. « La digue tient », a dit son chef d'antenne à Dol.",
            "Selon son chef d'antenne [de la police] à Dol, « la digue tient ».",
        ),
        (
            "Le prévenu, Paul Rey, comparaissait. La procureure Hélène Vidal a requis deux ans. Son avocat a plaidé la relaxe.",
            "Son avocat [de Paul Rey] a plaidé la relaxe.",
        ),
        ("Le club devra rembourser la ville et verser 5 000 euros.", "Le club devra verser 5 000 euros."),
        ("La ville ne va pas fermer le pont, mais vendre la halle.", "La ville va vendre la halle."),
        ("Le taux est de 35 %, un chiffre que contestent les élus, qui l'évaluent à 80 %.", "Les élus l'évaluent [le taux] à 80 %."),
        (
            "Le mouvement des dockers gagne le port. « Je ne dirige rien dans ce mouvement » des dockers, a dit Anne Roux.",
            "Selon Anne Roux, je ne dirige rien dans ce mouvement des dockers.",
        ),
        ("Le groupe aurait vendu deux usines.", "Le groupe aurait vendu deux usines."),
        ("Le maire a signé l'accord et quittera la ville.", "Le maire quittera la ville."),
        ("Si le prix baissait, le port fermerait.", "Si le prix baissait, le port fermerait."),
        ("« Le port tiendra », a déclaré la préfète Anne Roux.", "Selon la préfète Anne Roux, « le port tiendra »."),
        (
            "Le ministère de la Mer a répondu. Son cabinet affirme que le port rouvrira lundi.",
            "Selon son cabinet [du ministère de la Mer], le port rouvrira lundi [17 mars 2025].",
        ),
        (
            "Le fabricant de vélos Ronsard va fermer une usine. Le groupe, dont le siège est à Lyon, emploie 900 personnes.",
            "Le fabricant de vélos Ronsard, dont le siège est à Lyon, emploie 900 personnes.",
        ),
        (
            "Le groupe Danone et la firme Ronsard ont signé. Les deux partenaires construiront une usine.",
            "Le groupe Danone et la firme Ronsard construiront une usine.",
        ),
        (
            "L'ancien trésorier du club a été condamné. « Mon client fera appel », a réagi son avocate, Me Anne Roux.",
            "Selon Anne Roux, « [l'ancien trésorier du club] fera appel ».",
        ),
        ("Le prix du lait monte, celui du beurre recule.", "Le prix du beurre recule."),
        (
            "Un accord de pêche entre Malte et la Tunisie a été signé. L'accord dure deux ans.",
            "L'accord [de pêche entre Malte et la Tunisie] dure deux ans.",
        ),
        ("Deux partis négocient. Aucun ne confirme.", "Aucun [des deux partis] ne confirme."),
        ("Un haut responsable parle d'un navire. Un autre refuse de parler.", "Un autre [responsable] refuse de parler."),
        ("Le préfet a jugé le vote « parfaitement régulier ».", "Le préfet a jugé le vote « parfaitement régulier »."),
        (
            "À Dol, la boulangerie a fermé. Des clients viennent de Brest. La commune ne peut pas payer, selon son maire.",
            "Selon son maire, la commune [Dol] ne peut pas payer.",
        ),
        (
            "Le maire a présenté un plan de relance du port. Le plan coûtera 3 millions.",
            "Le plan [de relance du port] coûtera 3 millions.",
        ),
        ("Le loyer moyen baisse à Brest. Un étudiant y paie 400 euros.", "Un étudiant y [à Brest] paie 400 euros."),
        ("Le pont de Dol (Ille-et-Vilaine) a fermé.", "Le pont de Dol (Ille-et-Vilaine) a fermé."),
        ("Le journal parle d'« un oubli ».", "Le journal parle d'« un oubli »."),
        ("« Je crains qu'on ne ferme le port », dit Anne Faure.", "Selon Anne Faure, « je crains qu'on ne ferme le port »."),
        ("Le syndicat dénonce « un arbitrage scandaleux ».", "Le syndicat dénonce « un arbitrage scandaleux »."),
        ("S'il pleut, le bac restera à quai ou partira à vide.", "S'il pleut, le bac restera à quai ou partira à vide."),
        ("Dire que la digue tient, c'est faux.", "Dire que la digue tient, c'est faux."),
        (
            "Entretien avec Hélène Caro, directrice du port\n\nComment va le port ?\n\nLe port accueille trois ferries.",
            "Selon Hélène Caro, « le port accueille trois ferries ».",
        ),
        ("Il travaille à l'Inserm. Il étudie au CNRS.", "Il étudie au CNRS."),
        (
            "Le conseil a voté contre la vente du port. Cette décision surprend les élus.",
            "Cette décision [“Le conseil a voté contre la vente du port”] surprend les élus.",
        ),
        (
            "La cour a condamné l'usine en mars dernier.\n\nCette condamnation sévère inquiète le syndicat.",
            "Cette condamnation sévère [“La cour a condamné l'usine en mars dernier”] inquiète le syndicat.",
        ),
        ("Le club compte 90 licences ; la ligue n'en accepte que 60.", "La ligue n'en accepte que 60 [licences]."),
        (
            "Le fabricant de vélos Ronsard perd un client. Le titre recule de 4 %.",
            "Le titre [du fabricant de vélos Ronsard] recule de 4 %.",
        ),
        (
            "Les employés du groupe Ronsard ont débrayé. Selon la direction, l'usine rouvrira.",
            "Selon la direction [du groupe Ronsard], l'usine rouvrira.",
        ),
        ("Le préfet a reçu les élus de Dol. Ces derniers refusent le pont.", "Les élus de Dol refusent le pont."),
        ("Le maire a reçu le directeur. Celui-ci a démissionné.", "Le directeur a démissionné."),
        ("Le maire et la préfète ont parlé. Le premier veut un pont.", "Le maire veut un pont."),
        (
            "Le chef du réseau est écroué. Il nie avoir livré les colis et dément que l'argent provienne du port. « Il dort à Dol », soutient son conseil.",
            "Selon son conseil [du chef du réseau], « [le chef du réseau] dort à Dol ».",
        ),
        (
            "La colère des pêcheurs de Dol grandit. Trente d'entre eux partiront mardi.",
            "Trente des pêcheurs de Dol partiront mardi [18 mars 2025].",
        ),
        ("Le port emploie 86 grutiers. Un tiers d'entre eux partira.", "Un tiers des 86 grutiers partira."),
        ("Six chalutiers ont sombré. Deux d'entre eux venaient de Dol.", "Deux des six chalutiers venaient de Dol."),
        ("Le groupe Ronsard publie ses comptes. Son chiffre d'affaires recule.", "Son chiffre d'affaires [du groupe Ronsard] recule."),
        ("La cour a rendu son arrêt le 18 février.", "La cour a rendu son arrêt le 18 février [2025]."),
        ("La foire se tiendra du 3 au 5 avril à Dol.", "La foire se tiendra du 3 au 5 avril [2025] à Dol."),
        ("Le port rouvrira en juin.", "Le port rouvrira en juin [2025]."),
        ("Les quais tiennent grâce aux plus anciens.¹", "Les quais tiennent grâce aux plus anciens."),
        ("Il était 6 h 20 quand le ferry a heurté le quai.", "Il était 6 h 20 [12 mars 2025] quand le ferry a heurté le quai."),
        ("Selon Anne Roux, qui préside le port, la grue tombera.", "Selon Anne Roux, qui préside le port, la grue tombera."),
        (
            "Anne Roux a gagné. « Dol a voté », a lancé l'élue devant trente militants réunis au port.",
            "« Dol a voté », a lancé Anne Roux devant trente militants réunis au port.",
        ),
        ("On y lit que la ville aurait vendu le port.", "On y lit que la ville aurait vendu le port."),
        ("Selon le club, ses joueurs partiront.", "Selon le club, ses joueurs partiront."),
        (
            "Entretien avec Anne Roux\n\nCombien de grues avez-vous ?\n\nAnne Roux : Au port, nous avons 30 grues.",
            "Selon Anne Roux, « au port, nous avons 30 grues ».",
        ),
        (
            "La Ville de Dol-sur-Vaure a vendu le port. La Ville achètera trois grues.",
            "La Ville [de Dol-sur-Vaure] achètera trois grues.",
        ),
        ("Bien que le quai soit vieux, 300 bacs partent de Dol.", "Bien que le quai soit vieux, 300 bacs partent de Dol."),
        ("En marchant vers le port, Anne Roux a vu tomber la grue.", "En marchant vers le port, Anne Roux a vu tomber la grue."),
        ("« Tant que le quai tient, on reste », dit Anne Roux.", "Selon Anne Roux, « tant que le quai tient, on reste »."),
        ("« Il faut attendre que le bac parte », dit Anne Roux.", "Selon Anne Roux, « il faut attendre que le bac parte »."),
        ("Anne Roux aurait pu le garder et le vendre.", "Anne Roux aurait pu le vendre."),
        ("Anne Roux risquait d'être arrêtée et jugée.", "Anne Roux risquait d'être jugée."),
        ("Les élus de Dol sont susceptibles d'être absents et d'être payés.", "Les élus de Dol sont susceptibles d'être payés."),
        ("Il est possible que Dol vende le quai et rachète la grue.", "Il est possible que Dol vende le quai et rachète la grue."),
        (
            "Anne Roux a nié que Dol ait payé 3 millions pour vendre 2 bacs.",
            "Anne Roux a nié que Dol ait payé 3 millions pour vendre 2 bacs.",
        ),
        (
            "Anne Roux, cheffe du club de Dol, accuse, pour sa part, le nouveau maire d'avoir vendu 3 bacs.",
            "Anne Roux, cheffe du club de Dol, accuse, pour sa part, le nouveau maire d'avoir vendu 3 bacs.",
        ),
        ("Anne Roux est là. S'il pleut, elle dort. Si elle rit, Dol rit.", "Si Anne Roux rit, Dol rit."),
        # counter-examples: what is full already stays, and where two readings are open
        ("Il a plu. Il veut partir. Cette décision surprend les élus.", "Cette décision surprend les élus."),
        (
            "Une décision est attendue. Le juge a entendu les élus. Cette décision tombera mardi.",
            "Cette décision tombera mardi [18 mars 2025].",
        ),
        ("Le club a perdu dix joueurs.\n\nCette situation inquiète la ville.", "Cette situation inquiète la ville."),
        ("La ville a planté 40 chênes et 12 hêtres. La région en gardera trois.", "La région en gardera trois."),
        ("Le groupe Danone et la firme Ronsard négocient. La direction se tait.", "La direction se tait."),
        ("Le groupe Ronsard fête ses dix ans. Le titre du livre surprend.", "Le titre du livre surprend."),
        ("Le groupe Ronsard court en tête. Le titre approche.", "Le titre approche."),
        ("Le pont a fermé le 3 mai 2021.", "Le pont a fermé le 3 mai 2021."),
        ("La droite radicale perd des voix. La droite garde 30 élus.", "La droite garde 30 élus."),
        ("Le port couvre 30 km².", "Le port couvre 30 km²."),
        ("« La digue a cédé », a-t-elle dit à la barre. Son conseil a parlé.", "Son conseil a parlé."),
        ("Les élus dorment. « Le port rouvre », dit l'un d'eux.", "Selon l'un des élus, « le port rouvre »."),
        ("Dix élus ont voté. Trois ont refusé.", "Trois [des dix élus] ont refusé."),
        ("Les élus, eux, refusent l'offre.", "Les élus, eux, refusent l'offre."),
    ],
)
def test_statements_of_the_last_claim(nlp: Language, text: str, statement: str) -> None:
    assert _without_setting(claimkit.extract(text, published="2025-03-12", nlp=nlp).claims[-1]) == statement


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Les cellules de Dol produisent et affichent ces protéines.", "Les cellules de Dol produisent ces protéines."),
        ("Anne Roux a rappelé que Dol vend le quai, que le bac partira et que le club ferme.", "Selon Anne Roux, Dol vend le quai."),
        ("Il est rare que Dol achète un quai.", "Il est rare que Dol achète un quai."),
        ("À Dol, le loyer monte, ressort-il d'un sondage mené auprès de 300 élus.", "Selon un sondage, à Dol, le loyer monte."),
        # counter-example: each verb has its own object
        ("Dol achètera le quai et rénovera la halle.", "Dol achètera le quai."),
    ],
)
def test_statements_of_the_first_claim(nlp: Language, text: str, statement: str) -> None:
    assert claimkit.extract(text, nlp=nlp).claims[0].statement == statement


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Un incendie a détruit mardi la halle de Dol. Personne n'a été blessé.", "“Un incendie a détruit mardi la halle de Dol”"),
        ("La halle de Dol a brûlé\n\nLe feu a pris mardi.\n\nLes flammes étaient hautes.", "“La halle de Dol a brûlé”"),
        ("La halle de Dol a brûlé. Anne Roux accuse le gardien.", "“La halle de Dol a brûlé”"),
        ("La maire de Dol vend le port. « C'est une honte », dit l'élu Jean Rey.", "“La maire de Dol vend le port”"),
        ("Anne Roux veut vendre le port de Dol.\n\nLe syndicat conteste.", "“Anne Roux veut vendre le port de Dol”"),
        (
            "Le port de Dol, fermé depuis que la grue est tombée sur un bac, a rouvert mardi, après deux procès, trois ans de travaux et une suite de retards dont nul ne veut répondre.\n\nLe quai a été refait.",
            "“Le port de Dol, fermé depuis que la grue est tombée sur un bac, a rouvert mardi, après deux procès”",
        ),
        ("Dol a un port. « On a eu des crues. C'est une honte », dit Anne Roux.", "“Dol a un port” ; “On a eu des crues”"),
        ("Le club de Dol joue mardi. Le port a 120 bacs. Anne Roux veut ces bacs.", "“Le club de Dol joue mardi” ; “Le port a 120 bacs”"),
        (
            "Un homme de 45 ans a été arrêté lundi matin pour avoir vendu trois bacs. Dol dort. Le bac coule.",
            "“Un homme de 45 ans a été arrêté lundi matin pour avoir vendu trois bacs”",
        ),
        ("Le bac qui coule depuis lundi matin avait trois moteurs et deux cabines. Anne Roux dort. Le quai ferme.", "“Anne Roux dort”"),
        # counter-examples: a name tells where one is, « je » is the source; what is quoted must be readable alone itself
        ("La halle de Dol a brûlé. Anne Roux rouvrira la halle de Dol.", ""),
        ("La halle de Dol a brûlé. « Je viendrai », dit Anne Roux.", ""),
        ("La halle de Dol a brûlé. Anne Roux viendra ce mois-ci à cette Foire.", ""),
        ("Il a vendu celle de Dol. Le quai ferme.", ""),
        ("Le quai a fermé lundi en raison de travaux.", ""),
    ],
)
def test_statements_have_a_setting_where_nothing_names_one(nlp: Language, text: str, setting: str) -> None:
    edits = claimkit.extract(text, nlp=nlp).claims[-1].statement_edits
    assert "".join(edit.text for edit in edits if edit.kind == "setting").strip("[]") == setting


def _without_setting(claim: Claim) -> str:
    last = claim.statement_edits[-1] if claim.statement_edits else None
    return claim.statement.replace(f" {last.text}.", ".") if last is not None and last.kind == "setting" else claim.statement


def test_statements_tell_what_they_replace(nlp: Language) -> None:
    claim = claimkit.extract("Marie Lambert a démissionné. Elle partira lundi.", published="2025-03-12", nlp=nlp).claims[-1]
    assert [(edit.kind, edit.span and edit.span.text, edit.text) for edit in claim.statement_edits] == [
        ("name", "Elle", "Marie Lambert"),
        ("date", None, "[17 mars 2025]"),
    ]
