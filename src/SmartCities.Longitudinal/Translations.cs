namespace SmartCities.Longitudinal;

public static partial class Translations
{
    /// <summary>Each form once. <c>{0}</c> is the first thing the sentence names; a brace of the sentence itself is doubled.</summary>
    public static IReadOnlyList<Text> All =>
    [
        // Titles of problems, by status.
        new("This cannot be read.", "Esto no se puede leer.", "Ceci ne peut être lu."),
        new("Sign in first.", "Inicie sesión primero.", "Connectez-vous d’abord."),
        new("This is not for you.", "Esto no es para usted.", "Ceci n’est pas pour vous."),
        new("There is no such thing here.", "Aquí no hay tal cosa.", "Il n’y a rien de tel ici."),
        new("This cannot be done here.", "Esto no se puede hacer aquí.", "Ceci ne peut se faire ici."),
        new("Things do not stand so that this can be done.", "Las cosas no están como para poder hacerlo.", "L’état des choses ne le permet pas."),
        new("It changed meanwhile.", "Ha cambiado entretanto.", "Cela a changé entre-temps."),
        new("This is too large.", "Esto es demasiado grande.", "Ceci est trop grand."),
        new("This is not JSON.", "Esto no es JSON.", "Ceci n’est pas du JSON."),
        new("This breaks a rule.", "Esto incumple una regla.", "Ceci enfreint une règle."),
        new("Say which version this changes.", "Diga qué versión cambia esto.", "Dites quelle version ceci change."),
        new("Something broke on our side.", "Algo se ha roto por nuestra parte.", "Quelque chose s’est cassé de notre côté."),
        new("This is not available right now.", "Esto no está disponible ahora.", "Ceci n’est pas disponible pour l’instant."),
        new("This was refused.", "Esto se ha rechazado.", "Ceci a été refusé."),

        // Ids, and the words for what they name.
        new(
            "\"{0}\" is no {1} id: small letters a–z, digits and inner hyphens, at most 80 characters.",
            "«{0}» no es un identificador válido ({1}): letras minúsculas a–z, cifras y guiones interiores, como máximo 80 caracteres.",
            "«\u00a0{0}\u00a0» n’est pas un identifiant valide ({1})\u00a0: lettres minuscules a–z, chiffres et traits d’union intérieurs, au plus 80 caractères."),
        new("edition", "edición", "édition"),
        new("city", "ciudad", "ville"),
        new("series", "serie", "série"),
        new("practice", "práctica", "pratique"),
        new("figure", "cifra", "chiffre"),
        new("topic", "tema", "thème"),
        new("reading", "lectura", "lecture"),
        new("indicator", "indicador", "indicateur"),
        new("section", "sección", "section"),
        new("question", "pregunta", "question"),
        new("option", "opción", "option"),
        new("record field", "campo de registro", "champ d’enregistrement"),
        new("check", "comprobación", "contrôle"),
        new("field", "ámbito", "domaine"),
        new("factor", "factor", "facteur"),
        new("region", "región", "région"),
        new("band", "tramo de población", "tranche de population"),
        new("barrier or facilitator", "barrera o facilitador", "frein ou levier"),
        new("reason", "motivo", "motif"),
        new("note", "nota", "remarque"),
        new("text", "texto", "texte"),
        new("reply", "respuesta", "réponse"),
        new("key", "clave", "clé"),

        // Invitations.
        new(
            "This city was not invited, so there is no invitation to withdraw.",
            "Esta ciudad no fue invitada, así que no hay invitación que retirar.",
            "Cette ville n’a pas été invitée\u00a0: il n’y a pas d’invitation à retirer."),
        new(
            "This is no day and time that clocks there show; write them as 2031-07-14 and 23:59.",
            "No es un día y una hora que muestren los relojes de allí; escríbalos como 2031-07-14 y 23:59.",
            "Ce ne sont pas un jour et une heure que montrent les horloges là-bas\u00a0; écrivez-les comme 2031-07-14 et 23:59."),
        new(
            "This city's invitation was withdrawn; invite it again first.",
            "La invitación de esta ciudad se retiró; invítela de nuevo primero.",
            "L’invitation de cette ville a été retirée\u00a0; invitez-la d’abord de nouveau."),

        // Access: who may ask, keys and forms.
        new("This is for {0}; you are signed in as {1}.", "Esto es para {0}; usted ha iniciado sesión como {1}.", "Ceci est pour {0}\u00a0; vous êtes connecté comme {1}."),
        new("anyone", "cualquiera", "tout le monde"),
        new("everyone who is signed in as a person", "quien haya iniciado sesión como persona", "quiconque est connecté en tant que personne"),
        new("{0}, and the contributors of the city itself", "{0}, y las personas colaboradoras de la propia ciudad", "{0}, et les contributeurs de la ville elle-même"),
        new(
            "{0} at any point in time, and everyone else in a release, within each city's wish",
            "{0} en cualquier momento, y para los demás en una publicación, según la voluntad de cada ciudad",
            "{0} à tout moment, et tous les autres dans une publication, selon le souhait de chaque ville"),
        new(
            "{0} and the contributors of the city itself at any point in time, and everyone else in a release, within the city's wish",
            "{0} y las personas colaboradoras de la propia ciudad en cualquier momento, y para los demás en una publicación, según la voluntad de la ciudad",
            "{0} et les contributeurs de la ville elle-même à tout moment, et tous les autres dans une publication, selon le souhait de la ville"),
        new("analysts, editors and administrators", "analistas, editores y administradores", "les analystes, éditeurs et administrateurs"),
        new("editors and administrators", "editores y administradores", "les éditeurs et administrateurs"),
        new("administrators", "administradores", "les administrateurs"),
        new("services, analysts, editors and administrators", "servicios, analistas, editores y administradores", "les services, analystes, éditeurs et administrateurs"),
        new("contributors of a city", "personas colaboradoras de una ciudad", "les contributeurs d’une ville"),
        new("a contributor of a city", "persona colaboradora de una ciudad", "contributeur d’une ville"),
        new("a service", "servicio", "service"),
        new("an analyst", "analista", "analyste"),
        new("an editor", "editor", "éditeur"),
        new("an administrator", "administrador", "administrateur"),
        new("nobody", "nadie", "personne"),
        new("This key is not known here.", "Esta clave no se conoce aquí.", "Cette clé n’est pas connue ici."),
        new(
            "Send one header, Authorization: Bearer and a key.",
            "Envíe una sola cabecera, Authorization: Bearer y una clave.",
            "Envoyez un seul en-tête, Authorization: Bearer et une clé."),
        new(
            "Sign in first, or send a key: Authorization: Bearer …",
            "Inicie sesión primero, o envíe una clave: Authorization: Bearer …",
            "Connectez-vous d’abord, ou envoyez une clé\u00a0: Authorization: Bearer …"),
        new("There is nothing of your city at this address.", "En esta dirección no hay nada de su ciudad.", "Il n’y a rien de votre ville à cette adresse."),
        // Signing in, links in mails, and the offices of cities.
        new("That was too often.", "Eso fue demasiadas veces.", "C’était trop souvent."),
        new("This token has expired. Ask the provider for a new one.", "Este token ha caducado. Pida otro al proveedor.", "Ce jeton a expiré. Demandez-en un nouveau au fournisseur."),
        new(
            "This token is none that is taken here: it is of another issuer, for another audience, no access token, or was changed on its way.",
            "Este token no se admite aquí: es de otro emisor, para otro destinatario, no es de acceso o se alteró en el camino.",
            "Ce jeton n’est pas accepté ici\u00a0: il est d’un autre émetteur, pour un autre destinataire, n’est pas un jeton d’accès, ou a été modifié en route."),
        new(
            "The provider knows you, but nobody here does. Ask the committee, or your city's office, to add you.",
            "El proveedor le conoce, pero aquí nadie. Pida al comité o a la oficina de su ciudad que le añada.",
            "Le fournisseur vous connaît, mais personne ici. Demandez au comité ou au bureau de votre ville de vous ajouter."),
        new("That was tried too often. Wait ten minutes, and try again.", "Se ha intentado demasiadas veces. Espere diez minutos e inténtelo de nuevo.", "Trop d’essais. Attendez dix minutes, puis réessayez."),
        new("An office has at most {0} members. Remove those who have left.", "Una oficina tiene como máximo {0} miembros. Quite a quienes se han ido.", "Un bureau compte au plus {0} membres. Retirez ceux qui sont partis."),
        new(
            "An office has a lead. Hand over to another member first; if there is nobody, ask the committee.",
            "Una oficina tiene una persona responsable. Ceda antes la función a otro miembro; si no hay nadie, pregunte al comité.",
            "Un bureau a un responsable. Passez d’abord la main à un autre membre\u00a0; s’il n’y a personne, demandez au comité."),
        new("This person is no member of the city's office.", "Esta persona no es miembro de la oficina de la ciudad.", "Cette personne n’est pas membre du bureau de la ville."),
        new(
            "The lead of the office adds and removes its members. Ask the lead, or the committee.",
            "La persona responsable de la oficina añade y quita a sus miembros. Pregunte a esa persona o al comité.",
            "Le responsable du bureau ajoute et retire ses membres. Demandez-lui, ou au comité."),
        new(
            "The lead of your city's office submits or confirms the form, and so attests it for the city. What was filled in is kept: ask the lead; if there is none any more, ask the committee to name one.",
            "La persona responsable de la oficina de su ciudad envía o confirma el formulario y así responde de él en nombre de la ciudad. Lo rellenado se conserva: pídaselo a esa persona; si ya no la hay, pida al comité que nombre a otra.",
            "Le responsable du bureau de votre ville soumet ou confirme le formulaire et en répond ainsi pour la ville. Ce qui a été rempli est conservé\u00a0: demandez-le-lui\u00a0; s’il n’y en a plus, demandez au comité d’en nommer un."),
        new(
            "There is no such link. Look whether the whole of it was taken over from the mail.",
            "No existe este enlace. Compruebe que lo copió entero del correo.",
            "Ce lien n’existe pas. Vérifiez qu’il a été repris en entier du courriel."),
        new("Nobody signs in with an account of another service here.", "Aquí nadie inicia sesión con la cuenta de otro servicio.", "Personne ne se connecte ici avec le compte d’un autre service."),
        new("Nobody signs in by mail here.", "Aquí nadie inicia sesión por correo.", "Personne ne se connecte ici par courriel."),
        new(
            "This is no e-mail address that mail can be sent to, such as office@city.example.",
            "Esta no es una dirección a la que se pueda enviar correo, como office@city.example.",
            "Ce n’est pas une adresse à laquelle on puisse écrire, comme office@city.example."),
        new("A person has a name of at most {0} characters, on one line.", "Una persona tiene un nombre de {0} caracteres como máximo, en una línea.", "Une personne a un nom de {0} caractères au plus, sur une ligne."),
        new("Mail is written in en, es or fr.", "El correo se escribe en en, es o fr.", "Les courriels s’écrivent en en, es ou fr."),
        new(
            "You are the last administrator here, and nobody could give you the role back. Make somebody else an administrator first.",
            "Usted es la última persona que administra aquí, y nadie podría devolverle la función. Nombre antes a otra persona.",
            "Vous êtes ici le dernier administrateur, et personne ne pourrait vous rendre ce rôle. Nommez d’abord quelqu’un d’autre."),
        new("A role in the committee is analyst, editor or administrator.", "Una función en el comité es analyst, editor o administrator.", "Un rôle au comité est analyst, editor ou administrator."),
        new("person", "persona", "personne"),
        new("This key was issued already.", "Esta clave ya se emitió.", "Cette clé a déjà été délivrée."),
        new(
            "A key has a name, so that people know whose it is.",
            "Una clave tiene un nombre, para que se sepa de quién es.",
            "Une clé a un nom, pour que l’on sache à qui elle est."),
        new("A name has at most {0} characters.", "Un nombre tiene como máximo {0} caracteres.", "Un nom a au plus {0} caractères."),
        new("Say what the key is good for: {0}.", "Diga para qué sirve la clave: {0}.", "Dites à quoi sert la clé\u00a0: {0}."),
        new("There are the scopes {0}.", "Los alcances que hay son {0}.", "Les portées possibles sont {0}."),

        // Subscriptions.
        new("subscription", "suscripción", "abonnement"),
        new("{0}, and services with a key", "{0}, y servicios con una clave", "{0}, ainsi que les services munis d’une clé"),
        new("There is no such subscription.", "No existe esa suscripción.", "Il n’y a pas de tel abonnement."),
        new("This subscription was started already.", "Esta suscripción ya se inició.", "Cet abonnement a déjà été ouvert."),
        new("This subscription has ended. Start another one.", "Esta suscripción ha terminado. Inicie otra.", "Cet abonnement a pris fin. Ouvrez-en un autre."),
        new(
            "\"{0}\" is no place to start at: {1}, {2}, or p: and a position.",
            "«{0}» no es un lugar desde el que empezar: {1}, {2}, o p: y una posición.",
            "«\u00a0{0}\u00a0» n’est pas un point de départ\u00a0: {1}, {2}, ou p\u00a0: et une position."),
        new(
            "\"{0}\" is no place to go back to: beginning, or p: and a position.",
            "«{0}» no es un lugar al que volver: beginning, o p: y una posición.",
            "«\u00a0{0}\u00a0» n’est pas un point où revenir\u00a0: beginning, ou p\u00a0: et une position."),
        new(
            "No event is there yet: this can be said of positions up to {0}.",
            "Allí aún no hay ningún evento: se puede indicar una posición hasta la {0}.",
            "Il n’y a encore aucun événement à cet endroit\u00a0: les positions possibles vont jusqu’à {0}."),
        new("Both secrets are used for 0 to {0} hours.", "Los dos secretos se usan de 0 a {0} horas.", "Les deux secrets servent pendant 0 à {0} heures."),
        new("No event of the position {0} was delivered to this subscription.", "A esta suscripción no se ha entregado ningún evento de la posición {0}.", "Aucun événement de la position {0} n’a été livré à cet abonnement."),
        new("\"state\" is {0}.", "«state» es {0}.", "«\u00a0state\u00a0» est {0}."),
        new("An endpoint has at most {0} characters.", "La dirección de destino tiene como máximo {0} caracteres.", "L’adresse de destination compte au plus {0} caractères."),
        new(
            "An endpoint is an absolute https address without a user and without a fragment.",
            "La dirección de destino es una dirección https absoluta, sin usuario y sin fragmento.",
            "L’adresse de destination est une adresse https absolue, sans utilisateur et sans fragment."),
        new("An endpoint is called by https.", "A la dirección de destino se llama por https.", "L’adresse de destination est appelée en https."),
        new(
            "An endpoint is called on port 443, or on one from 1024 on.",
            "A la dirección de destino se llama por el puerto 443, o por uno a partir del 1024.",
            "L’adresse de destination est appelée sur le port 443, ou sur un port à partir de 1024."),
        new(
            "This address is not on the public internet: nothing is sent there.",
            "Esta dirección no está en la internet pública: allí no se envía nada.",
            "Cette adresse n’est pas sur l’internet public\u00a0: rien n’y est envoyé."),
        new("There is no such name to send anything to.", "No existe ese nombre al que enviar nada.", "Il n’existe pas de tel nom auquel envoyer quoi que ce soit."),
        new("The key would have expired already.", "La clave ya habría caducado.", "La clé aurait déjà expiré."),
        new(
            "There is no schema \"{0}\"; {1} lists them.",
            "No existe el esquema «{0}»; {1} los enumera.",
            "Le schéma «\u00a0{0}\u00a0» n’existe pas\u00a0; {1} les énumère."),
        new("There is no such key.", "No existe esa clave.", "Cette clé n’existe pas."),
        new(
            "This service has no sign-in yet and answers on the loopback address only.",
            "Este servicio aún no tiene inicio de sesión y solo responde en la dirección local.",
            "Ce service n’a pas encore de connexion et ne répond que sur l’adresse locale."),
        new(
            "This form was not made by this page, or it was open for too long. Go back, load the page again, and send it once more.",
            "Este formulario no lo creó esta página o estuvo abierto demasiado tiempo. Vuelva atrás, cargue la página de nuevo y envíelo otra vez.",
            "Ce formulaire ne vient pas de cette page, ou il est resté ouvert trop longtemps. Revenez, rechargez la page et envoyez-le à nouveau."),
        new("Nobody may ask this: it does not say who may.", "Nadie puede pedir esto: no dice quién puede.", "Personne ne peut demander ceci\u00a0: il n’est pas dit qui le peut."),
        new("This key was revoked.", "Esta clave se revocó.", "Cette clé a été révoquée."),
        new("This key expired at {0}.", "Esta clave caducó el {0}.", "Cette clé a expiré le {0}."),

        // Audit: the trail, and changes between two points in time.
        new(
            "\"from\" is the earlier reading, \"to\" the later one.",
            "«from» es la lectura anterior, «to» la posterior.",
            "«\u00a0from\u00a0» est la lecture antérieure, «\u00a0to\u00a0» la postérieure."),
        new(
            "The edition has no release before that; name the reading to begin with: from=p:1234, r:2017.0 or t:2027-03-01T00:00:00Z.",
            "La edición no tiene ninguna publicación anterior; indique la lectura de partida: from=p:1234, r:2017.0 o t:2027-03-01T00:00:00Z.",
            "L’édition n’a pas de publication antérieure\u00a0; indiquez la lecture de départ\u00a0: from=p:1234, r:2017.0 ou t:2027-03-01T00:00:00Z."),
        new(
            "Too much happened between these readings to take it apart: {0} times the cause changed. Ask for a shorter time.",
            "Entre estas lecturas ocurrió demasiado para desglosarlo: la causa cambió {0} veces. Pida un tiempo más corto.",
            "Il s’est passé trop de choses entre ces lectures pour les décomposer\u00a0: la cause a changé {0} fois. Demandez une durée plus courte."),
        new(
            "\"from\" is the earlier point, \"to\" the later one.",
            "«from» es el momento anterior, «to» el posterior.",
            "«\u00a0from\u00a0» est le moment antérieur, «\u00a0to\u00a0» le postérieur."),
        new("\"format\" is json, csv or jsonl.", "«format» es json, csv o jsonl.", "«\u00a0format\u00a0» est json, csv ou jsonl."),
        new(
            "A draft is seen by its city and by editors.",
            "Un borrador lo ven su ciudad y las personas editoras.",
            "Un brouillon est vu par sa ville et par les personnes éditrices."),
        new("\"drafts\" is true or false.", "«drafts» es true o false.", "«\u00a0drafts\u00a0» est true ou false."),
        new(
            "An export goes from the oldest on: it knows \"after\", not \"before\".",
            "Una exportación va desde lo más antiguo: conoce «after», no «before».",
            "Un export part du plus ancien\u00a0: il connaît «\u00a0after\u00a0», non «\u00a0before\u00a0»."),
        new(
            "Either \"before\" or \"after\": one direction at a time.",
            "O bien «before» o bien «after»: una dirección cada vez.",
            "Soit «\u00a0before\u00a0», soit «\u00a0after\u00a0»\u00a0: un sens à la fois."),
        new("\"{0}\" is a position: p:1234.", "«{0}» es una posición: p:1234.", "«\u00a0{0}\u00a0» est une position\u00a0: p:1234."),
        new(
            "\"kind\" is an event (submission.answers-amended), a group of events (submission) or a kind of amendment ({0}).",
            "«kind» es un hecho (submission.answers-amended), un grupo de hechos (submission) o un tipo de modificación ({0}).",
            "«\u00a0kind\u00a0» est un fait (submission.answers-amended), un groupe de faits (submission) ou un type de modification ({0})."),

        // Cities.
        new("There is no city {0}.", "No hay ninguna ciudad {0}.", "Il n’y a pas de ville {0}."),
        new("There is no city \"{0}\".", "No hay ninguna ciudad «{0}».", "Il n’y a pas de ville «\u00a0{0}\u00a0»."),
        new("There is no such city.", "No existe esa ciudad.", "Cette ville n’existe pas."),
        new("A city has a name of at most 200 characters.", "Una ciudad tiene un nombre de como máximo 200 caracteres.", "Une ville a un nom d’au plus 200 caractères."),
        new("A real city has a country (ISO 3166-1 alpha-2).", "Una ciudad real tiene un país (ISO 3166-1 alfa-2).", "Une ville réelle a un pays (ISO 3166-1 alpha-2)."),
        new("A fictional city lies in no country.", "Una ciudad ficticia no está en ningún país.", "Une ville fictive n’est dans aucun pays."),
        new("\"{0}\" is already there, as a fictional city.", "«{0}» ya existe, como ciudad ficticia.", "«\u00a0{0}\u00a0» existe déjà, comme ville fictive."),
        new("\"{0}\" is already there, as a real city.", "«{0}» ya existe, como ciudad real.", "«\u00a0{0}\u00a0» existe déjà, comme ville réelle."),
        new("\"{0}\" is already there, with another name or country.", "«{0}» ya existe, con otro nombre o país.", "«\u00a0{0}\u00a0» existe déjà, avec un autre nom ou pays."),
        new("A city does not succeed itself.", "Una ciudad no se sucede a sí misma.", "Une ville ne se succède pas à elle-même."),
        new(
            "A fictional city never stands where a real one stood.",
            "Una ciudad ficticia nunca ocupa el lugar de una real.",
            "Une ville fictive ne prend jamais la place d’une ville réelle."),
        new("Another city stands in for this one already.", "Otra ciudad ya ocupa el lugar de esta.", "Une autre ville prend déjà la place de celle-ci."),
        new("\"{0}\" stands in for \"{1}\" already.", "«{0}» ya ocupa el lugar de «{1}».", "«\u00a0{0}\u00a0» prend déjà la place de «\u00a0{1}\u00a0»."),
        new(
            "A city does not succeed itself, not even by way of others.",
            "Una ciudad no se sucede a sí misma, tampoco a través de otras.",
            "Une ville ne se succède pas à elle-même, même par l’intermédiaire d’autres."),
        new(
            "Fictional cities take part in demonstration editions only, and real ones never do.",
            "Las ciudades ficticias solo participan en ediciones de demostración, y las reales nunca.",
            "Les villes fictives ne participent qu’aux éditions de démonstration, et les villes réelles jamais."),
        new("The edition has no region \"{0}\".", "La edición no tiene la región «{0}».", "L’édition n’a pas de région «\u00a0{0}\u00a0»."),
        new("The edition has no population band \"{0}\".", "La edición no tiene el tramo de población «{0}».", "L’édition n’a pas de tranche de population «\u00a0{0}\u00a0»."),
        new("A population is not negative.", "Una población no es negativa.", "Une population n’est pas négative."),

        // Comparisons.
        new(
            "\"{0}\" names an edition, such as demo-2017 or 2017@r:2017.0.",
            "«{0}» nombra una edición, como demo-2017 o 2017@r:2017.0.",
            "«\u00a0{0}\u00a0» nomme une édition, comme demo-2017 ou 2017@r:2017.0."),
        new(
            "A demonstration edition is never compared with a real one.",
            "Una edición de demostración nunca se compara con una real.",
            "Une édition de démonstration n’est jamais comparée à une édition réelle."),
        new(
            "Both sides are the same reading: a comparison takes two editions, or one edition at two points in time.",
            "Los dos lados son la misma lectura: una comparación requiere dos ediciones, o una edición en dos momentos.",
            "Les deux côtés sont la même lecture\u00a0: une comparaison demande deux éditions, ou une édition à deux moments."),
        new("There is no series \"{0}\".", "No hay ninguna serie «{0}».", "Il n’y a pas de série «\u00a0{0}\u00a0»."),
        new("\"group\" is region or band.", "«group» es region o band.", "«\u00a0group\u00a0» est region ou band."),

        // Drafts.
        new(
            "This edition is not open; its form can be filled in while it is.",
            "Esta edición no está abierta; su formulario se puede rellenar mientras lo está.",
            "Cette édition n’est pas ouverte\u00a0; son formulaire se remplit tant qu’elle l’est."),
        new(
            "This form was submitted; amend it, with a kind and a reason.",
            "Este formulario se envió; modifíquelo, con tipo y motivo.",
            "Ce formulaire a été soumis\u00a0; modifiez-le, avec un type et un motif."),
        new("This submission was withdrawn; reinstate it first.", "Este formulario se retiró; restablézcalo antes.", "Ce formulaire a été retiré\u00a0; rétablissez-le d’abord."),
        new("The form has no question \"{0}\".", "El formulario no tiene la pregunta «{0}».", "Le formulaire n’a pas de question «\u00a0{0}\u00a0»."),
        new("The form is there in {0}.", "El formulario está disponible en {0}.", "Le formulaire existe en {0}."),
        new(
            "A condition of the form excludes this question, given the other answers.",
            "Según las demás respuestas, una condición del formulario excluye esta pregunta.",
            "D’après les autres réponses, une condition du formulaire exclut cette question."),

        // Editions.
        new(
            "An edition needs a questionnaire before it opens.",
            "Una edición necesita un cuestionario antes de abrirse.",
            "Une édition a besoin d’un questionnaire avant de s’ouvrir."),
        new(
            "This edition took place elsewhere; it is known, not held here.",
            "Esta edición tuvo lugar en otra parte; aquí solo se conoce, no se realiza.",
            "Cette édition a eu lieu ailleurs\u00a0; elle est connue ici, non menée."),
        new(
            "This edition is closed; reopen it, with a reason.",
            "Esta edición está cerrada; reábrala, con un motivo.",
            "Cette édition est close\u00a0; rouvrez-la, avec un motif."),
        new(
            "An extension moves the closing day later, never earlier.",
            "Una prórroga retrasa el día de cierre, nunca lo adelanta.",
            "Une prolongation repousse le jour de clôture, elle ne l’avance jamais."),
        new("There is no time zone \"{0}\"; one is Europe/Madrid.", "No existe la zona horaria «{0}»; una es Europe/Madrid.", "Il n’y a pas de fuseau horaire «\u00a0{0}\u00a0»\u00a0; Europe/Madrid en est un."),
        new(
            "An edition that announces a time zone says when it closes.",
            "Una edición que anuncia una zona horaria dice cuándo se cierra.",
            "Une édition qui annonce un fuseau horaire dit quand elle ferme."),
        new("A grace belongs to a deadline in a time zone.", "Un margen acompaña a un plazo en una zona horaria.", "Un délai de grâce va avec une échéance dans un fuseau horaire."),
        new("A grace has from 0 to {0} minutes.", "Un margen tiene de 0 a {0} minutos.", "Un délai de grâce a de 0 à {0} minutes."),
        new("That time has passed already.", "Ese momento ya ha pasado.", "Ce moment est déjà passé."),
        new("Name the cities.", "Nombre las ciudades.", "Nommez les villes."),
        new("At most {0} cities can be named.", "Se pueden nombrar como máximo {0} ciudades.", "Au plus {0} villes peuvent être nommées."),
        new("Only a closed edition can be reopened.", "Solo se puede reabrir una edición cerrada.", "Seule une édition close peut être rouverte."),
        new("There is no such edition.", "No existe esa edición.", "Cette édition n’existe pas."),
        new("There is no edition \"{0}\".", "No hay ninguna edición «{0}».", "Il n’y a pas d’édition «\u00a0{0}\u00a0»."),
        new("This edition is not open.", "Esta edición no está abierta.", "Cette édition n’est pas ouverte."),
        new("Say why: a reason is kept with it.", "Diga por qué: el motivo se guarda.", "Dites pourquoi\u00a0: le motif est conservé."),
        new("The edition {0} is already there, with another plan.", "La edición {0} ya existe, con otro plan.", "L’édition {0} existe déjà, avec un autre plan."),
        new("An edition has a title.", "Una edición tiene un título.", "Une édition a un titre."),
        new(
            "The factor \"{0}\" names the field \"{1}\", which is not in the framework.",
            "El factor «{0}» nombra el ámbito «{1}», que no está en el marco.",
            "Le facteur «\u00a0{0}\u00a0» nomme le domaine «\u00a0{1}\u00a0», qui n’est pas dans le cadre."),
        new("Numbers of cities and countries are not negative.", "Los números de ciudades y de países no son negativos.", "Les nombres de villes et de pays ne sont pas négatifs."),
        new(
            "The release {0} is already there; releases never change. The next one is {1}.",
            "La publicación {0} ya existe; las publicaciones nunca cambian. La siguiente es {1}.",
            "La publication {0} existe déjà\u00a0; les publications ne changent jamais. La suivante est {1}."),
        new("The next release of this edition is {0}.", "La siguiente publicación de esta edición es {0}.", "La prochaine publication de cette édition est {0}."),
        new("Only a closed edition can be released.", "Solo se puede publicar una edición cerrada.", "Seule une édition close peut être publiée."),
        new("There is no release {0}.", "No hay ninguna publicación {0}.", "Il n’y a pas de publication {0}."),
        new("The edition has no source \"{0}\".", "La edición no tiene la fuente «{0}».", "L’édition n’a pas de source «\u00a0{0}\u00a0»."),
        new("The framework has no field \"{0}\".", "El marco no tiene el ámbito «{0}».", "Le cadre n’a pas de domaine «\u00a0{0}\u00a0»."),
        new("The framework has no factor \"{0}\".", "El marco no tiene el factor «{0}».", "Le cadre n’a pas de facteur «\u00a0{0}\u00a0»."),

        // Figures.
        new("There is no figure {0}.", "No hay ninguna cifra {0}.", "Il n’y a pas de chiffre {0}."),
        new(
            "The figure {0} is already there; correct it, with a reason.",
            "La cifra {0} ya existe; corríjala, con un motivo.",
            "Le chiffre {0} existe déjà\u00a0; corrigez-le, avec un motif."),
        new("The edition has no indicator \"{0}\".", "La edición no tiene el indicador «{0}».", "L’édition n’a pas d’indicateur «\u00a0{0}\u00a0»."),

        // Http: requests, in general.
        new("There is nothing at this address.", "No hay nada en esta dirección.", "Il n’y a rien à cette adresse."),
        new("{0} cannot be asked of this address; {1} can.", "A esta dirección no se le puede pedir {0}; sí {1}.", "{0} ne peut être demandé à cette adresse\u00a0; {1} le peut."),
        new(
            "A release is named by its edition and a running number, such as 2017.0.",
            "Una publicación se nombra con su edición y un número correlativo, como 2017.0.",
            "Une publication se nomme par son édition et un numéro d’ordre, comme 2017.0."),
        new(
            "\"atLeast\" is a position: a whole number, as a write answers it.",
            "«atLeast» es una posición: un número entero, como el que responde una escritura.",
            "«\u00a0atLeast\u00a0» est une position\u00a0: un nombre entier, comme celui que répond une écriture."),
        new("A request has at most {0} KiB.", "Una solicitud tiene como máximo {0} KiB.", "Une requête a au plus {0} Kio."),
        new("A text was expected.", "Se esperaba un texto.", "Un texte était attendu."),
        new("\"{0}\" never changes.", "«{0}» no cambia nunca.", "«\u00a0{0}\u00a0» ne change jamais."),
        new(
            "It changed since you read it. Read it again, and decide on what it says now.",
            "Ha cambiado desde que lo leyó. Léalo de nuevo y decida según lo que dice ahora.",
            "Cela a changé depuis que vous l’avez lu. Relisez-le, et décidez d’après ce qu’il dit maintenant."),
        new(
            "Something is here already. Read it, and change it with If-Match.",
            "Aquí ya hay algo. Léalo y cámbielo con If-Match.",
            "Il y a déjà quelque chose ici. Lisez-le, et changez-le avec If-Match."),
        new(
            "Changing this takes an If-Match header with the ETag you read.",
            "Para cambiar esto hace falta una cabecera If-Match con el ETag que leyó.",
            "Pour changer ceci, il faut un en-tête If-Match avec l’ETag que vous avez lu."),
        new(
            "Someone else changed the same question meanwhile. Both answers are here; send the one that is right, on the newer version.",
            "Otra persona cambió entretanto la misma pregunta. Aquí están ambas respuestas; envíe la correcta, sobre la versión más reciente.",
            "Quelqu’un d’autre a changé la même question entre-temps. Les deux réponses sont ici\u00a0; envoyez celle qui est juste, sur la version la plus récente."),
        new(
            "The database does not answer. Nothing was written unless you are told otherwise; try again in a moment.",
            "La base de datos no responde. No se ha escrito nada salvo que se le diga otra cosa; inténtelo de nuevo en un momento.",
            "La base de données ne répond pas. Rien n’a été écrit sauf indication contraire\u00a0; réessayez dans un instant."),
        new(
            "Something broke on our side; nothing was half-written. It is in our log.",
            "Algo ha fallado por nuestra parte; nada quedó a medias. Consta en nuestro registro.",
            "Quelque chose a cassé de notre côté\u00a0; rien n’a été écrit à moitié. C’est dans notre journal."),
        new("Send JSON, with Content-Type: application/json.", "Envíe JSON, con Content-Type: application/json.", "Envoyez du JSON, avec Content-Type: application/json."),
        new("The body says null; an object is expected.", "El cuerpo dice null; se espera un objeto.", "Le corps dit null\u00a0; un objet est attendu."),
        new("There is no query parameter \"{0}\" here.", "Aquí no hay ningún parámetro «{0}».", "Il n’y a pas de paramètre «\u00a0{0}\u00a0» ici."),
        new(
            "There is no query parameter \"{0}\" here; there are {1}.",
            "Aquí no hay ningún parámetro «{0}»; hay {1}.",
            "Il n’y a pas de paramètre «\u00a0{0}\u00a0» ici\u00a0; il y a {1}."),
        new("The query parameter \"{0}\" stands {1} times.", "El parámetro «{0}» figura {1} veces.", "Le paramètre «\u00a0{0}\u00a0» figure {1} fois."),
        new("\"{0}\" is a whole number from {1} to {2}.", "«{0}» es un número entero de {1} a {2}.", "«\u00a0{0}\u00a0» est un nombre entier de {1} à {2}."),
        new("\"lang\" is {0}.", "«lang» es {0}.", "«\u00a0lang\u00a0» est {0}."),
        new(
            "An Idempotency-Key is 1 to {0} printable characters without spaces, once.",
            "Una Idempotency-Key tiene de 1 a {0} caracteres imprimibles sin espacios, una sola vez.",
            "Une Idempotency-Key compte de 1 à {0} caractères imprimables sans espace, une seule fois."),
        new(
            "This Idempotency-Key was used for another request. Take a new key for each thing you ask for.",
            "Esta Idempotency-Key se usó para otra solicitud. Tome una clave nueva para cada cosa que pida.",
            "Cette Idempotency-Key a servi à une autre requête. Prenez une nouvelle clé pour chaque chose que vous demandez."),

        // Indicators.
        new(
            "Indicators measure the answers to a questionnaire; publish one first.",
            "Los indicadores miden las respuestas a un cuestionario; publique antes uno.",
            "Les indicateurs mesurent les réponses à un questionnaire\u00a0; publiez-en d’abord un."),
        new(
            "There is no indicator \"{0}\" to be a reading of.",
            "No hay ningún indicador «{0}» del que ser lectura.",
            "Il n’y a pas d’indicateur «\u00a0{0}\u00a0» dont ce serait une lecture."),
        new(
            "A share names a boolean question, or says what counts.",
            "Un porcentaje nombra una pregunta de sí o no, o dice qué cuenta.",
            "Une part nomme une question par oui ou non, ou dit ce qui compte."),
        new("A count names a question, or says what counts.", "Un recuento nombra una pregunta, o dice qué cuenta.", "Un effectif nomme une question, ou dit ce qui compte."),
        new("An option share names a question with options.", "Un porcentaje por opción nombra una pregunta con opciones.", "Une part par option nomme une question à options."),
        new("\"{0}\" is not an option of \"{1}\".", "«{0}» no es una opción de «{1}».", "«\u00a0{0}\u00a0» n’est pas une option de «\u00a0{1}\u00a0»."),
        new(
            "A mean, median or sum names a question that takes numbers.",
            "Una media, mediana o suma nombra una pregunta que admite números.",
            "Une moyenne, médiane ou somme nomme une question qui prend des nombres."),
        new(
            "A ratio of sums names a numerator and a denominator.",
            "Una razón de sumas nombra un numerador y un denominador.",
            "Un rapport de sommes nomme un numérateur et un dénominateur."),
        new("The edition {0} has no indicator \"{1}\".", "La edición {0} no tiene el indicador «{1}».", "L’édition {0} n’a pas d’indicateur «\u00a0{1}\u00a0»."),

        // Pages.
        new(
            "A series is compared between two editions: from and to name them.",
            "Una serie se compara entre dos ediciones: from y to las nombran.",
            "Une série se compare entre deux éditions\u00a0: from et to les nomment."),
        new(
            "The editions {0} and {1} share no series {2}.",
            "Las ediciones {0} y {1} no tienen en común la serie {2}.",
            "Les éditions {0} et {1} n’ont pas en commun la série {2}."),
        new("The framework of {0} has no factor {1}.", "El marco de {0} no tiene el factor {1}.", "Le cadre de {0} n’a pas de facteur {1}."),
        new("There is no demonstration here.", "Aquí no hay demostración.", "Il n’y a pas de démonstration ici."),
        new(
            "There is no such demonstration person. Choose one of those the page offers.",
            "No existe esa persona de demostración. Elija una de las que ofrece la página.",
            "Cette personne de démonstration n’existe pas. Choisissez l’une de celles que la page propose."),
        new("Something in this amendment cannot be taken.", "Algo de esta modificación no se puede aceptar.", "Quelque chose dans cette modification ne peut être accepté."),
        new("An amendment has a kind.", "Una modificación tiene un tipo.", "Une modification a un type."),
        new(
            "Nothing differs from what stands; nothing was recorded.",
            "Nada difiere de lo que consta; no se registró nada.",
            "Rien ne diffère de ce qui figure\u00a0; rien n’a été enregistré."),
        new("There is no earlier revision {0}.", "No hay ninguna revisión anterior {0}.", "Il n’y a pas de révision antérieure {0}."),
        new("The form has no such question.", "El formulario no tiene esa pregunta.", "Le formulaire n’a pas cette question."),
        new("{0} has submitted nothing to the edition {1}.", "{0} no ha enviado nada a la edición {1}.", "{0} n’a rien soumis à l’édition {1}."),
        new("The form has no such section.", "El formulario no tiene esa sección.", "Le formulaire n’a pas cette section."),

        // Practices.
        new("There is no practice {0}.", "No hay ninguna práctica {0}.", "Il n’y a pas de pratique {0}."),
        new("There is no such practice.", "No existe esa práctica.", "Cette pratique n’existe pas."),
        new(
            "The practice {0} is already there; revise it, with a reason.",
            "La práctica {0} ya existe; revísela, con un motivo.",
            "La pratique {0} existe déjà\u00a0; révisez-la, avec un motif."),
        new("This practice was retired.", "Esta práctica se retiró.", "Cette pratique a été retirée."),
        new("A good practice has a title.", "Una buena práctica tiene un título.", "Une bonne pratique a un titre."),

        // Persons, and what is erased of them.
        new("why", "porqué", "pourquoi"),
        new("The directory does not know this person.", "El directorio no conoce a esta persona.", "L’annuaire ne connaît pas cette personne."),
        new("Somebody else has this address.", "Otra persona tiene esta dirección.", "Quelqu’un d’autre a cette adresse."),
        new(
            "Say what to erase: a person; or an edition, a city and a question; or a city and its mailbox.",
            "Diga qué hay que borrar: una persona; o una edición, una ciudad y una pregunta; o una ciudad y su buzón.",
            "Dites ce qu’il faut effacer\u00a0: une personne\u00a0; ou une édition, une ville et une question\u00a0; ou une ville et sa boîte aux lettres."),
        new(
            "Nothing is kept of this, so there is nothing to erase.",
            "No se guarda nada de esto, así que no hay nada que borrar.",
            "Rien n’est conservé de ceci\u00a0; il n’y a donc rien à effacer."),
        new(
            "The reason says what is to be erased, and would keep it. Give a reason without it.",
            "El motivo dice lo que hay que borrar, y lo conservaría. Dé un motivo que no lo diga.",
            "Le motif dit ce qui doit être effacé, et le conserverait. Donnez un motif qui ne le dise pas."),

        // Questionnaires: answers.
        new(
            "\"{0}\" is for the committee; a city says not-answered, dont-know, not-applicable or refused.",
            "«{0}» es para el comité; una ciudad dice not-answered, dont-know, not-applicable o refused.",
            "«\u00a0{0}\u00a0» est pour le comité\u00a0; une ville dit not-answered, dont-know, not-applicable ou refused."),
        new(
            "A personal answer is kept apart from the others; it cannot come in this way.",
            "Una respuesta personal se guarda aparte de las demás; no puede llegar por esta vía.",
            "Une réponse personnelle est conservée à part des autres\u00a0; elle ne peut arriver par cette voie."),
        new(
            "This refers to a personal answer that is not there. Send the answer itself.",
            "Esto remite a una respuesta personal que no está. Envíe la propia respuesta.",
            "Ceci renvoie à une réponse personnelle qui n’est pas là. Envoyez la réponse elle-même."),
        new(
            "A personal question takes a text: other answers cannot be kept apart.",
            "Una pregunta personal admite un texto: otras respuestas no se pueden guardar aparte.",
            "Une question personnelle prend un texte\u00a0: d’autres réponses ne peuvent être conservées à part."),
        new("This question takes true or false.", "Esta pregunta admite true o false.", "Cette question prend true ou false."),
        new("This question takes the id of one option.", "Esta pregunta admite el identificador de una opción.", "Cette question prend l’identifiant d’une option."),
        new(
            "This question takes a list of option ids; an empty list says none.",
            "Esta pregunta admite una lista de identificadores de opciones; una lista vacía dice que ninguna.",
            "Cette question prend une liste d’identifiants d’options\u00a0; une liste vide dit aucune."),
        new(
            "This question takes a number, a range {{\"from\",\"to\"}} or a bound.",
            "Esta pregunta admite un número, un intervalo {{\"from\",\"to\"}} o un límite.",
            "Cette question prend un nombre, un intervalle {{\"from\",\"to\"}} ou une borne."),
        new("This question takes a text.", "Esta pregunta admite un texto.", "Cette question prend un texte."),
        new("This question takes a list of records.", "Esta pregunta admite una lista de registros.", "Cette question prend une liste d’enregistrements."),
        new("This question takes a number.", "Esta pregunta admite un número.", "Cette question prend un nombre."),
        new("\"{0}\" is not one of the options: {1}.", "«{0}» no es una de las opciones: {1}.", "«\u00a0{0}\u00a0» n’est pas l’une des options\u00a0: {1}."),
        new("An option stands twice.", "Una opción figura dos veces.", "Une option figure deux fois."),
        new(
            "The number is larger than any the study asks for.",
            "El número es mayor que cualquiera que pida el estudio.",
            "Le nombre est plus grand que tout ce que l’étude demande."),
        new("The number must be between {0} and {1}.", "El número debe estar entre {0} y {1}.", "Le nombre doit être compris entre {0} et {1}."),
        new("The number must be at least {0}.", "El número debe ser como mínimo {0}.", "Le nombre doit être d’au moins {0}."),
        new("The number must be at most {0}.", "El número debe ser como máximo {0}.", "Le nombre doit être d’au plus {0}."),
        new("A whole number is asked for.", "Se pide un número entero.", "Un nombre entier est demandé."),
        new("At most {0} decimals are asked for.", "Se piden como máximo {0} decimales.", "Au plus {0} décimales sont demandées."),
        new("A range goes from the smaller number to the larger.", "Un intervalo va del número menor al mayor.", "Un intervalle va du plus petit nombre au plus grand."),
        new("At most {0} characters; these are {1}.", "Como máximo {0} caracteres; estos son {1}.", "Au plus {0} caractères\u00a0; ceux-ci sont {1}."),
        new("At most {0} records; these are {1}.", "Como máximo {0} registros; estos son {1}.", "Au plus {0} enregistrements\u00a0; ceux-ci sont {1}."),
        new(
            "A record has no field \"{0}\"; it has {1}.",
            "Un registro no tiene el campo «{0}»; tiene {1}.",
            "Un enregistrement n’a pas de champ «\u00a0{0}\u00a0»\u00a0; il a {1}."),

        // Questionnaires: forms.
        new("Versions of a questionnaire are 1, 2, …", "Las versiones de un cuestionario son 1, 2, …", "Les versions d’un questionnaire sont 1, 2, …"),
        new("A questionnaire has 1 to {0} questions.", "Un cuestionario tiene de 1 a {0} preguntas.", "Un questionnaire a de 1 à {0} questions."),
        new("A questionnaire is there in one language at least.", "Un cuestionario está al menos en un idioma.", "Un questionnaire existe dans une langue au moins."),
        new("There is no section \"{0}\".", "No hay ninguna sección «{0}».", "Il n’y a pas de section «\u00a0{0}\u00a0»."),
        new("There is no question \"{0}\" that comes before.", "No hay ninguna pregunta anterior «{0}».", "Il n’y a pas de question «\u00a0{0}\u00a0» qui précède."),
        new(
            "\"{0}\" cannot be tested like this: its type or its options do not allow it.",
            "«{0}» no se puede comprobar así: no lo permiten su tipo o sus opciones.",
            "«\u00a0{0}\u00a0» ne peut être testée ainsi\u00a0: son type ou ses options ne le permettent pas."),
        new("The {0} \"{1}\" stands twice.", "El identificador «{1}» figura dos veces ({0}).", "L’identifiant «\u00a0{1}\u00a0» figure deux fois ({0})."),
        new("A question of type {0} has 1 to {1} options.", "Una pregunta de tipo {0} tiene de 1 a {1} opciones.", "Une question de type {0} a de 1 à {1} options."),
        new(
            "Only option and options questions have options.",
            "Solo las preguntas de tipo option y options tienen opciones.",
            "Seules les questions de type option et options ont des options."),
        new("Only records questions have fields.", "Solo las preguntas de tipo records tienen campos.", "Seules les questions de type records ont des champs."),
        new("A question of type records names its fields.", "Una pregunta de tipo records nombra sus campos.", "Une question de type records nomme ses champs."),
        new("A field of type option has 1 to {0} options.", "Un campo de tipo option tiene de 1 a {0} opciones.", "Un champ de type option a de 1 à {0} options."),
        new("The smallest number is larger than the largest.", "El número mínimo es mayor que el máximo.", "Le plus petit nombre est plus grand que le plus grand."),
        new("A number has 0 to {0} decimals.", "Un número tiene de 0 a {0} decimales.", "Un nombre a de 0 à {0} décimales."),
        new(
            "The longest text allowed is 1 to {0} characters.",
            "El texto más largo permitido es de 1 a {0} caracteres.",
            "Le texte le plus long permis est de 1 à {0} caractères."),
        new(
            "Version {0} is published and never changes; publish version {1}.",
            "La versión {0} está publicada y no cambia nunca; publique la versión {1}.",
            "La version {0} est publiée et ne change jamais\u00a0; publiez la version {1}."),
        new("The next version is {0}.", "La siguiente versión es la {0}.", "La prochaine version est la {0}."),
        new(
            "This edition is closed; its form stays as it is.",
            "Esta edición está cerrada; su formulario queda como está.",
            "Cette édition est close\u00a0; son formulaire reste tel quel."),
        new(
            "The edition's indicators could not be measured on this version; define them anew first. {0}",
            "Los indicadores de la edición no podrían medirse con esta versión; defínalos antes de nuevo. {0}",
            "Les indicateurs de l’édition ne pourraient être mesurés sur cette version\u00a0; définissez-les d’abord à nouveau. {0}"),
        new(
            "The questionnaire is shown once the edition is open.",
            "El cuestionario se muestra cuando la edición está abierta.",
            "Le questionnaire est montré une fois l’édition ouverte."),
        new("This edition has no questionnaire.", "Esta edición no tiene cuestionario.", "Cette édition n’a pas de questionnaire."),
        new(
            "This edition has no version {0} of its questionnaire.",
            "Esta edición no tiene la versión {0} de su cuestionario.",
            "Cette édition n’a pas de version {0} de son questionnaire."),
        new("\"format\" is json or json-schema.", "«format» es json o json-schema.", "«\u00a0format\u00a0» est json ou json-schema."),

        // Readings: points in time, and what is released.
        new(
            "Nothing of the edition {0} has been released yet. Only the committee, and each city of its own, read what is not released.",
            "Todavía no se ha publicado nada de la edición {0}. Lo no publicado solo lo leen el comité y, en cuanto a lo suyo, cada ciudad.",
            "Rien de l’édition {0} n’est encore publié. Seuls le comité et, pour ce qui est d’elle, chaque ville lisent ce qui n’est pas publié."),
        new(
            "Only releases are read by everyone: r: and the name of one, or no point in time for the latest.",
            "Todo el mundo lee solo publicaciones: r: y el nombre de una, o ningún momento para la última.",
            "Tout le monde ne lit que les publications\u00a0: r: et le nom de l’une, ou aucun moment pour la dernière."),
        new(
            "A revision (v:2) is a point in time of one submission only; here it is p:1234, r:2017.0 or t:2027-03-01T00:00:00Z.",
            "Una revisión (v:2) es un momento de un solo formulario; aquí es p:1234, r:2017.0 o t:2027-03-01T00:00:00Z.",
            "Une révision (v:2) est un moment d’un seul formulaire\u00a0; ici, c’est p:1234, r:2017.0 ou t:2027-03-01T00:00:00Z."),
        new(
            "A point in time is p:1234 (a position), r:2017.0 (a release), t:2027-03-01T00:00:00Z (a moment) or v:2 (a revision).",
            "Un momento se escribe p:1234 (una posición), r:2017.0 (una publicación), t:2027-03-01T00:00:00Z (un instante) o v:2 (una revisión).",
            "Un moment s’écrit p:1234 (une position), r:2017.0 (une publication), t:2027-03-01T00:00:00Z (un instant) ou v:2 (une révision)."),
        new(
            "A point in time is p:1234 (a position), r:2017.0 (a release) or t:2027-03-01T00:00:00Z (a moment).",
            "Un momento se escribe p:1234 (una posición), r:2017.0 (una publicación) o t:2027-03-01T00:00:00Z (un instante).",
            "Un moment s’écrit p:1234 (une position), r:2017.0 (une publication) ou t:2027-03-01T00:00:00Z (un instant)."),
        new(
            "A feed goes on after a position: a whole number, as the page before named it.",
            "Una secuencia continúa después de una posición: un número entero, como lo indicó la página anterior.",
            "Un flux se poursuit après une position\u00a0: un nombre entier, tel que la page précédente l’a indiqué."),
        new(
            "The log has not come to position {0} yet; it ends at {1}.",
            "El registro aún no ha llegado a la posición {0}; termina en {1}.",
            "Le journal n’est pas encore arrivé à la position {0}\u00a0; il s’arrête à {1}."),
        new("At most {0} types can be named.", "Se pueden nombrar como máximo {0} tipos.", "Au plus {0} types peuvent être nommés."),
        new(
            "There is no type of event \"{0}\" for you to follow. There are {1}.",
            "No hay ningún tipo de evento «{0}» que pueda seguir. Hay {1}.",
            "Il n’y a pas de type d’événement «\u00a0{0}\u00a0» que vous puissiez suivre. Il y a {1}."),
        new(
            "Position {0} cannot be read yet; the readings stand at {1}.",
            "La posición {0} aún no se puede leer; las lecturas van por la {1}.",
            "La position {0} ne peut pas encore être lue\u00a0; les lectures en sont à {1}."),
        new("That moment is still to come.", "Ese instante aún está por llegar.", "Cet instant est encore à venir."),
        new(
            "That moment is so recent that something may still be recorded in it; ask again.",
            "Ese instante es tan reciente que aún puede registrarse algo en él; pregunte de nuevo.",
            "Cet instant est si récent que quelque chose peut encore y être enregistré\u00a0; demandez à nouveau."),
        new("There is no release {0} of the edition {1}.", "No hay ninguna publicación {0} de la edición {1}.", "Il n’y a pas de publication {0} de l’édition {1}."),
        new("There is no edition \"{0}\" at this position.", "No hay ninguna edición «{0}» en esta posición.", "Il n’y a pas d’édition «\u00a0{0}\u00a0» à cette position."),

        // Series.
        new("There is no such series.", "No existe esa serie.", "Cette série n’existe pas."),
        new("There is no series {0}.", "No hay ninguna serie {0}.", "Il n’y a pas de série {0}."),
        new(
            "The series {0} is already there, with another label or measure.",
            "La serie {0} ya existe, con otro nombre o medida.",
            "La série {0} existe déjà, avec un autre libellé ou une autre mesure."),
        new(
            "A figure feeds a series as it is: rule direct, without indicators or options.",
            "Una cifra alimenta una serie tal cual: regla direct, sin indicadores ni opciones.",
            "Un chiffre alimente une série tel quel\u00a0: règle direct, sans indicateurs ni options."),
        new("The edition {0} has no published figure \"{1}\".", "La edición {0} no tiene la cifra impresa «{1}».", "L’édition {0} n’a pas de chiffre imprimé «\u00a0{1}\u00a0»."),
        new(
            "The series follows a {0}; the figure \"{1}\" prints none.",
            "La serie sigue una medida de tipo {0}; la cifra «{1}» no la da.",
            "La série suit une mesure de type {0}\u00a0; le chiffre «\u00a0{1}\u00a0» n’en donne pas."),
        new("A mapping of rule {0} names one indicator.", "Una correspondencia de regla {0} nombra un indicador.", "Une correspondance de règle {0} nomme un indicateur."),
        new(
            "A mapping of rule {0} names two or more indicators.",
            "Una correspondencia de regla {0} nombra dos o más indicadores.",
            "Une correspondance de règle {0} nomme deux indicateurs ou plus."),
        new(
            "A mapping of rule {0} names no indicator and says why.",
            "Una correspondencia de regla {0} no nombra ningún indicador y dice por qué.",
            "Une correspondance de règle {0} ne nomme aucun indicateur et dit pourquoi."),
        new(
            "The series follows a {0}; \"{1}\" is a {2}.",
            "La serie sigue una medida de tipo {0}; «{1}» es de tipo {2}.",
            "La série suit une mesure de type {0}\u00a0; «\u00a0{1}\u00a0» est de type {2}."),
        new("A recode reads a question of type option.", "Una recodificación lee una pregunta de tipo option.", "Un recodage lit une question de type option."),
        new("The option \"{0}\" is not recoded.", "La opción «{0}» no está recodificada.", "L’option «\u00a0{0}\u00a0» n’est pas recodée."),
        new(
            "\"{0}\" is neither yes, no nor a missing reason.",
            "«{0}» no es ni yes, ni no, ni un motivo de falta de respuesta.",
            "«\u00a0{0}\u00a0» n’est ni yes, ni no, ni un motif d’absence de réponse."),
        new("Only a recode has options.", "Solo una recodificación tiene opciones.", "Seul un recodage a des options."),
        new("Comparability is judged for a pair of editions.", "La comparabilidad se juzga para un par de ediciones.", "La comparabilité se juge pour une paire d’éditions."),
        new(
            "A judgement is comparable, with-caution or not-comparable.",
            "Un juicio es comparable, with-caution o not-comparable.",
            "Un jugement est comparable, with-caution ou not-comparable."),
        new("Say why they are not simply comparable.", "Diga por qué no son comparables sin más.", "Dites pourquoi elles ne sont pas simplement comparables."),

        // Submissions: what is there.
        new("Nothing is recorded of {0} in the edition {1}.", "No hay nada registrado de {0} en la edición {1}.", "Rien n’est enregistré de {0} dans l’édition {1}."),
        new(
            "Nothing is recorded of {0} in the edition {1} at that point.",
            "No hay nada registrado de {0} en la edición {1} en ese momento.",
            "Rien n’est enregistré de {0} dans l’édition {1} à ce moment."),
        new("Nothing of {0} is shown in the edition {1}.", "No se muestra nada de {0} en la edición {1}.", "Rien de {0} n’est montré dans l’édition {1}."),
        new("{0} has no revision {1} in the edition {2}.", "{0} no tiene la revisión {1} en la edición {2}.", "{0} n’a pas de révision {1} dans l’édition {2}."),
        new("The city has submitted nothing yet.", "La ciudad aún no ha enviado nada.", "La ville n’a encore rien soumis."),
        new("There is no query {0} on this submission.", "No hay ninguna consulta {0} sobre este formulario.", "Il n’y a pas de demande {0} sur ce formulaire."),
        new(
            "There is no proposed amendment {0} of this submission.",
            "No hay ninguna modificación propuesta {0} de este formulario.",
            "Il n’y a pas de modification proposée {0} de ce formulaire."),
        new(
            "A {0} has at most {1} characters; this has {2}.",
            "El texto es demasiado largo ({0}): como máximo {1} caracteres; este tiene {2}.",
            "Le texte est trop long ({0})\u00a0: au plus {1} caractères\u00a0; celui-ci en a {2}."),

        // Submissions: submitting.
        new(
            "This edition is not open; forms are submitted while it is.",
            "Esta edición no está abierta; los formularios se envían mientras lo está.",
            "Cette édition n’est pas ouverte\u00a0; les formulaires se soumettent tant qu’elle l’est."),
        new(
            "This form was submitted and accepted; amend it, with a kind and a reason.",
            "Este formulario se envió y se aceptó; modifíquelo, con tipo y motivo.",
            "Ce formulaire a été soumis et accepté\u00a0; modifiez-le, avec un type et un motif."),
        new(
            "There is no draft to submit; record answers first.",
            "No hay borrador que enviar; registre antes respuestas.",
            "Il n’y a pas de brouillon à soumettre\u00a0; enregistrez d’abord des réponses."),
        new(
            "The edition has no version {0} of its questionnaire.",
            "La edición no tiene la versión {0} de su cuestionario.",
            "L’édition n’a pas de version {0} de son questionnaire."),
        new(
            "A form is submitted or transcribed; what a report says is reported.",
            "Un formulario se envía o se transcribe; lo que dice un informe se toma del informe.",
            "Un formulaire est soumis ou transcrit\u00a0; ce que dit un rapport est rapporté."),
        new(
            "A transcription names its file, its page or cell, and who transcribed it.",
            "Una transcripción nombra su archivo, su página o celda y quién la hizo.",
            "Une transcription nomme son fichier, sa page ou sa cellule, et qui l’a faite."),
        new(
            "A condition of the form excludes this question, given the other answers; leave it out.",
            "Según las demás respuestas, una condición del formulario excluye esta pregunta; déjela fuera.",
            "D’après les autres réponses, une condition du formulaire exclut cette question\u00a0; laissez-la de côté."),
        new(
            "{0} questions are blank ({1}{2}). Say \"blanks\": true to submit the form like this.",
            "Preguntas en blanco: {0} ({1}{2}). Indique \"blanks\": true para enviar el formulario así.",
            "Questions sans réponse\u00a0: {0} ({1}{2}). Indiquez \"blanks\": true pour soumettre le formulaire ainsi."),
        new(
            "{0} If the answer is right, say so in a comment.",
            "{0} Si la respuesta es correcta, dígalo en un comentario.",
            "{0} Si la réponse est juste, dites-le dans un commentaire."),
        new(
            "\"{0}\" needs an answer; dont-know, not-applicable and refused are answers too.",
            "«{0}» necesita una respuesta; dont-know, not-applicable y refused también lo son.",
            "«\u00a0{0}\u00a0» demande une réponse\u00a0; dont-know, not-applicable et refused en sont aussi."),
        new("A comment has at most {0} characters.", "Un comentario tiene como máximo {0} caracteres.", "Un commentaire a au plus {0} caractères."),
        new(
            "There is no answer of last time that stands beside this question.",
            "No hay ninguna respuesta de la vez anterior junto a esta pregunta.",
            "Il n’y a pas de réponse de la dernière fois à côté de cette question."),
        new(
            "A reply about last time goes with an answer.",
            "Lo que se dice de la vez anterior acompaña a una respuesta.",
            "Ce qui est dit de la dernière fois accompagne une réponse."),
        new(
            "A reply about last time goes with an answer of this amendment.",
            "Lo que se dice de la vez anterior acompaña a una respuesta de esta modificación.",
            "Ce qui est dit de la dernière fois accompagne une réponse de cette modification."),
        new(
            "The answer is not that of last time: say what happened, not that it is confirmed.",
            "La respuesta no es la de la vez anterior: diga qué ha pasado, no que se confirma.",
            "La réponse n’est pas celle de la dernière fois\u00a0: dites ce qui s’est passé, non qu’elle est confirmée."),
        new(
            "The answer is that of last time: it is confirmed.",
            "La respuesta es la de la vez anterior: se confirma.",
            "La réponse est celle de la dernière fois\u00a0: elle est confirmée."),
        new(
            "The city submitted this form itself; there is no transcription to confirm.",
            "La propia ciudad envió este formulario; no hay ninguna transcripción que confirmar.",
            "La ville a soumis ce formulaire elle-même\u00a0; il n’y a pas de transcription à confirmer."),

        // Submissions: what a report says.
        new(
            "The city submitted its own form, which stands above what a report says.",
            "La ciudad envió su propio formulario, que prevalece sobre lo que dice un informe.",
            "La ville a soumis son propre formulaire, qui prime sur ce que dit un rapport."),
        new(
            "These answers were taken from a report; the city can submit its own form, the report does not change.",
            "Estas respuestas se tomaron de un informe; la ciudad puede enviar su propio formulario, el informe no cambia.",
            "Ces réponses viennent d’un rapport\u00a0; la ville peut soumettre son propre formulaire, le rapport ne change pas."),
        new(
            "What a report says is kept with its place.",
            "Lo que dice un informe se guarda con su lugar en él.",
            "Ce que dit un rapport est conservé avec l’endroit où il le dit."),
        new("\"{0}\" stands twice.", "«{0}» figura dos veces.", "«\u00a0{0}\u00a0» figure deux fois."),
        new(
            "The form does not ask \"{0}\" of a city with these answers: the report's facts and the form's condition do not fit.",
            "El formulario no pregunta «{0}» a una ciudad con estas respuestas: los datos del informe y la condición del formulario no encajan.",
            "Le formulaire ne demande pas «\u00a0{0}\u00a0» à une ville qui a ces réponses\u00a0: les faits du rapport et la condition du formulaire ne concordent pas."),

        // Submissions: review.
        new("This form was accepted, which closed its review.", "Este formulario se aceptó, lo que cerró su revisión.", "Ce formulaire a été accepté, ce qui a clos son examen."),
        new(
            "This form was returned; it can be accepted once the city has submitted it again.",
            "Este formulario se devolvió; se puede aceptar cuando la ciudad lo haya enviado de nuevo.",
            "Ce formulaire a été renvoyé\u00a0; il peut être accepté une fois que la ville l’a soumis à nouveau."),
        new("Close the queries first: {0}.", "Cierre antes las consultas: {0}.", "Fermez d’abord les demandes\u00a0: {0}."),
        new("A query says what it asks.", "Una consulta dice lo que pregunta.", "Une demande dit ce qu’elle demande."),
        new("A reply says something.", "Una respuesta dice algo.", "Une réponse dit quelque chose."),
        new(
            "This query is closed. Amend the answer if it has to change; that opens the query again.",
            "Esta consulta está cerrada. Modifique la respuesta si hace falta; eso la reabre.",
            "Cette demande est close. Modifiez la réponse s’il le faut\u00a0; cela la rouvre."),
        new(
            "The city proposes that a query is resolved; an editor closes it.",
            "La ciudad propone que una consulta está resuelta; la cierra una persona editora.",
            "La ville propose qu’une demande soit réglée\u00a0; une personne éditrice la clôt."),
        new(
            "This form was returned already; the city has not submitted it again.",
            "Este formulario ya se devolvió; la ciudad no lo ha enviado de nuevo.",
            "Ce formulaire a déjà été renvoyé\u00a0; la ville ne l’a pas soumis à nouveau."),
        new(
            "This edition is closed: the city could not submit the form again. Ask with a query; the city proposes an amendment.",
            "Esta edición está cerrada: la ciudad no podría enviar de nuevo el formulario. Pregunte con una consulta; la ciudad propone una modificación.",
            "Cette édition est close\u00a0: la ville ne pourrait pas soumettre à nouveau le formulaire. Posez une demande\u00a0; la ville propose une modification."),
        new("Say what the city should look at.", "Diga qué debe mirar la ciudad.", "Dites ce que la ville doit regarder."),

        // Submissions: amendments.
        new(
            "There is nothing submitted to amend; a draft is changed, not amended.",
            "No hay nada enviado que modificar; un borrador se cambia sin más.",
            "Il n’y a rien de soumis à modifier\u00a0; un brouillon se change simplement."),
        new(
            "This form was returned: change its draft and submit it again.",
            "Este formulario se devolvió: cambie su borrador y envíelo de nuevo.",
            "Ce formulaire a été renvoyé\u00a0: changez son brouillon et soumettez-le à nouveau."),
        new(
            "A processing error is the committee's own; a city corrects an answer (correction) or gives it late (late-answer).",
            "Un error de tratamiento es del propio comité; una ciudad corrige una respuesta (correction) o la da tarde (late-answer).",
            "Une erreur de traitement est celle du comité\u00a0; une ville corrige une réponse (correction) ou la donne en retard (late-answer)."),
        new(
            "An amendment needs a reason; it is kept and shown with it.",
            "Una modificación necesita un motivo; se guarda y se muestra con ella.",
            "Une modification demande un motif\u00a0; il est conservé et montré avec elle."),
        new(
            "Going back to an earlier revision takes its answers as they were; change others in an amendment of its own.",
            "Volver a una revisión anterior toma sus respuestas tal como eran; cambie otras en una modificación aparte.",
            "Revenir à une révision antérieure reprend ses réponses telles quelles\u00a0; changez-en d’autres dans une modification à part."),
        new(
            "There is no earlier revision {0}; there are 1 to {1}, and {2} stands.",
            "No hay ninguna revisión anterior {0}; hay de 1 a {1}, y consta la {2}.",
            "Il n’y a pas de révision antérieure {0}\u00a0; il y en a de 1 à {1}, et la {2} fait foi."),
        new(
            "That revision was answered on another version of the form; its answers do not fit this one.",
            "Esa revisión se respondió en otra versión del formulario; sus respuestas no encajan en esta.",
            "Cette révision a été remplie sur une autre version du formulaire\u00a0; ses réponses ne conviennent pas à celle-ci."),
        new(
            "The city has submitted another version of the form since this was proposed. Decline it, and let the city propose again.",
            "La ciudad ha enviado otra versión del formulario desde que se propuso esto. Rechácelo, y que la ciudad proponga de nuevo.",
            "La ville a soumis une autre version du formulaire depuis cette proposition. Refusez-la, et que la ville propose à nouveau."),
        new(
            "The answer to \"{0}\" is no longer the one this was proposed on. Decline it, and let the city propose again.",
            "La respuesta a «{0}» ya no es aquella sobre la que se propuso. Rechace la propuesta, y que la ciudad proponga de nuevo.",
            "La réponse à «\u00a0{0}\u00a0» n’est plus celle sur laquelle la proposition portait. Refusez-la, et que la ville propose à nouveau."),
        new(
            "Say why the amendment is declined; the city reads it.",
            "Diga por qué se rechaza la modificación; la ciudad lo lee.",
            "Dites pourquoi la modification est refusée\u00a0; la ville le lit."),
        new("This amendment was approved.", "Esta modificación se aprobó.", "Cette modification a été approuvée."),
        new("This amendment was declined.", "Esta modificación se rechazó.", "Cette modification a été refusée."),
        new("The city took this amendment back.", "La ciudad retiró esta modificación.", "La ville a retiré cette modification."),

        // Submissions: withdrawing, and what is shown.
        new("There is nothing submitted to publish.", "No hay nada enviado que publicar.", "Il n’y a rien de soumis à publier."),
        new(
            "Say why the submission is withdrawn; it is kept with it.",
            "Diga por qué se retira el formulario; se guarda con él.",
            "Dites pourquoi le formulaire est retiré\u00a0; c’est conservé avec lui."),
        new("Only a submission that was withdrawn is reinstated.", "Solo se restablece un formulario que se retiró.", "Seul un formulaire retiré est rétabli."),
        new(
            "This edition is closed; ask the committee to reinstate the submission.",
            "Esta edición está cerrada; pida al comité que restablezca el formulario.",
            "Cette édition est close\u00a0; demandez au comité de rétablir le formulaire."),
        new(
            "Say why the submission is reinstated; it is kept with it.",
            "Diga por qué se restablece el formulario; se guarda con él.",
            "Dites pourquoi le formulaire est rétabli\u00a0; c’est conservé avec lui."),

        // JSON: what is sent, answers and conditions.
        new("Send JSON. {0}", "Envíe JSON. {0}", "Envoyez du JSON. {0}"),
        new("There is no member \"{0}\" here.", "Aquí no hay ningún miembro «{0}».", "Il n’y a pas de membre «\u00a0{0}\u00a0» ici."),
        new("The member \"{0}\" stands twice.", "El miembro «{0}» figura dos veces.", "Le membre «\u00a0{0}\u00a0» figure deux fois."),
        new("Something is missing: {0}.", "Falta algo: {0}.", "Il manque quelque chose\u00a0: {0}."),
        new("\"{0}\" cannot be null.", "«{0}» no puede ser null.", "«\u00a0{0}\u00a0» ne peut être null."),
        new(
            "This is of another type, or another word, than can stand here.",
            "Esto es de otro tipo, o es otra palabra, que lo que puede figurar aquí.",
            "Ceci est d’un autre type, ou un autre mot, que ce qui peut figurer ici."),
        new(
            "The text has a character that is not one: a lone surrogate.",
            "El texto tiene un carácter que no lo es: un sustituto suelto (surrogate).",
            "Le texte a un caractère qui n’en est pas un\u00a0: un substitut isolé (surrogate)."),
        new(
            "The text has a NUL character (\\u0000), which cannot be kept.",
            "El texto tiene un carácter NUL (\\u0000), que no se puede guardar.",
            "Le texte a un caractère NUL (\\u0000), qui ne peut être conservé."),
        new("A number was expected.", "Se esperaba un número.", "Un nombre était attendu."),
        new("A number must fit 28 digits.", "Un número debe caber en 28 cifras.", "Un nombre doit tenir en 28 chiffres."),
        new("\"{0}\" holds a null.", "«{0}» contiene un null.", "«\u00a0{0}\u00a0» contient un null."),
        new(
            "An answer is true, false, a string, a number, a list, or an object such as {{\"missing\":\"dont-know\"}}; null is none of them.",
            "Una respuesta es true, false, un texto, un número, una lista o un objeto como {{\"missing\":\"dont-know\"}}; null no es nada de eso.",
            "Une réponse est true, false, un texte, un nombre, une liste, ou un objet comme {{\"missing\":\"dont-know\"}}\u00a0; null n’est rien de cela."),
        new(
            "A list holds option ids, or records.",
            "Una lista contiene identificadores de opciones, o registros.",
            "Une liste contient des identifiants d’options, ou des enregistrements."),
        new(
            "A list holds option ids or records, not both.",
            "Una lista contiene identificadores de opciones o registros, no ambos.",
            "Une liste contient des identifiants d’options ou des enregistrements, pas les deux."),
        new("A record's value is a text or a number.", "El valor de un registro es un texto o un número.", "La valeur d’un enregistrement est un texte ou un nombre."),
        new(
            "The field \"{0}\" stands twice in one record.",
            "El campo «{0}» figura dos veces en un registro.",
            "Le champ «\u00a0{0}\u00a0» figure deux fois dans un enregistrement."),
        new(
            "\"{0}\" is not a member of an answer, or its value is of the wrong type.",
            "«{0}» no es un miembro de una respuesta, o su valor es de otro tipo.",
            "«\u00a0{0}\u00a0» n’est pas un membre d’une réponse, ou sa valeur est d’un autre type."),
        new(
            "\"{0}\" is not a missing reason; they are {1}.",
            "«{0}» no es un motivo de falta de respuesta; son {1}.",
            "«\u00a0{0}\u00a0» n’est pas un motif d’absence de réponse\u00a0; ce sont {1}."),
        new(
            "An answer object is {{\"from\",\"to\"}}, {{\"atLeast\"}}, {{\"atMost\"}}, {{\"missing\"}} or {{\"vault\",\"commitment\"}}.",
            "Un objeto de respuesta es {{\"from\",\"to\"}}, {{\"atLeast\"}}, {{\"atMost\"}}, {{\"missing\"}} o {{\"vault\",\"commitment\"}}.",
            "Un objet de réponse est {{\"from\",\"to\"}}, {{\"atLeast\"}}, {{\"atMost\"}}, {{\"missing\"}} ou {{\"vault\",\"commitment\"}}."),
        new(
            "A condition tests one thing; it has \"{0}\" and \"{1}\".",
            "Una condición comprueba una sola cosa; tiene «{0}» y «{1}».",
            "Une condition teste une seule chose\u00a0; elle a «\u00a0{0}\u00a0» et «\u00a0{1}\u00a0»."),
        new(
            "\"{0}\" is not a member of a condition, or its value is of the wrong type.",
            "«{0}» no es un miembro de una condición, o su valor es de otro tipo.",
            "«\u00a0{0}\u00a0» n’est pas un membre d’une condition, ou sa valeur est d’un autre type."),
        new(
            "A condition is all, any, not, or a question with is, includes, answered or atLeast.",
            "Una condición es all, any, not, o una pregunta con is, includes, answered o atLeast.",
            "Une condition est all, any, not, ou une question avec is, includes, answered ou atLeast."),

        // Lineage, and single values judged.
        new("\"{0}\" is no outcome; there are {1}.", "«{0}» no es un resultado; hay {1}.", "«\u00a0{0}\u00a0» n’est pas un résultat\u00a0; il y a {1}."),
        new(
            "Nothing is recorded of the city that could be judged.",
            "No hay nada registrado de la ciudad que se pueda juzgar.",
            "Rien n’est enregistré de la ville qui puisse être jugé."),
        new(
            "This submission was withdrawn; it counts nowhere.",
            "Este formulario se retiró; no cuenta en ninguna parte.",
            "Ce formulaire a été retiré\u00a0; il ne compte nulle part."),
        new(
            "Say why the value can or cannot be compared, in English at least; it is told wherever the value is left out.",
            "Diga por qué el valor se puede o no se puede comparar, al menos en inglés; se muestra dondequiera que el valor se deje fuera.",
            "Dites pourquoi la valeur peut ou ne peut pas être comparée, en anglais au moins\u00a0; c’est dit partout où la valeur est laissée de côté."),

        // Tables that are loaded.
        new(
            "Name the columns of the waves, the oldest first.",
            "Nombre las columnas de las rondas, primero la más antigua.",
            "Nommez les colonnes des vagues, la plus ancienne d’abord."),
        new("The wave \"{0}\" stands twice.", "La ronda «{0}» figura dos veces.", "La vague «\u00a0{0}\u00a0» figure deux fois."),
        new(
            "Every wave is an edition of its own: write {{wave}} where its id stands.",
            "Cada ronda es una edición aparte: escriba {{wave}} donde vaya su identificador.",
            "Chaque vague est une édition à part\u00a0: écrivez {{wave}} là où se place son identifiant."),
        new(
            "A table holds numbers: type percent or number.",
            "Una tabla contiene números: tipo percent o number.",
            "Un tableau contient des nombres\u00a0: type percent ou number."),
        new(
            "\"{0}\" cannot be told from a number, or from nothing.",
            "«{0}» no se distingue de un número, o de nada.",
            "«\u00a0{0}\u00a0» ne se distingue pas d’un nombre, ou de rien."),
        new(
            "A flag is one character that stands in no number; \"{0}\" is not.",
            "Una marca es un carácter que no figura en ningún número; «{0}» no lo es.",
            "Une marque est un caractère qui ne figure dans aucun nombre\u00a0; «\u00a0{0}\u00a0» ne l’est pas."),
        new(
            "Name the measures of each indicator, each once: mean, median, sum.",
            "Nombre las medidas de cada indicador, cada una una vez: mean, median, sum.",
            "Nommez les mesures de chaque indicateur, chacune une fois\u00a0: mean, median, sum."),
        new("\"{0}\" is no country of ISO 3166-1 alpha-2.", "«{0}» no es un país de ISO 3166-1 alfa-2.", "«\u00a0{0}\u00a0» n’est pas un pays d’ISO 3166-1 alpha-2."),

        // Printed figures.
        new("place", "lugar", "emplacement"),
        new("discrepancy", "incoherencia", "incohérence"),
        new("A figure has a label.", "Una cifra tiene un nombre.", "Un chiffre a un libellé."),
        new("A figure has its place in the report.", "Una cifra tiene su lugar en el informe.", "Un chiffre a son emplacement dans le rapport."),
        new(
            "What is printed is missing: a share and a count have a value, a list its cities, a table its cells, numbers their values.",
            "Falta lo impreso: un porcentaje y un recuento tienen un valor, una lista sus ciudades, una tabla sus celdas, los números sus valores.",
            "Il manque ce qui est imprimé\u00a0: une part et un décompte ont une valeur, une liste ses villes, un tableau ses cases, les nombres leurs valeurs."),
        new("A share is from 0 to 100 percent, not {0}.", "Un porcentaje va de 0 a 100, no es {0}.", "Une part va de 0 à 100 pour cent, elle n’est pas {0}."),
        new("A share has at most ten decimals.", "Un porcentaje tiene como máximo diez decimales.", "Une part a au plus dix décimales."),
        new("A share is printed in percent, not in \"{0}\".", "Un porcentaje se imprime en tanto por ciento, no en «{0}».", "Une part s’imprime en pour cent, non en «\u00a0{0}\u00a0»."),
        new("A count is a whole number from 0 on, not {0}.", "Un recuento es un número entero a partir de 0, no {0}.", "Un décompte est un nombre entier à partir de 0, non {0}."),
        new("A count is a whole number from 0 on.", "Un recuento es un número entero a partir de 0.", "Un décompte est un nombre entier à partir de 0."),
        new("A cell counts cities: a whole number from 0 on.", "Una celda cuenta ciudades: un número entero a partir de 0.", "Une case compte des villes\u00a0: un nombre entier à partir de 0."),
        new("A base is a whole number from 1 on.", "Una base es un número entero a partir de 1.", "Une base est un nombre entier à partir de 1."),
        new("The base is {0} cities; {1} took part.", "La base es de {0} ciudades; participaron {1}.", "La base est de {0} villes\u00a0; {1} ont participé."),
        new("{0} of {1} is more than all.", "{0} de {1} es más que todas.", "{0} sur {1}, c’est plus que toutes."),
        new("\"{0}\" is no way of rounding known here; known are: {1}.", "«{0}» no es una forma de redondear conocida aquí; se conocen: {1}.", "«\u00a0{0}\u00a0» n’est pas une façon d’arrondir connue ici\u00a0; sont connues\u00a0: {1}."),
        new("\"{0}\" is no wider reading of this figure.", "«{0}» no es una lectura más amplia de esta cifra.", "«\u00a0{0}\u00a0» n’est pas une lecture plus large de ce chiffre."),
        new(
            "There is no figure \"{0}\" that could count the base of this reading; it is recorded first, and does not itself lead back here.",
            "No hay ninguna cifra «{0}» que pueda contar la base de esta lectura; se registra antes y no conduce de vuelta aquí.",
            "Il n’y a pas de chiffre «\u00a0{0}\u00a0» qui puisse compter la base de cette lecture\u00a0; il s’enregistre d’abord et ne ramène pas ici."),
        new(
            "There is no figure \"{0}\" that names cities; it is recorded first.",
            "No hay ninguna cifra «{0}» que nombre ciudades; se registra antes.",
            "Il n’y a pas de chiffre «\u00a0{0}\u00a0» qui nomme des villes\u00a0; il s’enregistre d’abord."),
        new(
            "The figure \"{0}\" prints no value of the city \"{1}\" on \"{2}\".",
            "La cifra «{0}» no imprime ningún valor de la ciudad «{1}» sobre «{2}».",
            "Le chiffre «\u00a0{0}\u00a0» n’imprime aucune valeur de la ville «\u00a0{1}\u00a0» sur «\u00a0{2}\u00a0»."),
        new("A printed value is taken as a number or a range.", "Un valor impreso se toma como un número o un intervalo.", "Une valeur imprimée se prend comme un nombre ou un intervalle."),
        // Opening, and comparing forms.
        new(
            "The indicator \"{0}\" was redefined and no longer feeds the series {1}: map it anew.",
            "El indicador «{0}» se redefinió y ya no alimenta la serie {1}: asígnelo de nuevo.",
            "L’indicateur «\u00a0{0}\u00a0» a été redéfini et n’alimente plus la série {1}\u00a0: reliez-le à nouveau."),
        new(
            "The indicator \"{0}\" feeds no series: map it to one, or say in its definition why none follows it (noSeries).",
            "El indicador «{0}» no alimenta ninguna serie: asígnelo a una o diga en su definición por qué ninguna lo sigue (noSeries).",
            "L’indicateur «\u00a0{0}\u00a0» n’alimente aucune série\u00a0: reliez-le à l’une d’elles, ou dites dans sa définition pourquoi aucune ne le suit (noSeries)."),
        new(
            "Say why no series follows it.",
            "Diga por qué ninguna serie lo sigue.",
            "Dites pourquoi aucune série ne le suit."),
        new(
            "A form does not differ from itself: name another edition, or another version of this one (withVersion).",
            "Un formulario no difiere de sí mismo: nombre otra edición u otra versión de esta (withVersion).",
            "Un formulaire ne diffère pas de lui-même\u00a0: nommez une autre édition, ou une autre version de celle-ci (withVersion)."),
        new(
            "The questionnaire of {0} is shown once the edition is open.",
            "El cuestionario de {0} se muestra cuando la edición está abierta.",
            "Le questionnaire de {0} est montré une fois l’édition ouverte."),
        new(
            "The edition {0} has no questionnaire.",
            "La edición {0} no tiene cuestionario.",
            "L’édition {0} n’a pas de questionnaire."),
        new(
            "The edition {0} has no version {1} of its questionnaire.",
            "La edición {0} no tiene una versión {1} de su cuestionario.",
            "L’édition {0} n’a pas de version {1} de son questionnaire."),
        new(
            "\"with\" names the edition to compare with, such as demo-2017.",
            "«with» nombra la edición con la que se compara, como demo-2017.",
            "«\u00a0with\u00a0» nomme l’édition avec laquelle comparer, comme demo-2017."),
        new("A redaction says why.", "Una supresión dice por qué.", "Un caviardage dit pourquoi."),
        new("Nothing is recorded at position {0}.", "No hay nada registrado en la posición {0}.", "Rien n’est enregistré à la position {0}."),
        new(
            "What is recorded at position {0} has no field {1}.",
            "Lo registrado en la posición {0} no tiene ningún campo {1}.",
            "Ce qui est enregistré à la position {0} n’a pas de champ {1}."),
        new(
            "Only words that people wrote can be redacted: reasons, messages, notes, comments and answers in words.",
            "Solo pueden suprimirse palabras escritas por personas: motivos, mensajes, notas, comentarios y respuestas en palabras.",
            "Seuls peuvent être caviardés des mots écrits par des personnes\u00a0: motifs, messages, notes, commentaires et réponses en mots."),
        new("This field is redacted already.", "Este campo ya está suprimido.", "Ce champ est déjà caviardé."),
        new(
            "Say which text, or leave it out to redact the whole field.",
            "Indique qué texto, u omítalo para suprimir todo el campo.",
            "Indiquez quel texte, ou omettez-le pour caviarder tout le champ."),
        new("The field does not hold this text.", "El campo no contiene este texto.", "Le champ ne contient pas ce texte."),
        new(
            "Say why without repeating the words: the reason is kept.",
            "Diga por qué sin repetir las palabras: el motivo se conserva.",
            "Dites pourquoi sans répéter les mots\u00a0: le motif est conservé."),
    ];
}
