"""Attributions: one sentence a case, what is expected stands in it as markup (see `attribution_markup`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.layers.speech.attribution_markup import Mark, read

import claimkit
from claimkit.doc.layers import Layers, layers_of

if TYPE_CHECKING:
    from spacy.language import Language

    from claimkit.models import Attribution, Source, Span

PHRASES = [
    "<cue>Selon</cue> <source>Le Courrier du Marais</source>, la digue <indirect>a cédé</indirect>.",
    "<cue>Selon</cue> <source>la préfecture</source>, trois routes <indirect>restent</indirect> coupées.",
    "<cue>Selon</cue> un communiqué émis par <source>la préfecture</source>, trois routes <indirect>restent</indirect> coupées.",
    "La digue <indirect>coûte</indirect> 2 millions d'euros, toujours <cue>selon</cue> <source>la mairie</source>, qui a payé.",
    "Le budget est <none>équilibré</none>, preuve, <cue>selon</cue> <source>Anne Faure</source>, que la ville <indirect>tient</indirect> ses comptes.",
    "Le film a été <none>diffusé</none> sur X. <cue>D'après</cue> <source>la préfecture</source>, la digue <indirect>a cédé</indirect>.",
    "<cue>Selon</cue> <source>Anne Faure</source>, qui <none>dirige</none> la digue, le pont <indirect>tient</indirect>.",
    "<cue>Pour</cue> <source>Anne Faure</source>, biologiste à Dol, qui n'a pas <none>participé</none> aux travaux, le pont <indirect>tient</indirect>.",
    "Le pont <none>tient</none>, mais <cue>d'après</cue> <source>la mairie</source> une fissure de 40 mètres s'est <indirect>ouverte</indirect>.",
    "La digue <none>a cédé</none>, et trois maisons sont <indirect>inondées</indirect> <cue>selon</cue> <source>la mairie</source>.",
    "La digue <indirect>a cédé</indirect>, et trois maisons sont <indirect>inondées</indirect>, <cue>selon</cue> <source>la mairie</source>.",
    "La digue <indirect>a cédé</indirect>, <cue>selon</cue> <source>la mairie</source>, et trois maisons <none>ont été inondées</none>.",
    "<cue>Pour</cue> <source>son délégué sur place</source>, la ville <indirect>manque</indirect> de pain.",
    "<cue>D'après</cue> <source>l'Insee</source>, l'emploi <indirect>recule</indirect> et le chômage <indirect>remonte</indirect>.",
    "Le pont <indirect>rouvrira</indirect> mardi, <cue>selon</cue> <source>le maire de Tarbes</source>.",
    "Le pont, <cue>selon</cue> <source>le maire</source>, <indirect>rouvrira</indirect> mardi.",
    "<cue>À en croire</cue> <source>les riverains</source>, la digue <indirect>menace</indirect> de céder.",
    "<cue>Pour</cue> <source>l'économiste Jeanne Roux</source>, la mesure <indirect>coûtera</indirect> cher.",
    "<cue>Pour</cue> <source>Anne Morel</source> c'est une <indirect>erreur</indirect>.",
    "<cue>Pour</cue> <source>60 % des habitants</source>, il <indirect>faut</indirect> fermer le pont.",
    "<cue>Pour</cue> <source>les lecteurs du Phare</source>, il est <indirect>temps</indirect> de fermer le pont.",
    "REPORTAGE - <cue>Pour</cue> <source>le maire de Dol</source>, il <indirect>faut</indirect> fermer le pont.",
    "La mairie se <none>tait</none>, et <cue>pour</cue> <source>certains</source> l'attente <indirect>devient</indirect> longue.",
    "<cue>Selon</cue> <source>une enquête Vigie</source> publiée dans <relay>Le Monde</relay>, la droite <indirect>gagnerait</indirect>.",
    "<cue>Selon</cue> <relay>Le Monde</relay>, qui cite une analyse menée par <source>la société Vigie</source>, le site <indirect>ment</indirect>.",
    "Le pont <indirect>fermera</indirect>, <cue>selon</cue> <source>l'ONU</source> La crise <none>dure</none>.",
    "Le quai <indirect>rouvrira</indirect>, <cue>annonce</cue> <source>Luc Ferrand</source> La ministre des Ports <none>a visité</none> le chantier.",
    "Entre 30 et 40 marins <indirect>ont défilé</indirect> <cue>selon</cue> <source>les secours</source>.",
    "On <none>note</none> une baisse (ils <indirect>étaient</indirect> 300, <cue>selon</cue> <source>le ministère</source>) ce matin.",
    "Le directeur <indirect>a été suspendu</indirect>, <cue>a-t-on appris</cue> lundi auprès de <source>l'intéressé</source>.",
    "Le pont <indirect>tient</indirect>, <cue>notent</cue> <source>les experts</source> interrogés par Le Monde.",
    "<cue>Selon</cue> <source>plusieurs membres de ce mouvement très divers</source>, le pont <indirect>fermera</indirect>.",
    "<source>Brito</source> lui-même <cue>dit</cue> que le pont <indirect>fermera</indirect>.",
    "Le pont <indirect>tient</indirect>, <cue>assure</cue> <source>Siaka Roux</source>, joint par téléphone.",
    "<source>La présidente du port, Carole Dupin</source>, <cue>a déclaré</cue> à la chaîne Télé-Ouest que le pont <indirect>fermera</indirect>.",
    "Le pont <indirect>fermera</indirect>, <cue>a précisé</cue> <source>le Premier ministre</source> au quotidien économique.",
    "Le pont <indirect>fermera</indirect>, <cue>indique</cue> dans une vidéo sur sa page <medium>Facebook</medium>, <source>Franck Buhl</source>.",
    "Ainsi et <cue>selon</cue> les déclarations de <source>plusieurs élus</source>, la panne <indirect>vient</indirect> de la pompe.",
    "Il <none>travaille</none> pour Le Courrier et pour Radio Phare.",
    "<cue>Aux dires de</cue> <source>son avocate</source>, l'accusé <indirect>nie</indirect> tout.",
    "<cue>De l'aveu même du</cue> <source>directeur</source>, l'usine <indirect>perd</indirect> de l'argent.",
    "Le suspect <indirect>a fui</indirect> par les toits, <cue>selon</cue> <source>une source policière</source>.",
    "<cue>Selon</cue> les chiffres du <source>ministère du Travail</source>, le chômage <indirect>baisse</indirect>.",
    "<cue>Selon</cue> <source>une étude</source> publiée lundi, les abeilles <indirect>disparaissent</indirect>.",
    "<cue>Selon</cue> <source>lui</source>, la réforme <indirect>échouera</indirect>.",
    "<cue>Selon</cue> <source>le procureur de la République de Nice</source>, l'homme <indirect>a été mis</indirect> en examen. Il <none>dort</none> en prison.",
    "<cue>Selon</cue> <source>nos informations</source>, le club <indirect>a signé</indirect> l'attaquant.",
    "<cue>D'après</cue> <source>des témoins</source>, le conducteur <indirect>roulait</indirect> vite et n'<indirect>a pas freiné</indirect>.",
    "Le conducteur <indirect>roulait</indirect> vite, <cue>à en croire</cue> <source>plusieurs témoins</source>.",
    "<source>Le groupe Tavel</source> <cue>a annoncé</cue> lundi, dans un communiqué, <indirect>avoir vendu</indirect> deux sites.",
    "<source>Le fonds</source> <cue>a annoncé</cue> lundi, au Forum économique de Davos, <indirect>avoir abaissé</indirect> ses taux.",
    "<source>Il</source> <cue>dit</cue>, sans rire, <indirect>être venu</indirect> à pied.",
    "« Le plan <direct>était</direct> trop lourd », <cue>a écrit</cue> mardi sur <medium>Twitter</medium> <source>Anne Roux</source>.",
    "La caisse <none>est</none> vide, selon toute vraisemblance.",
    "Vendredi, 200 ports, surtout bretons, <indirect>ont répondu</indirect> à l'appel, <cue>selon</cue> <source>Paul Roy</source>, le chef du syndicat.",
    "<cue>Selon</cue> <source>ledit document</source>, le maire <indirect>a payé</indirect>.",
    "Ils manquent de logements, et <cue>selon</cue> <source>le président du port</source>, trente aides ont été <indirect>accordées</indirect>.",
    "<cue>À en croire</cue> <source>ces paroles</source>, la digue <indirect>tient</indirect>.",
    "Le port <indirect>coule</indirect>, <cue>selon</cue> les termes employés par <source>le préfet</source>.",
    "Le port <indirect>coule</indirect>, <cue>selon</cue> les chiffres annoncés par <source>le préfet</source>.",
    "Des élus - <indirect>400</indirect> <cue>d'après</cue> <source>Libération</source> - ont <none>voté</none> le texte.",
    "Les travaux <indirect>dureront</indirect>, <cue>selon</cue> <source>la mairie de Dol</source>, qui s'appuie sur l'avis de deux experts.",
    "<cue>Pour</cue> <source>les enquêteurs</source>, la digue <indirect>était</indirect> minée.",
    "Le port <indirect>coule</indirect>, <cue>selon</cue> les termes de <source>l'initiateur de la marche</source>.",
    "En Lorgie, « pays de têtes dures » <cue>selon</cue> les termes d'<source>Anne Roux</source>, le chômage <none>touche</none> 20 % des actifs.",
    "Le club, « un géant fatigué » <cue>selon</cue> <source>son président</source>, a <none>perdu</none> 3-0.",
    "La mairie <none>va</none> plus loin : ainsi six ponts, <cue>selon</cue> <source>la préfecture</source>, <indirect>ferment</indirect>.",
    "<cue>Selon</cue> <source>les premières estimations disponibles à la fermeture des bureaux de vote</source>, le maire <indirect>perdrait</indirect>.",
    "<cue>Pour</cue> <source>l'insoumis</source>, le pont <indirect>ferme</indirect> trop tôt.",
    "Le suivi des ponts, <cue>a confirmé</cue> <source>l'hôte de Matignon</source>, <indirect>coûtera</indirect> cher.",
    "Les conclusions d'un rapport de <source>la Cour des comptes</source> <cue>montrent</cue> que la ligne <indirect>coûte</indirect> cher.",
    "<cue>Selon</cue> <source>la décision de justice</source>, le port <indirect>fermera</indirect>.",
    "Le pont <none>tient</none>, mais lundi, <cue>selon</cue> <source>la mairie</source>, un camion <indirect>est tombé</indirect>.",
]
CLAUSES = [
    "<source>Kiev</source> <cue>affirme</cue> que l'armée russe <indirect>recule</indirect>.",
    "<source>Le ministre</source> <cue>a annoncé</cue> <said>lundi</said> que la taxe <indirect>disparaîtrait</indirect>.",
    "<source>Le procureur</source> <cue>a indiqué</cue> que le suspect <indirect>était connu</indirect> et qu'il <indirect>avait fui</indirect>.",
    "<source>La direction</source> <cue>a fait savoir</cue> que le site <indirect>fermerait</indirect>.",
    "<source>Le syndicat</source> <cue>laisse entendre</cue> que la grève <indirect>durera</indirect>.",
    "<source>Une étude</source> <cue>montre</cue> que le glacier <indirect>fond</indirect>.",
    "<source>Les experts</source> <cue>estiment</cue> que la crise <indirect>durera</indirect>.",
    "<source>Le groupe</source> <cue>dément</cue> que l'usine <indirect>ferme</indirect>.",
    "<source>Le PDG</source> <cue>se félicite</cue> que les ventes <indirect>progressent</indirect>.",
    "<source>Le suspect</source> <cue>dit</cue> <indirect>avoir vu</indirect> un homme armé.",
    "<source>L'association</source> <cue>assure</cue> ne pas <indirect>avoir reçu</indirect> de fonds.",
    "<source>Le club</source> <cue>accuse</cue> la ligue d'<indirect>avoir menti</indirect>.",
    "<source>Le maire</source> <cue>reconnaît</cue> <indirect>avoir signé</indirect> le permis.",
    "<source>La ministre</source>, qui <none>visitait</none> l'usine, <cue>a promis</cue> que l'État <indirect>aiderait</indirect>.",
    "<source>L'entreprise</source> a publié un communiqué, <cue>précisant</cue> que l'incendie <indirect>était maîtrisé</indirect>.",
    "Dans un communiqué, <source>l'opérateur</source> <cue>précise</cue> que la panne <indirect>est réparée</indirect>.",
    "<source>Le maire</source> <cue>prévient</cue> : la ville ne <indirect>paiera</indirect> pas.",
    "<source>Un responsable américain</source>, sous couvert d'anonymat, <cue>affirme</cue> que le convoi <indirect>est parti</indirect>.",
    "<source>Les autorités ukrainiennes</source> <cue>ont affirmé</cue> <said>dimanche</said> que trois missiles <indirect>avaient visé</indirect> Odessa.",
    "<source>La Cour des comptes</source> <cue>pointe</cue> que les dépenses <indirect>dérapent</indirect>.",
    "<source>Jean Castan</source> <cue>dit</cue> être <indirect>prêt</indirect> à négocier.",
    "<source>Il</source> <cue>a précisé</cue> que le site <indirect>rouvrirait</indirect>.",
    "<source>La ministre</source> <cue>confiait</cue> il y a quelques jours que le site <indirect>rouvrirait</indirect>.",
    "<source>Le maire</source> <cue>affirme</cue> que le site <indirect>rouvre</indirect>. Avant de <cue>préciser</cue> que la ville <indirect>paie</indirect>.",
    "« Le pont <direct>tient</direct> », <cue>a dit</cue> <source>le maire</source>. Et d'<cue>ajouter</cue> : « La ville <direct>paie</direct>. »",
    "<source>Le groupe</source> <cue>a reconnu</cue>, dans un communiqué publié mardi, que ses comptes <indirect>étaient faux</indirect>.",
    "<source>Moscou</source> <cue>nie</cue> <indirect>avoir bombardé</indirect> l'hôpital.",
    "La Russie <none>a bombardé</none> l'hôpital. <source>Moscou</source> <cue>dément</cue> <indirect>avoir visé</indirect> des civils.",
    "<source>La police</source> <cue>soupçonne</cue> deux frères d'<indirect>avoir cambriolé</indirect> la banque.",
    "<source>Sa mère</source> <cue>pense</cue> qu'il <indirect>a fui</indirect>.",
    "<source>Une source proche du dossier</source> <cue>précise</cue> que l'homme <indirect>est suivi</indirect>.",
    "L'<cue>annonce</cue> par <source>le ministère de la Santé</source> que le vaccin <indirect>sera gratuit</indirect> a surpris.",
    "<source>Le ministre</source> <cue>a indiqué</cue> <said>mardi</said> sur <medium>France Inter</medium> que le budget <indirect>baisserait</indirect>.",
    "<source>La police</source> <cue>signale</cue> sur son site varmes.be que le pont est <indirect>fermé</indirect>.",
    "À une époque où <source>certains élus</source> ont le <cue>sentiment</cue> que la loi <indirect>change</indirect>, le style du maire <none>plaît</none>.",
    "Douze quais ont fermé, <cue>selon</cue> <source>la même source</source>, <cue>précisant</cue> que l'eau <indirect>monte</indirect>.",
    "<source>La patronne</source> a surpris la salle <cue>en affirmant</cue> que le port <indirect>fermait</indirect>.",
    "C'est un choix que <source>la maire</source> regrette, <cue>admettant</cue> que la digue <indirect>a coûté</indirect> trop cher.",
    "Après avoir quitté la ville, <cue>jugeant</cue> que les élus <indirect>mentaient</indirect>, <source>la patronne</source> <none>a fondé</none> un parti.",
    "<source>Le patron</source> a nié cette accusation <cue>disant</cue> qu'il n'<indirect>a vendu</indirect> aucun bateau.",
    "Le préfet <none>a dénoncé</none> <source>des rumeurs</source> <cue>affirmant</cue> que la digue <indirect>cédait</indirect>.",
    "<source>Un marin</source> a été puni après <cue>avoir affirmé</cue> que la digue <indirect>cédait</indirect>.",
    "<source>La maire</source> <cue>dit</cue> que la fermeture du port <indirect>coûtera</indirect> cher et <cue>précise</cue> que l'État <indirect>paiera</indirect>.",
    "Les marins <cue>ont appris</cue> par <source>la presse</source> que le port <indirect>fermait</indirect>.",
    "<source>La maire</source> est d'<cue>avis</cue> que le port <indirect>doit fermer</indirect>.",
    "<source>La maire</source> <cue>insiste</cue> sur le fait que la digue <indirect>tient</indirect>.",
    "<source>Les élus</source> qui <cue>pensent</cue> que la loi <indirect>est</indirect> injuste <none>ont quitté</none> la salle.",
    "<source>Celle</source> qui voulait <cue>montrer</cue> que la digue <indirect>cédait</indirect> n'<none>a pas atteint</none> son but.",
    "<source>Le maire</source> <cue>affirmait</cue> alors que la ville <indirect>paierait</indirect>.",
    "<source>La plupart des marins</source> <cue>savent</cue> que la digue <indirect>cède</indirect>.",
    "<source>Paul Rey</source>, qui <cue>croit</cue> que sa parole <indirect>guérit</indirect>, ne <none>veut</none> pas sortir.",
    "<source>L'alerte</source>, émise par le ministère, <cue>indique</cue> que l'eau <indirect>est polluée</indirect>.",
    "Elle entre, car <source>ses voisins</source> l'ont vue et <cue>ont dit</cue> qu'elle <indirect>dormait</indirect>.",
    "<source>Anne Roux</source> <cue>affirme</cue> que travailler pour le port est un <indirect>métier</indirect> sûr.",
    "<source>Ils</source> <cue>ont averti</cue> que la digue <indirect>céderait</indirect>, et ils <none>ont eu</none> raison.",
    "C'est là qu'<source>elle</source> <cue>a constaté</cue> que la digue <indirect>cédait</indirect> et qu'elle a <none>décidé</none> de partir.",
    "L'attaque <none>a provoqué</none> l'indignation du <source>ministère de l'Intérieur</source> <cue>pour qui</cue> la violence « <mixed>vient</mixed> d'un seul côté ».",
    "Paul Roy cite le message d'<source>un commentateur</source> <cue>selon lequel</cue> le port <indirect>coule</indirect>.",
    "<source>Celui-ci</source> <cue>affirme</cue> que le pont <indirect>tient</indirect>.",
    "<source>Ce prof</source>, à la retraite, <cue>se dit</cue> <indirect>inquiet</indirect> pour la digue.",
    "<source>Paul Roy</source> <cue>prêche</cue> que la digue <indirect>tiendra</indirect>.",
]
INCISES = [
    "Deux hommes <indirect>ont été interpellés</indirect>, <cue>a-t-on appris</cue> de <source>source judiciaire</source>.",
    "Deux hommes <indirect>ont été interpellés</indirect>, <cue>a-t-on appris</cue> auprès du <source>parquet de Lille</source>.",
    "La grève <indirect>continuera</indirect>, <cue>a indiqué</cue> <source>la CGT</source>.",
    "« La grève <direct>continuera</direct> », <cue>a notamment voulu prévenir</cue> <source>la CGT</source>.",
    "La vie est <none>chère</none>. <cue>C'est ce que révèle</cue> <source>une étude</source> : les prix <indirect>ont doublé</indirect>.",
    "La grève <indirect>continuera</indirect>, <cue>a prévenu</cue> <said>jeudi</said> <source>le syndicat</source>.",
    "La grève <indirect>continuera</indirect>, <cue>a indiqué</cue> à l'AFP <source>un porte-parole de la CGT</source>.",
    "La grève <indirect>continuera</indirect>, <cue>a déclaré</cue> sur BFMTV <source>le ministre des Transports, Paul Vernet</source>.",
    "Le vaccin, <cue>assure</cue> <source>le laboratoire</source>, <indirect>sera prêt</indirect> en mars.",
    "Le joueur <indirect>est blessé</indirect>, <cue>rapporte</cue> <source>L'Équipe</source>.",
    "Le joueur <indirect>est blessé</indirect>, <cue>confirme</cue> <source>son entraîneur</source> dans un entretien au Figaro.",
    "L'avion <indirect>s'est écrasé</indirect>, <cue>ont annoncé</cue> <source>les autorités kazakhes</source>.",
    "Comme <cue>l'a rappelé</cue> <source>le préfet</source>, la baignade <indirect>est interdite</indirect>.",
    "La baignade, <cue>rappelle</cue> <source>le préfet</source>, <indirect>est interdite</indirect>.",
    "<source>Le gouvernement</source> a accueilli <none>froidement</none> l'annonce.",
    "Le convoi <indirect>est parti</indirect>, <cue>affirme</cue> sous couvert d'anonymat <source>un responsable américain</source>.",
    "Le convoi <indirect>est parti</indirect>, <cue>a confirmé</cue> <source>le porte-parole de l'armée</source> à Reuters.",
    "Trois missiles <indirect>ont visé</indirect> Odessa, <cue>a écrit</cue> <source>le gouverneur Oleh Kiper</source> sur Telegram.",
    "La maladie <indirect>recule</indirect>, <cue>estime</cue> <source>l'Organisation mondiale de la santé (OMS)</source>.",
    "Le conducteur <indirect>roulait</indirect> vite, <cue>ont raconté</cue> <source>plusieurs témoins</source> au Parisien.",
    "L'enquête <indirect>avance</indirect>, <cue>fait savoir</cue> <source>le parquet de Rennes</source>.",
    "L'accusé <indirect>a menti</indirect>, <cue>pense</cue> <source>le juge</source>.",
    "La hausse <indirect>atteint</indirect> 3 %, <cue>a calculé</cue> <source>l'Insee</source>.",
    "Le budget <indirect>baissera</indirect>, <cue>a indiqué</cue> dans <medium>un communiqué</medium> <source>le ministère</source>.",
    "Le budget <indirect>baissera</indirect>, <cue>a déclaré</cue> <source>le ministre</source> dans un entretien au Monde.",
    "Le gué <indirect>rouvrira</indirect>, <cue>confiait</cue> à Radio Dol il y a quelques jours <source>Élise Rive</source>.",
    "Le gué a <indirect>rouvert</indirect>, a<source>-t-on</source> constaté sur les lieux.",
    "Le port <indirect>fermera</indirect>, <cue>a pris soin d'ajouter</cue> <source>la maire de Dol</source>.",
    "Le port <indirect>fermera</indirect>, <cue>a déclaré</cue> <source>Anne Morel</source> à Dol où un marché <none>a lieu</none>.",
    "« L'homme <direct>va</direct> bien, <cue>nous indiquait</cue>, lundi, <source>son avocat</source>. Il <direct>dort</direct>. »",
]
QUOTATIONS = [
    "<source>Le chef de l'État</source> <cue>a souligné</cue> que « la paix <direct>demeure</direct> fragile ».",
    "<source>Le maire</source> <cue>explique</cue> que la ville <mixed>est</mixed> « au bord de la faillite ».",
    "« Nous <direct>irons</direct> jusqu'au bout », <cue>promet</cue> <source>Sophie Binet</source>, la secrétaire générale.",
    "« Nous <direct>irons</direct> jusqu'au bout. Rien ne nous <direct>arrêtera</direct> », <cue>promet</cue> <source>Marc Lenoir</source>.",
    "« Nous <direct>irons</direct> jusqu'au bout, <cue>promet</cue> <source>Marc Lenoir</source>. Rien ne nous <direct>arrêtera</direct>. »",
    "“Nous <direct>irons</direct> jusqu'au bout”, <cue>lance</cue> <source>Marc Lenoir</source>.",
    '"Nous <direct>irons</direct> jusqu\'au bout", <cue>lance</cue> <source>Marc Lenoir</source>.',
    "'Nous <direct>irons</direct> jusqu'au bout', <cue>lance</cue> <source>Marc Lenoir</source>.",
    "« C'<direct>est</direct> une erreur », <cue>juge</cue> <source>l'élue écologiste</source>, qui <none>siège</none> à la région.",
    "« Le parc <direct>ferme</direct> », <cue>explique</cue> au micro de France Inter <source>la directrice Lucie Morel</source>.",
    "<source>Le capitaine</source> <cue>a réagi</cue> : « Nous <direct>avons manqué</direct> de réussite. »",
    "<source>Emmanuel Macron</source> : « La réforme <direct>ira</direct> à son terme »",
    "<source>Le suspect</source> <cue>a crié</cue> « vous <direct>allez</direct> payer ».",
    "« Nous <direct>restons</direct> vigilants », <cue>a déclaré</cue> <source>la préfète</source> lors d'un point presse. « Les renforts <direct>arriveront</direct> demain. »",
    "« Tout <direct>est</direct> sous contrôle », <cue>assure</cue> <source>Paul Morin</source>.\n\n« Les équipes <direct>travaillent</direct> jour et nuit. »",
    "« Tout <direct>est</direct> sous contrôle, <cue>assure</cue> <source>Paul Morin</source>.\n\n« Les équipes <direct>travaillent</direct> jour et nuit. »",
    "Sur X, <source>la ministre</source> <cue>a salué</cue> : « Une victoire qui nous <direct>honore</direct> ».",
    "« C'<direct>est</direct> un scandale », <cue>s'insurge</cue> <source>Marie Dubois</source>, habitante du quartier.",
    "« Personne ne nous <direct>a prévenus</direct> », <cue>regrette</cue> pour sa part <source>un riverain</source>.",
    "« Le virus <direct>circule</direct> encore » : <source>les médecins</source> <none>redoutent</none> une vague.",
    "L'actrice <cue>juge</cue> que le tri « compte » : « J'<direct>habite</direct> chez un ami », <cue>explique</cue> <source>la comédienne</source>.",
    "<source>M. Morel</source> <cue>a jugé</cue> que « la digue <direct>tient</direct> », a-t-il fait valoir.",
    "« La digue <direct>tient</direct> », tel est le <cue>credo</cue> du <source>mineur</source>.",
    "« La digue <direct>tient</direct>. » Tel est le <cue>mot</cue> d'ordre choisi par <source>Anne Roux</source>.",
    "<source>Paul Martin</source> le dit autrement, mais l'analyse est la même : « La digue <direct>tient</direct>. »",
    "« La digue <direct>tient</direct>. » <cue>Selon</cue> <source>elle</source>, Paul Martin a <indirect>menti</indirect>.",
    "« La digue <direct>tient</direct>. L'eau <direct>baisse</direct> », <cue>selon</cue> <source>Anne Roux</source>.",
    "« Il <direct>serait</direct> absurde », <cue>a ajouté</cue> <source>Anne Roux</source>, que le port n'<mixed>ait</mixed> « pas un mot à dire ».",
    "« Le pont <direct>tient</direct> », <cue>a dit</cue> <source>le maire</source>, mais la route « <mixed>s'effondre</mixed> ».",
    "Pour ces trente locataires, « il <direct>faut</direct> un toit », <cue>a ajouté</cue> <source>M. Vallat</source>.",
    "« Le pont <direct>tient</direct> », <cue>a dit</cue> <source>Anne Roux</source>, la maire, <cue>selon</cue> <relay>Le Courrier</relay>.",
    "« Le pont <direct>tient</direct>, <cue>dit</cue> <source>Anne Roux</source>. Il <direct>date</direct> de loin, comme le rappellent les manifestations. Nous le <direct>gardons</direct>. »",
]
CHAINS = [
    "<cue>Selon</cue> <source>un rapport</source> consulté par <relay>Le Monde</relay>, la centrale <indirect>vieillit</indirect>.",
    "<cue>Selon</cue> <relay>le Wall Street Journal</relay>, qui cite <source>deux diplomates</source>, l'accord <indirect>est prêt</indirect>.",
    "<cue>Selon</cue> <relay>l'agence Tass</relay> citant <source>le ministère de la Défense</source>, un drone <indirect>a été abattu</indirect>.",
    "L'accord <indirect>est prêt</indirect>, <cue>selon</cue> <source>plusieurs diplomates</source> cités par <relay>Reuters</relay>.",
    "<relay>L'AFP</relay> <cue>rapporte</cue> que le convoi <indirect>est parti</indirect>, <cue>selon</cue> <source>un diplomate</source>.",
    "Le convoi <indirect>est parti</indirect>, <cue>rapporte</cue> <relay>l'agence Reuters</relay>, citant <source>un diplomate</source>.",
    "Le convoi <indirect>est parti</indirect>, <cue>rapporte</cue> <relay>l'agence Reuters</relay>, qui cite <source>deux diplomates européens</source>.",
    "Le convoi <indirect>est parti</indirect>, <cue>a indiqué</cue> <source>un diplomate</source>, cité par <relay>l'AFP</relay>.",
]
NOBODY = [
    "Pour les étudiants, la rentrée <none>commence</none> lundi.",
    "Pour la première fois, la mairie <none>finance</none> le festival.",
    "Les prix <none>varient</none> selon les régions.",
    "La remise <none>atteint</none> 30 à 70 % selon les boutiques.",
    "Les lettres <none>sont triées</none> selon 3 catégories.",
    "Le lot <none>coûte</none> de 15 à 20 euros selon les stations.",
    "Selon que le vent tourne ou non, le feu <none>repartira</none>.",
    "Il <cue>a été indiqué</cue> que la route <none>rouvrirait</none>.",
    "On <cue>sait</cue> que le virus <none>circule</none>.",
    "Sachez que la mairie <none>ferme</none> lundi.",
    "Le tribunal <none>a annoncé</none> sa décision.",
    "La présidente <none>a confirmé</none> la mort du soldat.",
    "Les « gilets jaunes » <none>ont défilé</none> à Paris. Les « gilets jaunes » <none>réclament</none> des mesures.",
    "L'opération « Sentinelle » <none>mobilise</none> 7 000 soldats.",
    "L'hôpital <none>a été évacué</none>, ce que dément Moscou.",
    "Le tireur <none>a été arrêté</none>, a déclaré forfait.",
    "Le nageur, blessé, <none>a déclaré</none> forfait.",
    "La société <none>a annoncé</none> la suppression de 300 postes.",
    "Ils <none>ont dit</none> la vérité.",
    "La maire <none>a salué</none> deux rivaux : la candidate du centre et le maire de Dol.",
    "La chanteuse <none>répond</none> aux critiques.",
    "Il <none>faut</none> que la loi change.",
    "La mairie <none>veut</none> que le parc ferme.",
    "Le bruit <none>court</none> dans la ville.",
    "La digue est vieille, dit le maire. « Tu <none>mourras</none> », « on te <none>suit</none> » sont deux des messages reçus par l'élue.",
    "Il <none>découvre</none> deux marins pour lesquels il <none>est</none> trop tard.",
    "Le maire <none>parlait</none> alors que la foule <none>partait</none>.",
    "La colère <none>grandit</none>, comme l'attestent les sondages.",
    "Les marins <none>partiront</none>, comme en témoigne la fuite de deux bateaux.",
    "Il <none>faut</none> que les marins le sachent : le port <none>ferme</none>.",
    "Pour les marins, l'entrée <none>est</none> gratuite.",
    "Le cortège <none>s'ébranle</none>, emprunte la rue Saint-Lazare.",
    "Elle <none>vit</none> à Dol, refuse de dire son nom, son métier.",
    "La digue est dans un état critique : elle <none>cède</none>.",
    "La digue <none>a cédé</none>, comme veut le faire croire le ministère.",
    "Selon les événements de lundi, nous <none>fermerons</none> le port.",
    "Le conducteur, ne se rendant pas compte qu'un convoi <none>arrivait</none>, a traversé la voie.",
    "Le pont a été fermé en mai lorsque M. Roux, président de la Ligue (LEC), <none>a reçu</none> les maires pour en parler.",
    "« Le pont tient », a dit le maire, et les riverains <none>sont partis</none>.",
    "Port, acte VIII : les dockers <none>s'attendent</none> à une grève.",
    "Il appelle à la grève : le porte-parole des dockers <none>jouit</none> d'un grand crédit.",
    "La colère <none>grandit</none>, comme le démontre ces jours-ci le mouvement des dockers.",
    "Paul Roy est donc <none>parti</none>, comme il l'avait promis en mai.",
]

BESIDE = [
    "« Le vent <direct>tourne</direct> », a<source>-t-elle</source> mis en garde.",
    "« La grève <direct>continuera</direct> », a<source>-t-elle</source> prévenu.",
    "« Personne ne nous <direct>a prévenus</direct> », <cue>déplore-t-on</cue> à <source>la mairie</source>.",
    "Le bilan <indirect>s'établit</indirect> à dix morts, de <source>source hospitalière</source>.",
    "<source>Nicolas Dupont</source>, maire : « Nous <direct>paierons</direct> ».",
    "« Le vent <direct>tourne</direct> », <cue>sourit</cue> <source>le maire</source>.",
    "« Le vent <direct>tourne</direct> », <cue>a pesté</cue> <source>le capitaine</source>.",
    "<source>Michel Rey</source> n'a rien <none>vu</none> : « J'<direct>étais</direct> au jardin. »",
    "« Le pont <direct>cédera</direct> » : à Lens, <source>les riverains</source> <none>alertent</none> l'État.",
    "<source>Le porte-parole</source>, <cue>pour qui</cue> le scrutin <indirect>est</indirect> libre, part lundi.",
    "<source>RMC</source> croit <cue>savoir</cue> que le club <indirect>vend</indirect> son gardien.",
    "<source>Il</source> <cue>avait affirmé</cue> plus tôt que la digue <indirect>tenait</indirect>.",
    "<source>Paul Rey</source> <cue>a écrit</cue> à ses élus que le budget <indirect>baissait</indirect>.",
]
NOBODY += [
    "« Le vent tourne », un film de Paul Rey, <none>sort</none> mercredi.",
    "La secousse, d'une magnitude de 5 selon l'institut, <none>a fait</none> quatre morts.",
    "Rien ne <cue>prouve</cue> que la digue <none>tienne</none>.",
    "Elle <none>a couru</none> plus vite que sa rivale.",
]


def head(text: str, mark: Mark) -> int:
    """Offset of the last word of a mark: the lexical head of a verb group."""
    words = text[mark.start : mark.end]
    return mark.start + max(words.rfind(" "), words.rfind("'")) + 1


def covering(layers: Layers, at: int) -> list[Attribution]:
    """The attributions that cover an offset, nearest first."""
    found = []
    for attribution, reach in zip(layers.attributions, layers.attribution_reach, strict=True):
        sizes = [end - start for start, end in reach.ranges if start <= at < end]
        if sizes:
            found.append((min(sizes), attribution))
    return [attribution for _, attribution in sorted(found, key=lambda pair: pair[0])]


def holds_source(cue: Span, marks: list[Mark]) -> bool:
    """« a-t-elle prévenu », « de source policière »: a cue with its source inside, where no mark may stand in another."""
    return any(m.tag == "source" and cue.start < m.end and m.start < cue.end for m in marks)


def merged(attributions: list[Attribution]) -> set[tuple[str, str]]:
    """Sources with their roles: those of the nearest cue as they are, those around it relay."""
    found: dict[str, str] = {}
    for k, attribution in enumerate(attributions):
        for source in attribution.sources:
            found.setdefault(source.span.text, "relay" if k else source.role)
    return set(found.items())


def layers_for(nlp: Language, text: str) -> Layers:
    return layers_of(claimkit.annotate(text, published="2024-11-11", nlp=nlp))


@pytest.mark.parametrize("marked", [*PHRASES, *CLAUSES, *INCISES, *QUOTATIONS, *CHAINS, *BESIDE])
def test_attributions_tell_who_says_it_and_how(nlp: Language, marked: str) -> None:
    text, marks = read(marked)
    layers = layers_for(nlp, text)
    want = {(text[m.start : m.end], "relay" if m.tag == "relay" else "origin") for m in marks if m.tag in ("source", "relay")}
    predicates = [m for m in marks if m.tag in ("direct", "mixed", "indirect", "none")]
    assert predicates
    for mark in predicates:
        found = covering(layers, head(text, mark))
        if mark.tag == "none":
            assert found == []
        else:
            assert (found[0].quote if found else None) == mark.tag
            assert merged(found) == want
    cues = [a.cue for a in layers.attributions if a.kind != "quotation"]
    assert {(m.start, m.end) for m in marks if m.tag == "cue"} == {(c.start, c.end) for c in cues if not holds_source(c, marks)}


@pytest.mark.parametrize("marked", NOBODY)
def test_attributions_leave_alone_what_nobody_reports(nlp: Language, marked: str) -> None:
    text, marks = read(marked)
    layers = layers_for(nlp, text)
    assert "none" in {mark.tag for mark in marks} <= {"none", "cue"}, "what else is marked here would not be read"
    for mark in marks:
        if mark.tag == "none":
            assert covering(layers, head(text, mark)) == []
        assert (head(text, mark) in layers.reporting) == (mark.tag == "cue")


def only(layers: Layers) -> Source:
    (source,) = {s.span.start: s for a in layers.attributions for s in a.sources}.values()
    return source


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("La ministre Anne Roux affirme que le pont tient.", "person"),
        ("La préfecture affirme que le pont tient.", "organization"),
        ("Le Figaro affirme que le pont tient.", "media"),
        ("Une étude affirme que le pont tient.", "document"),
        ("Une source policière affirme que le pont tient.", "anonymous"),
        ("Un diplomate affirme que le pont tient.", "anonymous"),
        ("Les habitants affirment que le pont tient.", "group"),
        ("La substitut du procureur affirme que le pont tient.", "person"),
        ("Son conseil, Me Anne Roux, a plaidé. D'après elle, le pont tient.", "person"),
    ],
)
def test_attributions_tell_what_sort_of_source(nlp: Language, text: str, kind: str) -> None:
    assert only(layers_for(nlp, text)).kind == kind


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Le maire indique que le pont tient.", "neutral"),
        ("Le maire confirme que le pont tient.", "committed"),
        ("Le maire prétend que le pont tient.", "distancing"),
        ("Le maire dément que le pont tienne.", "denying"),
        ("À en croire le maire, le pont tient.", "distancing"),
    ],
)
def test_attributions_tell_the_stance_of_the_cue(nlp: Language, text: str, stance: str) -> None:
    assert {a.stance for a in layers_for(nlp, text).attributions} == {stance}


def test_attributions_negate_what_is_denied(nlp: Language) -> None:
    assert [s.negates for s in layers_for(nlp, "Le groupe nie avoir versé des pots-de-vin.").standings] == [True]
    assert layers_for(nlp, "« Tout est légal », dément le groupe.").standings == []


@pytest.mark.parametrize(
    ("text", "pronoun", "antecedent"),
    [
        ("La préfète Anne Roux visite le chantier. « Le pont tient », assure-t-elle.", "-t-elle", "La préfète Anne Roux"),
        ("« Le pont tient », assure Marc Lenoir. Selon lui, la route rouvrira lundi.", "lui", "Marc Lenoir"),
        (
            "« On ment », dit Anne Roux. Une version contestée par la préfecture. Celle-ci assure que tout est clair.",
            "Celle-ci",
            "la préfecture",
        ),
        ("Le maire a reçu la presse. Il affirme que le pont tient.", "Il", "Le maire"),
        (
            "« Les quais sont vides », a noté Paul Rey. La ministre des Ports a prédit que la rade fermerait. D'après celle qui vient de Brest, c'est une bataille.",
            "celle",
            "La ministre des Ports",
        ),
    ],
)
def test_attributions_resolve_pronouns_to_who_spoke_before(nlp: Language, text: str, pronoun: str, antecedent: str) -> None:
    sources = [s for a in layers_for(nlp, text).attributions for s in a.sources if s.span.text == pronoun]
    assert sources
    assert {s.antecedent.text if s.antecedent else None for s in sources} == {antecedent}


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("« Nous paierons », a écrit le maire sur Telegram.", "Telegram"),
        ("« Nous paierons », a écrit sur X le maire de Lens.", "X"),
        ("« Nous paierons », a déclaré lundi le maire au micro de France Inter.", "France Inter"),
        ("Le maire a affirmé auprès de CNN que le pont tenait.", "CNN"),
        ("Dans un communiqué, le maire a annoncé que le pont fermerait.", "un communiqué"),
        ("Sur son compte Instagram, la chanteuse a annoncé qu'elle partait.", "son compte Instagram"),
        ("Invité de BFMTV, le ministre a déclaré que la loi passerait.", "BFMTV"),
        ("Dans le Nord, le maire a annoncé que le pont fermerait.", None),
        ("Le maire a expliqué sur place que le pont fermerait.", None),
        ("Le pont tient, a assuré le maire sur France Inter.", "France Inter"),
        ("Le maire a assuré dans un communiqué que le pont tenait.", "un communiqué"),
        ("Le pont tient, a assuré le maire.", None),
    ],
)
def test_attributions_tell_where_it_was_said(nlp: Language, text: str, medium: str | None) -> None:
    assert {a.medium.text if a.medium else None for a in layers_for(nlp, text).attributions} == {medium}


def test_attributions_keep_the_time_of_the_report_apart(nlp: Language) -> None:
    (attribution,) = layers_for(nlp, "Le maire a indiqué lundi que le pont rouvrirait mercredi.").attributions
    assert attribution.said is not None
    assert attribution.said.span.text == "lundi"


INTERVIEW = """Le Phare : Comment va le port ?
Jeanne Roux : Il ferme la nuit.
Le Phare : Et le jour ?
Jeanne Roux : Les grutiers manquent.
"""


def test_attributions_give_the_turns_of_an_interview_to_their_speaker(nlp: Language) -> None:
    layers = layers_for(nlp, INTERVIEW)
    for word in ("ferme", "manquent"):
        assert merged(covering(layers, INTERVIEW.index(word))) == {("Jeanne Roux", "origin")}


def test_attributions_give_a_tweet_to_its_account(nlp: Language) -> None:
    text = "La digue a cédé à Arles. Les secours arrivent.\n— Préfecture du Gard (@prefet30) 3 mai 2020\n\nLa route est coupée."
    layers = layers_for(nlp, text)
    assert merged(covering(layers, text.index("cédé"))) == {("Préfecture du Gard", "origin")}
    assert covering(layers, text.index("coupée")) == []


def test_attributions_give_a_tweet_to_its_account_where_the_copy_is_cut_off(nlp: Language) -> None:
    begins = "Rappel : la digue de Dol a cédé hier soir."
    text = f"Trois vaches sont mortes. {begins} Le pont tient.— Anne R. (@anner) 3 mai 2020 {begins} Le"
    layers = layers_for(nlp, text)
    assert merged(covering(layers, text.index("cédé"))) == merged(covering(layers, text.index("tient"))) == {("Anne R.", "origin")}
    assert covering(layers, text.index("mortes")) == []


@pytest.mark.parametrize("text", ["", " ", "«", "« »", "selon", "a-t-il", ", a dit", "Selon", "»«", "d'après\n", "— (@a)", "a déclaré :"])
def test_attributions_take_any_text(nlp: Language, text: str) -> None:
    layers = layers_for(nlp, text)
    assert len(layers.attributions) == len(layers.attribution_reach)


@pytest.mark.parametrize(
    ("text", "head", "actor", "source", "quote"),
    [
        ("Le député s'est dit favorable à la réforme.", "favorable", "Le député", "Le député", "indirect"),
        ("Le patron du groupe s'est déclaré prêt à vendre l'usine.", "prêt", "Le patron du groupe", "Le patron du groupe", "indirect"),
        ("La ministre s'est dite « choquée » par ces images.", "choquée", "ces images", "La ministre", "mixed"),
        ("Les élus se disent lésés par la ville, qui promet de l'argent « avant lundi ».", "lésés", "la ville", "Les élus", "indirect"),
        ("L'entreprise se dit « au courant » du problème.", "courant", "L'entreprise", "L'entreprise", "mixed"),
        ("Le syndicat juge la mesure « trop lourde ».", "lourde", "la mesure", "Le syndicat", "mixed"),
        ("Le ministre a jugé « inacceptable » la décision du juge.", "inacceptable", "la décision du juge", "Le ministre", "mixed"),
    ],
)
def test_attributions_attribute_is_what_is_claimed(nlp: Language, text: str, head: str, actor: str, source: str, quote: str) -> None:
    claim = claimkit.extract(text, nlp=nlp).claims[0]
    assert claim.attribution is not None
    assert claim.actor is not None
    found = (claim.predicate.head.text, claim.actor.span.text, claim.attribution.sources[0].span.text, claim.attribution.quote)
    assert found == (head, actor, source, quote)


@pytest.mark.parametrize(
    "text", ["Un incendie s'est déclaré lundi à Lens.", "Le projet se dit en deux mots.", "Le juge estime le prix total."]
)
def test_attributions_reflexive_without_attribute_reports_nothing(nlp: Language, text: str) -> None:
    assert not claimkit.annotate(text, nlp=nlp)._.claimkit.attributions


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Le ministre s'est dit favorable mardi à une hausse des taxes.", "mardi"),
        ("La maire se dit prête à partir mardi.", None),
        ("Lundi, le maire a annoncé que le pont fermerait.", "Lundi"),
        ("« Nous paierons », a déclaré lundi le maire.", "lundi"),
        ("Lundi, le pont fermera, a indiqué le maire.", None),
    ],
)
def test_attributions_tell_when_it_was_said(nlp: Language, text: str, said: str | None) -> None:
    found = claimkit.annotate(text, nlp=nlp)._.claimkit.attributions
    assert {a.said.span.text if a.said else None for a in found} == {said}


def test_attributions_warned_people_of_a_list_do_not_speak(nlp: Language) -> None:
    text = "Le ministre prévient les maires, met en garde les élus et menace la presse."
    assert not [s.span.text for a in layers_for(nlp, text).attributions for s in a.sources if s.span.text.endswith("élus")]


@pytest.mark.parametrize(
    "text", ["Le lycée manque de trente lits, met en garde la préfète.", "Le port ferme dix quais, met en garde la préfète."]
)
def test_attributions_who_warns_stands_behind(nlp: Language, text: str) -> None:
    (claim,) = claimkit.extract(text, nlp=nlp).claims
    assert claim.attribution is not None
    assert [s.span.text for s in claim.attribution.sources] == ["la préfète"]


@pytest.mark.parametrize("verb", ["met en garde", "fait savoir", "tient à préciser", "tempête"])
def test_attributions_incises_of_several_words(nlp: Language, verb: str) -> None:
    claims = claimkit.extract(f"Le pont va céder, {verb} la préfète.", nlp=nlp).claims
    assert [c.predicate.head.text for c in claims] == ["céder"]
    assert claims[0].attribution is not None
    assert [s.span.text for s in claims[0].attribution.sources] == ["la préfète"]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Le gérant se défend. À l'en croire, la mairie savait tout.", "l'", "gérant"),
        ("Les salariés ont témoigné. À les entendre, la caisse était vide.", "les", "salariés"),
        ("Les salariés ont témoigné. La caisse, à les en croire, était vide.", "les", "salariés"),
    ],
)
def test_pronoun_inside_the_phrase_is_the_source(nlp: Language, text: str, source: str, name: str) -> None:
    (found,) = nlp(text)._.claimkit.attributions
    assert [(s.span.text, s.name) for s in found.sources] == [(source, name)]
    assert found.stance == "distancing"


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("La direction parle de sabotage, mais les ouvriers n'ont, selon leur avocate, rien cassé.", [[], ["leur avocate"]]),
        ("Le club a vendu son gardien et l'attaquant devrait, d'après L'Équipe, rejoindre Naples.", [[], ["L'Équipe"]]),
        # counter-example: at the end it covers both
        ("Le navire a coulé et dix marins ont disparu, selon la marine.", [["la marine"], ["la marine"]]),
    ],
)
def test_phrase_inserted_in_a_second_clause_covers_that_clause(nlp: Language, text: str, sources: list[list[str]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [[s.span.text for s in c.attribution.sources] if c.attribution else [] for c in claims] == sources


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Le gouverneur a assuré que six civils, dont deux enfants, avaient été blessés.", "blessés"),
        ("La maire indique que huit immeubles, dont une école, seront vidés.", "vidés"),
    ],
)
def test_content_whose_subject_tells_a_part_is_reported(nlp: Language, text: str, head: str) -> None:
    (claim,) = claimkit.extract(text, nlp=nlp).claims
    assert claim.predicate.head.text == head
    assert claim.attribution is not None


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Aucune fermeture n'est prévue, tient à rassurer la direction de l'usine.", [["la direction de l'usine"]]),
        ("Les comptes sont sains, cherche à rassurer le président du club.", [["le président du club"]]),
        ("„Le lac fond“, alerte la maire. Le bourg compte 400 lits.", [["la maire"], []]),
        ("Le gué tiendra, a tenu à rectifier la maire.", [["la maire"]]),
        ("Le club paiera, a jugé utile de préciser la trésorière.", [["la trésorière"]]),
        ("La saison est perdue, a dû admettre l'entraîneur.", [["l'entraîneur"]]),
        ("Le syndicat dit craindre que 90 emplois disparaissent.", [["Le syndicat"], ["Le syndicat"]]),
        ("Ainsi, est-il précisé, les firmes pourront visiter le site.", [[]]),
        ("« Le dossier est clos », est-il écrit dans le rapport.", [["le rapport"]]),
        ("Plusieurs clubs se sont plaints d'avoir perdu des élèves.", [["Plusieurs clubs"]]),
        ("Il se plaint de la hausse des prix.", [[]]),
        ("Elle se plaint du refus du maire de recourir aux gardes.", [[]]),
        ("« Le dossier est clos », est-elle persuadée.", [["-elle"]]),
        # counter-example: who is reassured, by the subject of the first verb
        ("La mairie ouvre un guichet, tient à rassurer les habitants.", [[], []]),
    ],
)
def test_incises_with_an_infinitive(nlp: Language, text: str, sources: list[list[str]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [[s.span.text for s in c.attribution.sources] if c.attribution else [] for c in claims] == sources
