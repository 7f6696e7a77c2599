"""Coreference: `<m>` marks a pronoun or short form, `<a>` its antecedent (the first of the sentence), `<no>` a word that may have no link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.markup import read

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

TAGS = {"m", "a", "no"}

PERSONAL = """
Qui a exclu <a>M Roche</a> ? <m>Il</m> est breton.
<a>Marie Lambert</a> a démissionné mardi. <m>Elle</m> dirigeait la société depuis 2015.
<a>Trois randonneurs</a> ont été retrouvés. <m>Ils</m> avaient quitté le refuge jeudi.
<a>La loi</a> a été votée lundi. Le gouvernement <m>l'</m>a défendue pendant six mois.
<a>Sandra Gomez et son mari</a> ont été agressés. <m>Ils</m> ont été conduits à l'hôpital.
Selon la préfète Anne Roussel, <a>la route</a> restera fermée. <m>Elle</m> sera rouverte vendredi.
<a>Les syndicats</a> ont rejeté l'offre. Pour <m>eux</m>, rien ne change.
<a>Les policiers</a> ont arrêté les voleurs. <m>Ils</m> ont saisi trois kilos de cocaïne.
<a>Marie Dubois</a>, la maire, a démissionné. <m>Elle</m> sera remplacée mardi.
Le patron de la CGT a vu <a>la ministre du Travail, Claire Aubert</a>. Il <m>lui</m> a remis une pétition.
Le maire de Vierzon a inauguré <a>la piscine</a>. Elle est gratuite. Il <m>l'</m>avait promise en 2020.
<a>Les élèves</a> ont été évacués. <m>Tous</m> ont dormi chez eux.
<a>La Russie</a> a lancé 50 drones. <m>Elle</m> a visé Odessa.
<a>Les commerçants de la rue</a> ont perdu des clients. <m>Certains</m> souhaitent partir.
<a>Deux partis</a> négocient. <m>Aucun</m> ne confirme.
<a>Les marins</a> sont rentrés. <m>Plusieurs d'entre eux</m> étaient blessés.
<a>Trois syndicats</a> ont signé. Le maire félicite <m>l'un d'eux</m>.
<a>Douze maisons</a> ont brûlé. <m>Près de la moitié</m> étaient vides.
<a>Les élus</a> ont voté. <m>Trois</m> se sont abstenus.
Le maire a vu <a>cent communes</a>. <m>Une dizaine</m> ont été aidées.
<a>Son mari Paul</a> approuve ce choix. <m>Lui</m> aussi participe au blocage.
La rue se remplit de <a>manifestants</a>. <m>Ceux-ci</m> réclament un vote.
<m>Il</m> a quitté sa ville. En avril, <a>le député Paul Roche</a> annonce son départ.
Selon <m>elle</m>, le pont tiendra. La digue a cédé. Le port est vide. Le vent souffle. <a>Jeanne Morel</a> vit à Dol.
<a>Paul Serre</a> est adjoint depuis mai. C'est Luc Petit qui <m>le</m> remplace.
Luc Petit a vendu <a>la fête du port</a>, dont il a dit qu'<m>elle</m> serait annulée.
Géologues et maires se taisent. <a>Paul Roche</a> écrit. Après un silence, <m>il</m> a repris : « Je pars. »
Le parti salue <a>la chanteuse et actrice Jeanne Morel</a>. « J'ai gagné », explique<m>-t-elle</m>.
« On <m>me</m> croit riche », a-t-il dit. <a>Le créateur de 38 ans</a> présentait ses robes.
<a>Le juge</a> est prêt. <m>Il</m> est tenu de répondre au greffe.
<a>Le maire</a> reçoit les élus. <m>Il</m> est en train de vendre la halle.
<a>Le maire</a> a demandé à son adjoint de <m>le</m> remplacer lundi.
<a>Le maire</a> reçoit les élus. <m>Il</m> est sur le point de partir.
<a>Le rapport</a> est prêt. <m>Il</m> a été fait dans la nuit.
<a>Le parti</a> a perdu des voix, mais <m>il</m> reste très fort.
Il arrive à <a>Paul Roche</a> de rire. <m>Il</m> a joué un clown.
<a>Ce Breton</a> est né en mai. Il est l'auteur d'un roman. Depuis hier, <m>il</m> écrit.
Bruges soutient <a>cette option</a>, Gand hésite. Mais <m>elle</m> coûte cher.
La mère <a>du coureur</a> a loué sa force, et <m>l'</m>a félicité.
Le maire reçoit <a>les cadets</a> en mai. <m>Ils</m> chantent.
Les restes <a>du voilier</a> gisent près de ce village, où <m>il</m> a coulé.
<a>La France et ceux</a> qui la suivent doivent savoir qu'<m>ils</m> sont suivis.
La préfecture du Pas-de-Calais dément. <a>Le compte de la rumeur</a> n'a pas répondu. <m>Il</m> a menti en mai.
"""
ONE_VERB = """
Paul Serre a dénoncé <a>Luc Petit</a>, filmé à son insu alors qu'<m>il</m> évoquait un coup.
La sœur de <a>la victime</a> s'est tue, puis <m>l'</m>a défendue devant les juges.
<a>Une centaine de voisins</a> ont signé. <m>Ils</m> refusent le projet.
<a>Ceux</a> qui vivent ici le savent. <m>Ils</m> partiront en juin.
Se prononçant pour un accord rapide, <a>le maire</a> a répondu mardi. <m>Il</m> partira.
<a>Le couple</a> a déménagé en mai. <m>Ils</m> vivent à Brest.
Le maire a répondu aux syndicats. « <m>Ils</m> (<a>les élus</a>) décideront », a-t-il dit.
Selon <a>la préfecture</a>, un pont a cédé. Selon <m>cette source</m>, la route est fermée.
<a>La voisine</a> a vu le feu. « Le mur est tombé », a-t-elle raconté. « Le feu <m>m'</m>a surprise », a-t-elle ajouté.
<a>Anne Roux</a> court à Dol. La société Vitex l'a engagée. « Je cours avec mon fils », raconte<m>-t-elle</m>.
<a>Le maire de Brest</a> a répondu. Anne Roux a salué l'accord. « <m>Il</m> a tenu parole », a-t-elle dit.
"""
TOPIC = """
La mairie a voté la hausse. Quant aux <a>commerçants</a>, <m>ils</m> menacent de partir.
Et <a>cette victoire</a>, je le jure, <m>elle</m> sera suivie d'une autre.
Le ministre a parlé du loyer. Quant au <a>salaire minimum</a>, <m>il</m> devrait être relevé.
"""
NEUTER = """
Le maire veut <a>fermer la piscine</a>. <m>Ça</m> coûtera cher aux clubs.
La mairie a donné la parole <a>aux voisins</a>. « <m>C'</m>était des opposants », dit le maire.
Le port a menacé de <a>fermer l'écluse</a> mais ne <m>l'</m>a pas fait.
Nous avons promis de <a>rouvrir la halle</a> et nous continuerons à <m>le</m> faire.
« <a>Que le maire se taise</a>, <m>c'</m>est absurde », a dit Paul Roche.
<a>Ce que je retiens</a>, <m>c'</m>est le calme des élèves.
<a>Ce que je préfère chez elle</a>, <m>c'</m>est la façon dont elle rit.
<a>La vérité</a>, <m>c'</m>est qu'un maire seul ne peut rien.
<a>Mentir à un juge</a>, <m>c'</m>est grave.
Selon lui, <a>une rencontre avec les éleveurs</a>, <m>cela</m> ne coûte rien.
Le maire a tenu <a>une réunion publique</a> en mai. <m>C'</m>était la première réunion depuis dix ans.
Le musée prépare <a>une exposition</a>. <m>Cela</m> coûtera 3 millions d'euros.
<a>La digue</a> n'est pas un jouet, <m>c'</m>est un ouvrage.
« <a>Que le maire parte et que le juge dorme</a>, <m>ce</m> n'est pas étonnant », a dit Paul Roche.
« <a>Un des piliers du port</a>, <m>c'</m>est la pêche », a dit Paul Roche.
<a>La foire</a> a ouvert mardi. Elle durera dix jours. <m>C'</m>est la plus grande foire du Nord.
<a>Les halles</a> sont vides et <m>ce</m> sont des ruines.
<a>La dette</a>, c'est un poids. <m>C'</m>est un frein pour le port.
<a>Ce vieux pont</a>, <m>c'</m>est dangereux.
<a>Un mort et deux blessés</a> : <m>c'</m>est le bilan de l'accident.
<a>Cette halle</a> a un toit. <m>Ce</m> n'est pas un hangar.
<a>La foire de mai</a> a attiré des élus. <m>Ce</m> fut le début de la saison.
<a>Fermer la piscine</a>, oui <m>ça</m> coûtera cher.
<a>Hausse du loyer des halles</a> : « <m>Cela</m> ruine le marché », dit Jeanne Morel.
<a>Un but de Diop à la dernière minute</a>. <m>C'</m>est son dixième de la saison.
"""
NOT_NEUTER = """
Le port a menacé de <a>fermer l'écluse</a> mais ne <m>l'</m>a pas fait.
Nous avons promis de <a>rouvrir la halle</a> et nous continuerons à <m>le</m> faire.
« <a>Que le maire se taise</a>, <m>c'</m>est absurde », a dit Paul Roche.
Le maire interdirait les foires. <no>C'</no>est une rumeur.
Le préfet a fermé la route. <no>C'</no>est lui qui décide.
Le maire a fermé le pont. <no>C'</no>est grave.
La digue a cédé mardi. <no>C'</no>est pourquoi le quartier est évacué.
Le maire est absent, <no>c'</no>est une honte.
Le maire n'est pas là, <no>c'</no>est une honte.
Le maire : « <no>C'</no>est un scandale. »
"""
OFTEN_NAMED = """
Marc Roux dirige le club. Marc Roux est à Dol. Marc Roux a vu Luc Petit ; Paul Serre a vu <a>Marc Roux</a>. <m>Il</m> partira lundi.
"""
PERSONS = """
Luc Petit est entré. Il a menacé <a>Paul Serre</a>. Il a dit : « Je <m>vous</m> retrouverai. »
Anne Roux a pris la direction <a>du groupe Vexa</a>. « <m>Nous</m> embauchons », dit Anne Roux.
Le ministre Paul Roche loue <a>le gouvernement</a>. « <m>Nous</m> tiendrons », dit le ministre Paul Roche.
« <m>Nous</m> partons », a lancé Anne Roux, de <a>la CFDT</a>.
Paul Roche s'est emporté : « <a>Dupont</a>, <m>tu</m> vas payer ! »
Du côté de <a>la préfecture</a>, <m>on</m> confirme la fermeture.
Chez <a>Vexa</a>, <m>on</m> appelle à la grève.
« <m>Nous</m> avons signé hier », a dit Paul Serre, directeur <a>du musée Vexa</a>.
<a>Le groupe Héliora</a> ferme un site, a annoncé sa directrice, Carla Moretti. « <m>Nous</m> avons trop investi », a-t-elle reconnu.
« <m>On</m> a refait les toits », explique Anne Morel, présidente-directrice <a>du Belvédère</a>.
<a>Paul Serre</a> a vu le juge. « <m>Vous</m> mentez », lui a lancé le juge.
« <m>Vous</m> avez tort », a répondu la ministre à <a>Paul Serre</a>.
« <a>Monsieur le Ministre</a>, <m>vous</m> mentez », a crié Anne Morel.
"""
NO_PERSONS = """
« <no>Nous</no> sommes prêts », a dit l'avocat de Paul Serre.
« <no>Nous</no> sommes prêts », a dit le maire de Lille, Paul Serre.
« <no>On</no> peut partir », a dit Paul Serre, directeur du musée Vexa.
À Dol, <no>on</no> attend la pluie.
« <no>Vous</no> savez, la digue a cédé », a déclaré Anne Morel à l'AFP.
"""
IMPERSONAL = """
Le journal loue les chances du port. Comme <no>l'</no>a remarqué un élu, le port gagne.
Le maire est parti. <no>Il</no> faut le remplacer.
Le maire a promis la paix. <no>Il</no> n'en a rien été.
Le pont est vieux. <no>Il</no> reste difficile de fermer la route.
Le chat dort. <no>Il</no> pleut sur la ville.
Le bus est tombé dans un ravin. <no>Il</no> y a eu douze morts.
Le pont est fermé. <no>Il</no> s'agit d'un chantier.
Le match est fini. <no>Il</no> a fallu attendre.
Le pont est vieux. <no>Il</no> est prévu que le chantier dure un an.
Le train est complet. <no>Il</no> reste deux places dans le car.
Le dossier est prêt. <no>Il</no> est possible que le juge le lise.
Le maire est là. <no>Il</no> vaut mieux partir.
Le maire est là. <no>Il</no> est hors de question de payer.
Les blessés sont là. Les élus dorment chez <no>eux</no>.
<no>Il</no> a publié en mars Fake News. Le livre se vend bien.
"""
AGREEMENT = """
<no>Ils</no> pourraient être rejoints par des élus.
Au-delà des taxes, les demandes varient. <no>Dix</no> est un chiffre rond.
Le maire a baissé trois taxes. Comme le voulaient <no>certains</no>, le port rouvre.
Le préfet a vu trois élus. « Il fait ce que <no>beaucoup</no> craignaient », dit Paul Roux.
Le port peut<no>-il</no> fermer ? Paul Roche enquête.
Le directeur a signé l'accord. <no>Elles</no> sont contentes.
Le suspect a vu son avocat. Le juge a nommé un expert. <no>Elle</no> est absente.
La ministre a quitté la salle. <no>Ils</no> ont applaudi.
Il travaille au BRGM. <no>Il</no> étudie au CNRS.
Son épouse a signalé la disparition. <no>Il</no> n'est pas parti en France.
"""
RELATIVE = """
<a>Le guide</a> <m>qui</m> les accompagnait a survécu.
<a>La maison</a> <m>où</m> Paul habite a brûlé.
<a>Le chat</a> <m>que</m> Paul aime a disparu.
<a>Un homme</a> <m>dont</m> le fils est malade a écrit au maire.
<a>Les lettres</a> <m>auxquelles</m> Paul répond sont anciennes.
"""
NOT_RELATIVE = """
Le maire dit <no>que</no> la route est fermée.
"""
DEMONSTRATIVE = """
La tour a vu <a>un ballon basé au Havre</a>. <m>Ce dernier</m> a décollé.
Le ministre se tait. <m>Celle de la Culture</m>, <a>Anne Roux</a>, a parlé.
Le président américain a vu <a>son homologue chinois</a>. <m>Celui-ci</m> a refusé.
Il rencontrera <a>le président Volodymyr Zelensky</a>. <m>Ce dernier</m> réclame des armes.
Le maire a reçu <a>le directeur</a>. <m>Ce dernier</m> a démissionné.
La panne a forcé <a>le secrétaire d'État auprès du Premier ministre</a> à partir. <m>Celui-ci</m> a porté plainte.
<a>Le maire</a> et la préfète ont parlé. <m>Le premier</m> veut un pont.
Jean Morel et <a>Marie Duval</a> ont parlé : le premier veut un pont, <m>la seconde</m> refuse.
"""
SHORT = """
<a>Anne Lair</a> a gagné. <m>La nouvelle édile</m> a salué les élus.
<a>Anne Lair</a> a gagné lundi. <m>La nageuse de 22 ans</m> a salué la foule.
<a>Paul Roux</a> court à Dol. « J'ai peur », a dit Paul Roux. « Je pars. Je reste. Je dors », a ajouté <m>l'ancien champion</m>.
<a>Anne Lair</a> a gagné devant la fille de Léa Roux. <m>La nageuse de 22 ans</m> a salué la foule.
<a>Luc Petit</a> a été réélu. <m>Le président de la Caldavie</m> a promis la paix.
<a>Nadia Morel</a> a comparu mardi. <m>La prévenue</m>, âgée de 57 ans, a demandé pardon.
<a>Emmanuelle Duval</a> a gagné. <m>Mme Duval</m> a remercié les électeurs.
<a>Le groupe Danone</a> a vendu deux usines. <m>L'entreprise</m> gardera 300 salariés.
La CGT a accusé <a>Airbus</a>. <m>L'entreprise</m> a fermé deux sites.
<a>Mediapart</a> a publié un document. <m>Le journal</m> cite deux témoins.
<a>Éric Roche</a> a été arrêté mercredi. <m>Le trentenaire</m> avait appelé à manifester.
« Rien n'est sûr », dit <a>l'historienne Nadège Lorrain</a>. La carte est fausse, estime <m>la chercheuse</m>.
<a>Un message de l'ambassade</a> est arrivé lundi. La rentrée est repoussée, indique <m>ce message</m>.
De <a>source judiciaire</a>, un homme a été arrêté. Sa sœur est venue. Il est à Lyon, selon <m>cette source</m>.
<a>Rodrigue Sankara</a> a disparu. <m>Sankara</m> vivait à Liège.
<a>Le ministre de l'Agriculture, Jean Morel,</a> est à Vannes. <m>Le ministre</m> a vu des éleveurs.
Le gué sera sec, a relevé <a>M. Belhadj</a>. <m>Le même responsable</m> a souligné que le pont tient.
Le but est proche, selon <a>Valérie Sorel</a>. « Nous sommes cent, explique <m>la députée centriste</m>. D'autres viendront. »
Il a vu Kévin au port. « On danse », dit <a>Thérèse</a>. « Je chante », ajoute <m>l'infirmière</m>.
<a>Luc Petit</a> court à Dol. La rue est vide. Le vent souffle. <m>Le champion de 22 ans</m> a gagné.
« L'eau monte », raconte <a>Mireille Sorel</a>. « Le pont tient », ajoute <m>cette habitante de Redon</m>.
"""
NOT_SHORT = """
Nadia Morel nie. La prévenue pleure. Me Paul Roux a plaidé lundi. Le prévenu sourit. <no>La prévenue</no> sort.
Paul Martin a épousé Claire Martin. <no>Martin</no> vit à Lyon.
Danone et Nestlé ont publié leurs comptes. <no>Le groupe</no> a gagné 3 %.
Jean Morel est à Vannes. <no>Le ministre</no> a vu des éleveurs.
Le ministre de l'Intérieur, Luc Petit, a vu la ministre de la Santé, Anne Roux. <no>Le préfet</no> est venu.
Karim Benali a perdu. <no>Mme Benali</no> a voté.
Paul Roche a vu Marc Duval mardi. <no>Le chercheur</no> est parti.
Un accord de pêche et un accord de gaz ont été signés. <no>L'accord</no> dure un an.
La CGT a publié un tract mardi. <no>L'entreprise</no> avait été condamnée en 2019.
Greenpeace a porté plainte. <no>La société</no> a été condamnée à une amende.
L'association Les Jardins a porté plainte. <no>Le groupe</no> a été condamné.
Le SNTP a porté plainte. <no>La firme</no> a été condamnée.
« L'eau monte », dit un voisin. « Le pont tient », ajoute <no>cette élue de Dol</no>.
<no>Le premier</no> a gagné la course.
Anne Lair a battu Léa Roux. <no>La nageuse de 22 ans</no> a salué la foule.
Anne Lair a gagné. Paul Roux a perdu. Luc Petit regarde. <no>Le coureur de 22 ans</no> a salué la foule.
Le procureur Paul Roux a parlé. <no>Le suspect</no> a avoué.
La ministre Anne Roux a parlé. <no>La présidente de la Caldavie</no> a répondu.
Paul Roux a voté. « <no>Le jeune homme de Dol</no> ment », a-t-il dit.
Paul Roux a voté. <no>La coureuse de Dol</no> a gagné.
Paul Roux a voté. Un pompier a été blessé. <no>Le jeune homme</no> est sorti.
"""


def _cases(block: str) -> list[str]:
    return block.strip().splitlines()


def _check(nlp: Language, marked: str) -> None:
    text, marks = read(marked, TAGS)
    links = {(k.mention.start, k.mention.end): k.antecedent for k in nlp(text)._.claimkit.links}
    antecedent = next((m for m in marks if m.tag == "a"), None)
    for mark in marks:
        if mark.tag == "no":
            assert (mark.start, mark.end) not in links
        elif mark.tag == "m":
            assert antecedent is not None
            assert links[(mark.start, mark.end)].text == text[antecedent.start : antecedent.end].rstrip(",")


@pytest.mark.parametrize("marked", _cases(PERSONAL))
def test_coreference_personal_pronoun(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(ONE_VERB))
def test_coreference_who_else_stands_there_is_weighed(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(TOPIC))
def test_coreference_topic(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(NEUTER))
def test_coreference_ce_and_cela(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


def test_coreference_ce_without_the_date_behind_the_noun(nlp: Language) -> None:
    _check(nlp, "La région a organisé <a>un débat public</a> en mai. <m>C'</m>était le premier débat depuis dix ans.")


@pytest.mark.parametrize("marked", _cases(NOT_NEUTER))
def test_coreference_ce_of_a_cleft_stands_for_nothing(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(OFTEN_NAMED))
def test_coreference_who_is_named_often(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(PERSONS))
def test_coreference_we_and_you_of_a_quotation(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(NO_PERSONS))
def test_coreference_we_and_you_of_nobody_known(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(IMPERSONAL))
def test_coreference_impersonal_il_has_no_link(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(AGREEMENT))
def test_coreference_no_link_without_agreement(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(RELATIVE))
def test_coreference_relative_pronoun(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(NOT_RELATIVE))
def test_coreference_conjunction_is_no_pronoun(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(DEMONSTRATIVE))
def test_coreference_demonstrative(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(SHORT))
def test_coreference_short_form(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(NOT_SHORT))
def test_coreference_ambiguous_or_unnamed_short_form_has_no_link(nlp: Language, marked: str) -> None:
    _check(nlp, marked)


def test_coreference_speaker_is_i_and_never_he_of_the_quotation(nlp: Language) -> None:
    text = "Paul Serre a été élu dimanche. « Je suis heureux », a déclaré Paul Serre."
    links = {k.mention.text: k.antecedent.text for k in nlp(text)._.claimkit.links}
    assert links["Je"] == "Paul Serre"


def test_coreference_gives_sources_their_antecedent(nlp: Language) -> None:
    text = "Le procureur, Luc Petit, a ouvert une enquête. L'homme a avoué, a-t-il déclaré."
    sources = [s for a in nlp(text)._.claimkit.attributions for s in a.sources]
    assert [s.antecedent.text for s in sources if s.antecedent] == ["Le procureur, Luc Petit"]


@pytest.mark.parametrize("text", ["", " ", "Il", "qui qui qui", "Ce dernier", "« Je", "elle, elle, elle", "M.", "Le ministre Le ministre"])
def test_coreference_bad_text_never_raises(nlp: Language, text: str) -> None:
    for link in nlp(text)._.claimkit.links:
        assert text[link.mention.start : link.mention.end] == link.mention.text
        assert text[link.antecedent.start : link.antecedent.end] == link.antecedent.text


def test_coreference_some_people_of_the_clause_before(nlp: Language) -> None:
    text = "Si beaucoup déplorent la crue, ils ressentent aussi un espoir."
    links = [(link.mention.text, link.antecedent.text) for link in claimkit.annotate(text, nlp=nlp)._.claimkit.links]
    assert ("ils", "beaucoup") in links


def test_coreference_speaker_of_a_quotation_of_two_sentences_is_nobody_in_it() -> None:
    text = "Paul Serre a vu le suspect. Luc Rey l'a montré du doigt : « Il sourit ! Il s'en souvient ! », a-t-il lancé."
    found = [
        claim.actor.name for claim in claimkit.extract(text).claims if claim.actor and claim.predicate.lemma in ("sourire", "souvenir")
    ]
    assert found
    assert "Luc Rey" not in found


@pytest.mark.parametrize(
    ("text", "patient"),
    [
        ("Le traité est prêt. La ministre Anne Roux a promis de le signer mardi.", "traité"),
        ("La coureuse s'approche du record du monde et espère le battre.", "record du monde"),
        ("Paul Rey affronte Luc Sy dimanche. Il pense le battre.", "Luc Sy"),
    ],
)
def test_coreference_objects_that_the_verb_takes(text: str, patient: str) -> None:
    claim = claimkit.extract(text).claims[-1]
    assert claim.patient is not None
    assert claim.patient.name == patient
