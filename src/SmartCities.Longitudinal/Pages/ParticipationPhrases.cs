using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>The words of the page that tells editors who takes part.</summary>
public static class ParticipationPhrases
{
    public static readonly Text Title = new("Participation in {0}", "Participación en {0}", "Participation à {0}");
    public static readonly Text Link = new("Who takes part", "Quién participa", "Qui participe");
    public static readonly Text Lead = new(
        "Which cities were invited, how far each has come, and who can be reached. In alphabetical order.",
        "Qué ciudades fueron invitadas, hasta dónde ha llegado cada una y a quién se puede contactar. Por orden alfabético.",
        "Quelles villes ont été invitées, où en est chacune et qui est joignable. Par ordre alphabétique.");
    public static readonly Text Nobody = new("No city was invited yet.", "Todavía no se ha invitado a ninguna ciudad.", "Aucune ville n’a encore été invitée.");
    public static readonly Text Counts = new("How many cities stand where", "Cuántas ciudades están en cada paso", "Combien de villes en sont où");
    public static readonly Text All = new("All cities", "Todas las ciudades", "Toutes les villes");
    public static readonly Text Group = new("Group", "Grupo", "Groupe");
    public static readonly Text ByRegion = new("By region", "Por región", "Par région");
    public static readonly Text ByBand = new("By population band", "Por tamaño de población", "Par tranche de population");
    public static readonly Text InAll = new("In all", "En total", "En tout");
    public static readonly Text IsPlanned = new(
        "The edition is not open yet: cities can be invited already, and fill in once it opens.",
        "La edición aún no está abierta: ya se puede invitar a ciudades, que rellenarán cuando se abra.",
        "L’édition n’est pas encore ouverte\u00a0: on peut déjà inviter des villes, qui rempliront dès l’ouverture.");
    public static readonly Text IsClosed = new(
        "The edition is closed: nobody is invited any more. One city can still be given more time, on its own page.",
        "La edición está cerrada: ya no se invita a nadie. Todavía se puede dar más tiempo a una ciudad, en su propia página.",
        "L’édition est close\u00a0: plus personne n’est invité. Une ville peut encore recevoir du temps, sur sa propre page.");
    public static readonly Text NoMail = new(
        "No mail goes out from this service: it is recorded who was invited and reminded, and nobody is written to. Write to the cities yourself; their people get in once they are added on the page of their office.",
        "Este servicio no envía correo: se registra a quién se invitó y a quién se recordó, y no se escribe a nadie. Escriba usted a las ciudades; su personal puede entrar una vez añadido en la página de su oficina.",
        "Ce service n’envoie pas de courrier\u00a0: il est enregistré qui a été invité et relancé, et personne ne reçoit de message. Écrivez vous-même aux villes\u00a0; leurs membres entrent une fois ajoutés sur la page de leur bureau.");
    public static readonly Text MailFollows = new("Their mail goes out now.", "Su correo sale ahora.", "Leur courrier part maintenant.");
    public static readonly Plural InvitedNow = new(
        new("{0} city was invited.", "Se ha invitado a {0} ciudad.", "{0} ville a été invitée."), new("{0} cities were invited.", "Se ha invitado a {0} ciudades.", "{0} villes ont été invitées."));
    public static readonly Plural NotDoneFor = new(
        new("This was not done for {0} city", "No se ha hecho para {0} ciudad", "Cela n’a pas été fait pour {0} ville"),
        new("This was not done for {0} cities", "No se ha hecho para {0} ciudades", "Cela n’a pas été fait pour {0} villes"));
    public static readonly Text InvitationMail = new("Mail of the invitations:", "Correo de las invitaciones:", "Courrier des invitations\u00a0:");
    public static readonly Plural WithoutAddress = new(
        new("{0} city without an address", "{0} ciudad sin dirección", "{0} ville sans adresse"), new("{0} cities without an address", "{0} ciudades sin dirección", "{0} villes sans adresse"));
    public static readonly Text ShowAnew = new("Show how far it is now", "Mostrar hasta dónde ha llegado", "Montrer où cela en est");
    public static readonly Text InviteTitle = new("Invite cities", "Invitar a ciudades", "Inviter des villes");
    public static readonly Plural NotInvitedYet = new(
        new("{0} city is registered and was not invited yet.", "{0} ciudad está registrada y aún no fue invitada.", "{0} ville est inscrite et n’a pas encore été invitée."),
        new("{0} cities are registered and were not invited yet.", "{0} ciudades están registradas y aún no fueron invitadas.", "{0} villes sont inscrites et n’ont pas encore été invitées."));
    public static readonly Text ChooseAmong = new("Choose among them", "Elegir entre ellas", "Choisir parmi elles");
    public static readonly Plural InviteAll = new(new("Invite this {0} city", "Invitar a esta {0} ciudad", "Inviter cette {0} ville"), new("Invite all {0} cities", "Invitar a las {0} ciudades", "Inviter les {0} villes"));
    public static readonly Text InviteSelected = new("Invite the cities selected", "Invitar a las ciudades seleccionadas", "Inviter les villes choisies");
    public static readonly Text Invite = new("Invite", "Invitar", "Inviter");
    public static readonly Text InviteCity = new("Invite {0}", "Invitar a {0}", "Inviter {0}");
    public static readonly Text InviteAgain = new("Invite again", "Invitar de nuevo", "Inviter de nouveau");
    public static readonly Text Language = new("Language of the invitation", "Idioma de la invitación", "Langue de l’invitation");
    public static readonly Text OfficesLanguage = new("that of the city’s office", "el de la oficina de la ciudad", "celle du bureau de la ville");
    public static readonly Text Show = new("Show", "Mostrar", "Afficher");
    public static readonly Text ShowAll = new("Show all", "Mostrar todas", "Tout afficher");
    public static readonly Plural Found = new(new("{0} city", "{0} ciudad", "{0} ville"), new("{0} cities", "{0} ciudades", "{0} villes"));
    public static readonly Text Any = new("all", "todas", "toutes");
    public static readonly Text AnyStage = new("all that take part", "todas las que participan", "toutes celles qui participent");
    public static readonly Text NotInvited = new("not invited yet", "aún no invitada", "pas encore invitée");
    public static readonly Text NotClassified = new("not classified", "sin clasificar", "non classée");
    public static readonly Text Band = new("Population band", "Tamaño de población", "Tranche de population");
    public static readonly Text Reach = new("Link and mail", "Enlace y correo", "Lien et courrier");
    public static readonly Text HasOpened = new("link opened", "enlace abierto", "lien ouvert");
    public static readonly Text HasNotOpened = new("link not opened", "enlace sin abrir", "lien non ouvert");
    public static readonly Text CannotBeReached = new("cannot be reached", "ilocalizable", "injoignable");
    public static readonly Plural RemindAll = new(
        new("Remind the {0} city shown that is on its way", "Recordar a la {0} ciudad mostrada que está en camino", "Rappeler à la {0} ville affichée qui est en chemin"),
        new("Remind all {0} cities of this selection", "Recordar a las {0} ciudades de esta selección", "Rappeler aux {0} villes de cette sélection"));
    public static readonly Text CityTitle = new("Reaching {0}, edition {1}", "Contacto con {0}, edición {1}", "Contact avec {0}, édition {1}");
    public static readonly Text ItsForm = new("Its form", "Su formulario", "Son formulaire");
    public static readonly Text ClosesForIt = new("Its form is taken until", "Su formulario se acepta hasta", "Son formulaire est accepté jusqu’au");
    public static readonly Text UnreachableText = new(
        "Mail to this city came back: nothing reaches it until there is another address.",
        "El correo a esta ciudad fue devuelto: nada le llega hasta que haya otra dirección.",
        "Le courrier à cette ville est revenu\u00a0: rien ne l’atteint tant qu’il n’y a pas d’autre adresse.");
    public static readonly Text NoAddressText = new(
        "Nobody knows where to write to this city: enter an address first.",
        "Nadie sabe adónde escribir a esta ciudad: indique antes una dirección.",
        "Personne ne sait où écrire à cette ville\u00a0: indiquez d’abord une adresse.");
    public static readonly Text RemindOneHint = new(
        "It gets one mail, in its language, with a new link to its form.",
        "Recibe un correo, en su idioma, con un nuevo enlace a su formulario.",
        "Elle reçoit un message, dans sa langue, avec un nouveau lien vers son formulaire.");
    public static readonly Text MoreTime = new("Give more time", "Dar más tiempo", "Accorder plus de temps");
    public static readonly Text MoreTimeText = new(
        "For this city alone, also once the edition is closed for the others; it is told by mail. Day and time as clocks in {0} show them.",
        "Solo para esta ciudad, también cuando la edición esté cerrada para las demás; se le avisa por correo. Día y hora como los muestran los relojes de {0}.",
        "Pour cette ville seule, même une fois l’édition close pour les autres\u00a0; elle en est avertie par courrier. Jour et heure tels que les montrent les horloges de {0}.");
    public static readonly Text UntilDay = new("Until which day", "Hasta qué día", "Jusqu’à quel jour");
    public static readonly Text UntilTime = new("Until which time", "Hasta qué hora", "Jusqu’à quelle heure");
    public static readonly Text GiveTime = new("Give this time", "Dar este plazo", "Accorder ce délai");
    public static readonly Text To = new("To", "A", "À");
    public static readonly Text About = new("About", "Sobre", "Au sujet de");
    public static readonly Text TheOffice = new("its office", "su oficina", "son bureau");
    public static readonly Text Withdraw = new("Withdraw the invitation", "Retirar la invitación", "Retirer l’invitation");
    public static readonly Text WithdrawOf = new("Withdraw the invitation of {0}", "Retirar la invitación de {0}", "Retirer l’invitation de {0}");
    public static readonly Text WithdrawText = new(
        "Every link that its office was sent lets nobody in any more, and says so. Who is a member of the office stays one, and the city can be invited again.",
        "Ningún enlace enviado a su oficina permitirá ya entrar, y lo dirá. Quien es miembro de la oficina lo sigue siendo, y se puede invitar de nuevo a la ciudad.",
        "Aucun lien envoyé à son bureau n’ouvre plus, et il le dit. Qui est membre du bureau le reste, et la ville peut être invitée de nouveau.");
    public static readonly Text Withdrawn = new("invitation withdrawn {0}", "invitación retirada el {0}", "invitation retirée le {0}");
    public static readonly Text WithdrawnOn = new("Its invitation was withdrawn on {0}.", "Su invitación se retiró el {0}.", "Son invitation a été retirée le {0}.");
    public static readonly Text Select = new("Remind", "Recordar", "Rappeler");
    public static readonly Text SelectCity = new("Remind {0}", "Recordar a {0}", "Rappeler à {0}");
    public static readonly Text City = new("City", "Ciudad", "Ville");
    public static readonly Text Invited = new("Invited", "Invitada", "Invitée");
    public static readonly Text Opened = new("Link opened", "Enlace abierto", "Lien ouvert");
    public static readonly Text Where = new("Where it stands", "Por dónde va", "Où elle en est");
    public static readonly Text Last = new("Last activity", "Última actividad", "Dernière activité");
    public static readonly Text Mail = new("Mail", "Correo", "Courrier");
    public static readonly Text Reminded = new("reminded {0}", "recordado el {0}", "rappel le {0}");
    public static readonly Text Extended = new("has time until {0}", "tiene plazo hasta el {0}", "a un délai jusqu’au {0}");
    public static readonly Text InSection = new("last in “{0}”", "por última vez en «{0}»", "en dernier dans «\u00a0{0}\u00a0»");
    public static readonly Plural Blank = new(
        new("{0} required answer missing", "falta {0} respuesta obligatoria", "{0} réponse obligatoire manque"),
        new("{0} required answers missing", "faltan {0} respuestas obligatorias", "{0} réponses obligatoires manquent"));
    public static readonly Text Unreachable = new("unreachable: mail came back", "ilocalizable: el correo fue devuelto", "injoignable\u00a0: le courrier est revenu");
    public static readonly Text NoAddress = new("no address", "sin dirección", "sans adresse");
    public static readonly Text RemindSelected = new("Remind the cities selected", "Recordar a las ciudades seleccionadas", "Rappeler aux villes choisies");
    public static readonly Text RemindHint = new(
        "Each gets one mail, in its language, with a link to its form. Only cities whose form is still to come can be selected.",
        "Cada una recibe un correo, en su idioma, con un enlace a su formulario. Solo se pueden seleccionar ciudades cuyo formulario aún falta.",
        "Chacune reçoit un message, dans sa langue, avec un lien vers son formulaire. Seules les villes dont le formulaire manque encore peuvent être choisies.");
    public static readonly Plural Done = new(
        new("{0} city was reminded.", "Se ha recordado a {0} ciudad.", "{0} ville a reçu un rappel."), new("{0} cities were reminded.", "Se ha recordado a {0} ciudades.", "{0} villes ont reçu un rappel."));
    public static readonly Text NoneSelected = new("Select the cities first.", "Seleccione antes las ciudades.", "Choisissez d’abord les villes.");

    public static readonly IReadOnlyDictionary<string, Text> Stages = new Dictionary<string, Text>
    {
        [nameof(ParticipationStage.Invited)] = new("invited", "invitada", "invitée"),
        [nameof(ParticipationStage.Started)] = new("started", "empezado", "commencé"),
        [nameof(ParticipationStage.Submitted)] = new("submitted", "enviado", "soumis"),
        [nameof(ParticipationStage.Returned)] = new("returned", "devuelto", "renvoyé"),
        [nameof(ParticipationStage.Accepted)] = new("accepted", "aceptado", "accepté"),
        [nameof(ParticipationStage.Withdrawn)] = new("withdrawn", "retirado", "retiré"),
        [nameof(ParticipationStage.Reported)] = new("in a report", "en un informe", "dans un rapport"),
    };

    public static readonly IReadOnlyDictionary<string, Text> MailKinds = new Dictionary<string, Text>
    {
        [nameof(MailKind.Invitation)] = new("invitation", "invitación", "invitation"),
        [nameof(MailKind.Receipt)] = new("receipt of the form", "recepción del formulario", "réception du formulaire"),
        [nameof(MailKind.Query)] = new("query", "consulta", "question"),
        [nameof(MailKind.Return)] = new("form returned", "formulario devuelto", "formulaire renvoyé"),
        [nameof(MailKind.Acceptance)] = new("form accepted", "formulario aceptado", "formulaire accepté"),
        [nameof(MailKind.Approval)] = new("amendment approved", "enmienda aprobada", "correction approuvée"),
        [nameof(MailKind.Decline)] = new("amendment declined", "enmienda rechazada", "correction refusée"),
        [nameof(MailKind.Reminder)] = new("reminder", "recordatorio", "rappel"),
        [nameof(MailKind.Extension)] = new("more time", "más tiempo", "délai accordé"),
    };

    public static readonly IReadOnlyDictionary<string, Text> MailStates = new Dictionary<string, Text>
    {
        [nameof(MailState.Queued)] = new("waiting to be sent", "en espera de envío", "en attente d’envoi"),
        [nameof(MailState.Sent)] = new("sent", "enviado", "envoyé"),
        [nameof(MailState.Bounced)] = new("came back", "devuelto", "revenu"),
        [nameof(MailState.Unreachable)] = new("not sent", "no enviado", "non envoyé"),
        [nameof(MailState.Failed)] = new("given up", "abandonado", "abandonné"),
    };
}
