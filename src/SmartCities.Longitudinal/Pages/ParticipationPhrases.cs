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
    public static readonly Text NoneSelected = new("Select the cities to remind.", "Seleccione las ciudades a las que recordar.", "Choisissez les villes à qui rappeler.");

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

    public static readonly IReadOnlyDictionary<string, Text> MailStates = new Dictionary<string, Text>
    {
        [nameof(MailState.Queued)] = new("waiting to be sent", "en espera de envío", "en attente d’envoi"),
        [nameof(MailState.Sent)] = new("sent", "enviado", "envoyé"),
        [nameof(MailState.Bounced)] = new("came back", "devuelto", "revenu"),
        [nameof(MailState.Unreachable)] = new("not sent", "no enviado", "non envoyé"),
        [nameof(MailState.Failed)] = new("given up", "abandonado", "abandonné"),
    };
}
