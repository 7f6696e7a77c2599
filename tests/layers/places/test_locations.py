"""Places where something happens: `<p>` marks each of them; a sentence of `NOWHERE` has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.markup import read

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

    from claimkit.models import Location

RULES = {
    "location.preposition": """
Leur maison, ils l'ont vendue en mars, à <p>Bamako</p>, pour partir.
Il se recueillera dans la <p>clairière de Rethel</p>.
Un vol a eu lieu au <p>marché de Noël de Colmar</p>.
Le refuge est à un quart d'heure de <p>Gap</p>.
Les patrons se sont réunis à la <p>chambre de commerce de Cologne</p>.
La préfète a annoncé à <p>Mayotte</p> un couvre-feu.
Un collège a ouvert à <p>Aïn Seynour</p>.
Un barrage filtrant est posé sur l'<p>A15-E42</p>.
Un camion s'est couché sur la <p>RN 106</p>.
Un bus a brûlé sur la <p>route départementale D 907</p>.
Le vin dort dans une <p>coopérative du Haut-Atlas</p>.
La compagnie annulera neuf vols entre <p>Papeete</p> et <p>Tokyo</p>.
Trois soldats ont été tués dans l'<p>oblast de Belgorod</p>.
Une explosion a secoué les vitres à <p>Beyrouth</p>.
Il est arrivé en <p>Allemagne</p> en 2015.
Il vit au <p>Québec</p>.
Vingt vols au départ de <p>Roissy</p> sont annulés.
Le vent souffle sur une partie du <p>département du Rhône</p>.
Les bombardements sur <p>Gaza</p> se poursuivent.
Le navire attend au <p>large de Lampedusa</p>.
Au <p>Havre</p>, les dockers sont en grève.
Les deux flottes se font face en <p>mer de Chine méridionale</p>.
Le cargo est bloqué dans le <p>canal de Suez</p>.
Il a été soigné à l'<p>hôpital Saint-Antoine</p>.
Des centaines de jeunes vivent dans la <p>région parisienne</p>.
L'accident s'est produit à hauteur de <p>Montélimar</p>.
Le film a été tourné entre <p>Bordeaux</p> et <p>Arcachon</p>.
Un homme a été reçu à <p>Matignon</p>.
Des cris ont été entendus entre les murs de l'<p>Élysée</p>.
Elle est entrée au <p>Parlement suédois</p>.
Elle est à mi-chemin d'une course de <p>Brest</p> à <p>Marseille</p>.
La neige est tombée sur la <p>chaîne des Alpes</p>.
« C'est une farce » : A <p>Marseille</p>, les éboueurs grondent.
Deux maires se rendront à <p>Matignon</p> mardi.
Un bal aura lieu dans le <p>IIe arrondissement de Paris</p>.
Une vitre a été brisée sur la <p>place de l'Étoile</p> - En direct sur Vista Live
Des tirs ont visé le consulat à <p>Jérusalem-Est</p>.
Tous les gens à <p>Rafah</p> attendent.
Une enquête est ouverte dans le <p>centre-ville de Rouen</p>.
La sonde s'est posée à la <p>surface de Mars</p>.
Elle travaille à la <p>station de ski des Gets</p>.
Des pétards ont été jetés dans la <p>tribune Marceau</p>.
Le produit était interdit au <p>Canada</p> depuis 1980.
L'armée est entrée dans le <p>sud de la bande de Gaza</p>.
Le groupe investit dans son <p>usine de Lyon</p>.
Quelque 200 militants ont bloqué l'entrée, à l'<p>aéroport de Zaventem</p>.
Des hommes armés ont tué 12 paysans dans l'<p>État de Borno</p>, dans le <p>nord-est du Nigeria</p>.
La fusée a décollé de la base, à <p>Kourou</p>, en <p>Guyane</p>.
Un avion a été intercepté au-dessus de la <p>Baltique</p>.
Ils ont fui vers le <p>Tchad</p> voisin.
Il manque dix agents dans l'<p>académie de Lille</p>.
Une messe sera dite en l'<p>église Saint-Sulpice</p>.
Le corps a été découvert dans un bois près de <p>Dinant</p>.
Le volcan gronde sur l'<p>île de Java</p>.
Deux cyclistes ont été fauchés entre <p>Banyuls</p> et <p>Perpignan</p>.
Le procès s'est ouvert devant la cour d'assises de <p>Paris</p>.
L'accusé a souri dans la salle de la cour d'assises de <p>Douai</p>.
Un feu a pris sur le site de l'<p>usine de Grandpuits</p>.
Il a été soigné dans une salle de l'<p>hôpital Saint-Antoine</p>.
Un car a pris feu sur l'<p>A48</p>, près de <p>Voiron</p>.
Un tracteur s'est renversé sur la <p>route nationale 85</p>.
Une battue a eu lieu le long de la <p>RD 12</p>.
Une attaque a été menée à <p>Botika</p>, dans le <p>nord du Niger</p>.
Deux hommes armés sont entrés dans un <p>Prixmarket</p> et ont tiré.
Le suspect a été déféré au <p>parquet de Nancy</p>.
Les soldes débutent dans toute la <p>France</p>, sauf en Lorraine.
Les captifs sont au <p>Liban</p>, pas en Iran.
Les syndicats appellent à une marche samedi à <p>Paris</p>.
Les ministres doivent encore se réunir jeudi à <p>Bruxelles</p>.
Des élus ont voulu entrer dans le <p>fort de Brégalon</p>  Une dizaine de maires ont protesté.
Le camp se trouve à l'entrée sud du <p>port de Rouen</p>.
La grève a débuté au <p>marché de l'automobile de Vierzon</p>.
Il purge sa peine à la <p>prison de haute sécurité de Mavrelle</p>.
Mardi au <p>Sénat</p>, un débat se tiendra.
Les dossiers sont à <p>Matignon</p>.
Elle a vécu en <p>ex-Yougoslavie</p>.
Le congrès a lieu au très moderne <p>palais Brongniart</p>.
""",
    "location.origin": """
La course ira de <p>Brest</p> à <p>Nice</p>.
Le retrait militaire de <p>Syrie</p> a surpris.
Il vient de <p>Marseille</p>.
Les randonneurs sont partis trois semaines plus tôt de <p>Briançon</p>.
Le cortège est parti le 3 mai de <p>Menton</p>.
Elle est originaire de <p>Namur</p>.
Le patron s'est déplacé de <p>Namur</p> pour le dire.
Trois détenus se sont évadés de la <p>prison de Saint-Gilles</p>.
On ignore si la marchandise venait de <p>Moldavie</p> ou de <p>Bulgarie</p>.
Ils ont affrété des bus de <p>Dijon</p>.
Les touristes ont été évacués d'un <p>camping de Royan</p>.
De <p>Lille</p> à <p>Toulon</p>, les facteurs protestent.
""",
    "location.object": """
La préfète demande d'éviter la <p>RN 106</p>.
Le président a quitté <p>Nouakchott</p> mercredi.
Des manifestants ont voulu atteindre l'<p>Élysée</p>.
Le groupe a fermé <p>Longwy</p>.
Les gendarmes ont quadrillé la <p>Corse</p>.
Le cyclone a touché <p>Cuba</p>, <p>Haïti</p> et la <p>République dominicaine</p>.
Des grévistes ont fermé le <p>quai Lamartine</p>.
Des bénévoles ont repeint le <p>stade Chaban-Delmas</p>.
Le traité rendrait l'<p>Alsace</p> à ses voisins.
Les troupes ont quitté la <p>Syrie</p>.
Le typhon a traversé les <p>Philippines</p>.
Des drones ont visé la <p>région d'Odessa</p>.
Le cyclone a dévasté <p>Mayotte</p> samedi.
<p>Namur</p> devrait être touchée par la grève.
L'<p>Islande</p> a été secouée par un séisme.
La <p>Corse</p> a été frappée par la grêle.
La <p>commune de Trèbes</p> est menacée par la crue.
""",
    "location.beside": """
Des combats ont éclaté dans l'ouest et le <p>centre de Kharkiv</p>.
Un camion a versé à <p>Quevy</p> (<p>Bois Bourdon</p>).
Un incendie s'est déclaré à <p>Villeurbanne</p> (<p>Rhône</p>).
Des milliers de personnes ont défilé à <p>Nantes</p>, <p>Rennes</p> et <p>Brest</p>.
Il a été arrêté mardi à <p>Rouen</p> (<p>ouest</p>).
Un feu a pris sur la <p>place Vauban</p> (<p>7e arrondissement</p>).
Les grèves continuent à <p>Brest</p>, <p>Rennes</p> ou encore <p>Nantes</p>.
Les élus de <p>Tence</p> (<p>Haute-Loire</p>) ont voté la fusion.
""",
    "location.topic": """
Le club a fini à la huitième place du championnat d'<p>Espagne</p>.
Elle a gagné le championnat d'<p>Espagne</p>.
Le procès de la catastrophe de <p>Brest</p> s'ouvrira mardi.
Les attentats de <p>Madrid</p> ont fait 190 morts.
Les hôteliers de <p>Biarritz</p> affichent complet.
Les éleveurs du <p>Cantal</p> réclament des aides.
La pluie a gâché le marathon de <p>Nantes</p>.
""",
    "location.headline": """
<p>Toulouse</p> : un adolescent blessé par balle
""",
    "location.street": """
Trois personnes ont été blessées <p>rue de la République</p>.
Les chauffeurs campent <p>Porte Maillot</p>.
<p>Avenue de la Grande Armée</p>, des vitrines ont été brisées.
""",
    "location.type": """
Les habitants de la <p>rue de Rivoli</p> se plaignent du bruit.
Un élevage de canards du <p>Gers</p> a été abattu.
Un dépôt de la <p>ville de Karvosk</p> a brûlé.
Des choristes ont chanté sur les marches de l'<p>Opéra Bastille</p>.
Le débat a eu lieu dans un village très isolé de l'<p>Ariège</p>.
Le téléphérique de <p>Grenoble</p> a pris du retard.
Elle a annulé son récital de <p>Nantes</p>.
Le barème a été écarté par des jurés de <p>Limoges</p>.
""",
    "location.listed": """
Des cortèges ont défilé dans des métropoles européennes, notamment <p>Rome</p>, <p>Athènes</p> et <p>Genève</p>.
Trois magasins du groupe (<p>Bar-le-Duc</p>, <p>Belfort</p> et <p>Dieppe</p>) ont fermé.
L'argent ira dans les caisses des cantons, notamment de <p>Genève</p> et de <p>Vaud</p>.
La fusion inquiète les maires des communes comme <p>Dinard</p>.
Des marches ont eu lieu dans une dizaine de villes (<p>Lyon</p>, <p>Nice</p>, <p>Pau</p>).
""",
    "location.site": """
La <p>place de la République</p> gronde.
La <p>Garonne</p> monte encore.
La <p>Drôme</p> a débordé mardi.
La <p>Marne</p> est sortie de son lit.
La <p>Loire</p> est en crue.
<p>Béziers</p> est la ville du vin.
Le <p>Sahel</p> devient un désert.
Le <p>lac d'Annecy</p> a perdu vingt centimètres en un mois.
L'<p>Etna</p> crache des cendres.
La <p>forêt de Fontainebleau</p> a brûlé.
""",
    "location.superlative": """
L'or est la principale ressource du <p>Pérou</p>.
""",
}

NOWHERE = """
L'Union européenne est le premier marché du pays.
Quitter l'Union européenne a pris trois ans.
La Côte d'Ivoire est en fête.
Le chef du comité des Jeux de Tokyo a démissionné.
Les patrons de Carrefour ont signé.
L'ancien chef du régime de Vichy ne sera pas honoré.
Le musée de Tours prête deux tableaux.
L'arrêt de la cour d'appel établit que le patron savait.
Elle a écrit un texte sur l'Europe.
La réunion sur le Venezuela est reportée.
L'enquête a été confiée à la sûreté départementale du Vaucluse.
Le Louvre enregistre une hausse de 25 %.
Elle salue le virage écologique de Paul Rey.
Un chien a été vu près du marché de Noël.
Le pays a rappelé l'ambassadeur de France en Italie.
Elle parle aux étudiants hors Union européenne.
Le débat a commencé à 10 heures, heure de Paris.
La Chine est devenue un marché.
Lyon est inquiet.
Le ministre de l'Intérieur italien a démissionné.
La Drôme a voté la fusion.
L'académie de Lille recrute 80 surveillants.
La chaîne américaine CNN a montré les images.
Trois pays (France, Italie et Espagne) ont voté contre.
La ville de Lyon a été condamnée à une amende.
La barre des 100 000 signatures a été franchie.
Une loi du XIXe siècle définit ces cas.
Le ministère de l'Intérieur a recensé 200 départs.
Guerre Russie - Ukraine : le blé manque.
L'équipe a pris la première place du groupe E de la Coupe d'Afrique.
Le ministre a donné son accord à Kiev.
Le texte est combattu par plusieurs capitales, dont Vienne et Prague.
L'institut de Nantes a injecté deux millions d'euros.
La police a transmis le dossier au parquet de Nancy.
L'assurance est financée via la CSG.
La bataille de Koursk a duré six semaines.
Le festival de Cannes commence mardi.
Le président de la Russie a salué cet accord.
La police de Lyon a interpellé deux hommes.
Le maire de Béziers a porté plainte.
Washington accuse Pékin d'espionnage.
La France a livré des chars à l'Ukraine.
Le gouvernement a demandé à Londres de s'expliquer.
Les Ukrainiens ont gagné.
Bruxelles veut sanctionner Budapest.
L'Agence France-Presse a publié la photo.
La Banque de France prévoit une croissance de 1 %.
L'équipe de France affrontera l'Espagne.
Le club de Lens a battu Nice 2 à 0.
L'accord de Paris a été signé en 2015.
La France est visée par une plainte.
La soirée fut un coup de théâtre américain.
C'est à Matignon de trancher.
Le juge a suspendu l'arrêté du maire de Dole.
Le baril de Brent a baissé.
Le Sénat américain a rejeté le texte.
Il a confié à Paris Match qu'il partait.
Florence a gagné le concours.
Elle travaille pour Orange depuis dix ans.
La Suisse a voté contre l'adhésion.
Moscou et Kiev négocient.
Rien ne va plus entre Paris et Alger.
Elle préside la région Occitanie.
L'avocat au barreau de Lille a fait appel.
Il est député de la Drôme depuis 2017.
L'ex-président Hollande sera jugé.
Le Real Madrid a gagné.
Les troupes de Kiev ont avancé.
Il a quitté la place Beauvau en mai.
La famille se réunit à Noël.
L'équipe reste sur deux victoires sur les Seychelles.
Il a publié un message sur Instagram.
Le chômage a baissé sous Hollande.
Il a gagné le Tour de France en 2020.
L'entreprise est entrée en Bourse.
Il a signé une tribune dans Libération.
Face à Londres, Dublin tient bon.
Le soutien à Israël diminue.
Selon Paris, la menace est réelle.
Le camp de Donald Trump crie victoire.
Il est monté en Formule 1.
Il a perdu le sens des réalités.
Le groupe a embauché en Mars.
Il a volé dans l'A330 du groupe.
Le rapport est en ligne sur le site de l'Insee.
La rencontre entre Lorient et Guingamp a été reportée.
L'affaire a touché Matignon.
Le texte a été remis à Matignon.
La finale est diffusée sur les chaînes publiques Arte et France 5.
L'accord entre Oslo, hôte du sommet, et Rome, son allié, prévoit une trêve.
La remise a eu lieu devant le directeur du tourisme de la région Bretagne.
L'Angola, la République démocratique du Congo et le Niger ont annulé la rencontre.
Les candidats s'inscrivent sur le site de la mairie de Lens.
Elle veille à la mise en place du Plan vélo.
"""


def _ruled(nlp: Language, text: str) -> list[tuple[Location, str]]:
    return [(place, place.rule) for place in nlp(text)._.claimkit.locations]


@pytest.mark.parametrize(("rule", "marked"), [(rule, case) for rule, cases in RULES.items() for case in cases.strip().splitlines()])
def test_locations_tell_where(nlp: Language, rule: str, marked: str) -> None:
    text, marks = read(marked, {"p"})
    found = _ruled(nlp, text)
    assert [(p.span.start, p.span.end) for p, _ in found] == [(m.start, m.end) for m in marks]
    assert rule in {r for _, r in found}


@pytest.mark.parametrize("text", NOWHERE.strip().splitlines())
def test_locations_leave_out_who_acts_and_what_qualifies(nlp: Language, text: str) -> None:
    assert nlp(text)._.claimkit.locations == []


# sentence | name | kind | country
RESOLVED = """
Il vit à Vienne, la capitale autrichienne.|Vienne|city|AT
Il travaille à Vienne, dans l'Isère.|Vienne|city|FR
Un séisme a frappé l'oblast de Koursk.|Koursk|region|RU
La neige tient dans le canton de Vaud.|Vaud|canton|CH
La faim gagne la bande de Gaza.|bande de Gaza|region|PS
Ils ont visité la ville de Namur.|Namur|city|BE
Il campe dans une rue de Bastia.|Bastia|street|FR
Une fusillade a éclaté au Touquet.|Touquet|city|FR
Il a gagné à Lens.|Lens|city|FR
L'eau monte à Villers-Écalles (Seine-Maritime).|Villers-Écalles|city|FR
Des heurts ont éclaté à Tripoli, au Liban.|Tripoli|city|LB
Des heurts ont éclaté à Tripoli, en Libye.|Tripoli|city|LY
La grève continue au Luxembourg.|Luxembourg|country|LU
La tempête a touché la Floride.|Floride|state|US
Il vit aux États-Unis.|États-Unis|country|US
Elle est née au Burkina.|Burkina Faso|country|BF
Ils marchent sur le sol russe.|sol russe|area|RU
"""


@pytest.mark.parametrize(("text", "name", "kind", "country"), [line.split("|") for line in RESOLVED.strip().splitlines()], ids=lambda v: v)
def test_locations_are_resolved(nlp: Language, text: str, name: str, kind: str, country: str) -> None:
    place = nlp(text)._.claimkit.locations[0]
    assert (place.name, place.kind, place.country) == (name, kind, country)


def test_locations_carry_coordinates_and_alternatives(nlp: Language) -> None:
    (place,) = nlp("Une bombe a explosé à Paris.")._.claimkit.locations
    assert (place.latitude, place.longitude) == (pytest.approx(48.853), pytest.approx(2.349))
    assert place.gazetteer_id == "geonames:2988507"
    assert place.alternatives
    assert place.gazetteer_id not in place.alternatives


def test_locations_short_initials_are_no_town(nlp: Language) -> None:
    assert [place.name for place in nlp("Le blessé a été transporté au CHU de Rennes.")._.claimkit.locations] == ["Rennes"]
    assert nlp("Les CRS et les HUG ont réagi à Pau.")._.claimkit.locations[-1].country == "FR"


def test_countries_of_a_list_lie_in_none_of_them(nlp: Language) -> None:
    found = nlp("Les oiseaux sont suivis en France, en Espagne et en Grèce.")._.claimkit.locations
    assert [(place.name, place.country) for place in found] == [("France", "FR"), ("Espagne", "ES"), ("Grèce", "GR")]


def test_locations_invent_no_coordinates(nlp: Language) -> None:
    (place,) = nlp("Une bombe a explosé à Zzyxbourg-sur-Rien.")._.claimkit.locations
    assert (place.name, place.latitude, place.gazetteer_id) == ("Zzyxbourg-sur-Rien", None, None)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Un hangar a brûlé à Saint-Aubert, au sud de Rennes.", False),
        ("Un hangar a brûlé à Saint-Aubert, à 12 km de Rennes.", False),
        ("Un hangar a brûlé à Bruz, près de Rennes.", True),
        ("Un hangar a brûlé à Saint-Aubert, dans le nord de la France.", True),
    ],
)
def test_locations_lie_near_the_town_beside_them(nlp: Language, text: str, known: bool) -> None:
    place = nlp(text)._.claimkit.locations[0]
    assert (place.gazetteer_id is not None) == known


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Le chanteur est en Belgique. Il y donnera deux concerts.", "Belgique"),
        ("Le chanteur est en Belgique. Il y a deux concerts.", None),
        ("Le chanteur est en Belgique. Il y pense souvent.", None),
        ("Le chanteur est en Belgique. Il veut y mettre un terme.", None),
    ],
)
def test_place_pronouns_give_their_clause_the_place(nlp: Language, text: str, place: str | None) -> None:
    last = nlp(text)._.claimkit.claims[-1]
    assert [p.name for p in last.locations] == ([place] if place else [])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("L'usine de Cléon a embauché, celle de Flins a fermé.", ["usine de Cléon", "Flins"]),
        ("La Casamance a retrouvé un calme relatif.", ["Casamance"]),
        ("L'usine de Cléon a embauché. Celle de Flins a fermé.", ["usine de Cléon", "Flins"]),
        ("Il chante dans des villes européennes, notamment Rome, Athènes et Genève.", ["Rome", "Athènes", "Genève"]),
        ("Jugée pour avoir volé deux chevaux à Spa, elle nie.", ["Spa"]),
        ("La raffinerie de Grandpuits a cessé sa production.", ["raffinerie de Grandpuits"]),
        ("Le paquebot appareillera pour Gênes.", ["Gênes"]),
        ("Le tribunal de Vesoul a relaxé le patron.", ["Vesoul"]),
        ("Vesoul compte dix mille logements.", ["Vesoul"]),
        ("Le coût du contournement de Rodez a doublé.", ["contournement de Rodez"]),
        ("Un professeur de chant d'un lycée de Vallauris a gagné.", ["lycée de Vallauris"]),
        ("Un potier de Vallauris vend ses bols.", ["Vallauris"]),
        ("Les éleveurs du Cantal ont manifesté.", ["Cantal"]),
        ("Un tiers des communes du Cantal manque d'eau.", ["communes du Cantal"]),
        ("Près de la moitié des élèves de Figeac viennent à pied.", ["Figeac"]),
        ("La lettre a été retrouvée dans un grenier de Cahors.", ["Cahors"]),
        ("Dans la collision de Saverne, un chauffeur a péri.", ["Saverne"]),
        ("Elle se joindra au cortège de Cahors.", ["Cahors"]),
        ("Des halles ont ouvert dans des villes telles que Tulle et Brive.", ["Tulle", "Brive"]),
        ("Un bus a brûlé dans la cité phocéenne.", ["cité phocéenne"]),
        ("Un bal a eu lieu dans la plupart des grandes villes du Maroc.", ["villes du Maroc"]),
        ("Des marches ont lieu dans le centre ville de Valence.", ["centre ville de Valence"]),
        ("La neige tient dans la vallée de la basse Seine.", ["vallée de la basse Seine"]),
        ("L'Arc de Triomphe a été dégradé.", ["Arc de Triomphe"]),
        ("Elle veut retirer ses troupes d'Estonie.", ["Estonie"]),
        ("Il a rendu hommage à Paris à Anne Roux.", ["Paris"]),
        ("Un feu a pris sur la crête de Vimy.", ["crête de Vimy"]),
        ("Le blé a été volé dans une coopérative de Cahors.", ["coopérative de Cahors"]),
        ("Le bus était en route pour Cahors.", ["Cahors"]),
        ("La neige tient dans le Moyen Atlas.", ["Moyen Atlas"]),
        # counter-examples: who holds an office acts; a country is whose they are; « celle » of a person stands for no site
        ("Paris compte sur l'appui de Rome.", []),
        ("Le procureur de Cahors a ouvert une enquête.", []),
        ("Des diplomates de Suède ont quitté la salle.", []),
        ("La maire de Lyon a cédé, celle de Lille refuse.", []),
        ("Il a signé devant le notaire de Tulle.", []),
        ("Les opérateurs de Nord Stream ont averti les clients.", []),
        ("Il prend la place du célèbre Paul Roux.", []),
        ("Il a rendu hommage à Paris.", []),
        ("Son livre est paru chez Plon.", []),
        ("Les élus ont siégé en Assemblée plénière.", []),
        ("Il a ouvert 573 places Grand Froid.", []),
        ("Elle a critiqué le maire sur le plateau de Télé Sud.", []),
        ("Il s'est prononcé sur l'accord de sortie de l'Union européenne.", []),
        ("Il dit que Tulle lui plaît.", []),
    ],
)
def test_locations_of_sites(nlp: Language, text: str, places: list[str]) -> None:
    assert [p.span.text for c in claimkit.extract(text, nlp=nlp).claims for p in c.locations] == places
