using SmartCities.Longitudinal.Audit;

namespace SmartCities.Longitudinal.Pages;

/// <summary>The words of a receipt's page.</summary>
public static class ReceiptPhrases
{
    public static readonly Text Title = new("Receipt of revision {0}: {1} in {2}", "Recibo de la revisión {0}: {1} en {2}", "Reçu de la révision {0}\u00a0: {1} dans {2}");
    public static readonly Text Lead = new(
        "Everything that was recorded with this revision. Keep it, printed or as a file.",
        "Todo lo que se registró con esta revisión. Guárdelo, impreso o como archivo.",
        "Tout ce qui a été enregistré avec cette révision. Conservez-le, imprimé ou en fichier.");
    public static readonly Text Keep = new("Keep it as a file (JSON)", "Guardarlo como archivo (JSON)", "Le conserver en fichier (JSON)");
    public static readonly Text Kind = new("Came about as", "Origen", "Origine");
    public static readonly Text When = new("Recorded", "Registrado", "Enregistré");
    public static readonly Text Who = new("By", "Por", "Par");
    public static readonly Text Form = new("Form", "Formulario", "Formulaire");
    public static readonly Text FormVersion = new("version {0}, {1}", "versión {0}, {1}", "version {0}, {1}");
    public static readonly Text Position = new("Position in the log", "Posición en el registro", "Position dans le registre");
    public static readonly Text Fingerprint = new("Fingerprint", "Huella", "Empreinte");
    public static readonly Text FingerprintLead = new(
        "The SHA-256 of the file without its member “fingerprint”, as canonical JSON (RFC 8785). Whoever has the file makes the same one, if nothing in it was changed:",
        "El SHA-256 del archivo sin su miembro «fingerprint», como JSON canónico (RFC 8785). Quien tenga el archivo obtiene la misma si no se ha cambiado nada en él:",
        "Le SHA-256 du fichier sans son membre «\u00a0fingerprint\u00a0», en JSON canonique (RFC 8785). Qui a le fichier obtient la même, si rien n’y a été changé\u00a0:");
    public static readonly Text WithService = new("with this service’s program, without a network:", "con el programa de este servicio, sin red:", "avec le programme de ce service, sans réseau\u00a0:");
    public static readonly Text WithAnything = new("or with any other program for RFC 8785 and SHA-256.", "o con cualquier otro programa para RFC 8785 y SHA-256.", "ou avec tout autre programme pour RFC 8785 et SHA-256.");
    public static readonly Text Changed = new("What this revision changed", "Qué cambió esta revisión", "Ce que cette révision a changé");
    public static readonly Text Since = new("What changed since", "Qué ha cambiado desde entonces", "Ce qui a changé depuis");
    public static readonly Text SinceLead = new(
        "Between this revision and revision {0}, the newest. This part is not in the file.",
        "Entre esta revisión y la revisión {0}, la más reciente. Esta parte no está en el archivo.",
        "Entre cette révision et la révision {0}, la plus récente. Cette partie n’est pas dans le fichier.");
    public static readonly Text NoRevisionSince = new(
        "Nothing: this is the newest revision.", "Nada: esta es la revisión más reciente.", "Rien\u00a0: c’est la révision la plus récente.");
    public static readonly Text SameSince = new(
        "There are newer revisions, up to {0}, but every answer is as it was.", "Hay revisiones más recientes, hasta la {0}, pero cada respuesta es la misma.",
        "Il y a des révisions plus récentes, jusqu’à la {0}, mais chaque réponse est la même.");
    public static readonly Text Answers = new("Answers as recorded", "Respuestas tal como se registraron", "Réponses telles qu’enregistrées");
    public static readonly Text Commitment = new("commitment:", "compromiso:", "engagement\u00a0:");
    public static readonly Text OutsideForm = new("Not on this version of the form", "No figura en esta versión del formulario", "Hors de cette version du formulaire");
    public static readonly Text OfRevision = new("Receipt of revision {0}", "Recibo de la revisión {0}", "Reçu de la révision {0}");
    public static readonly Text Newest = new("Receipt of what stands", "Recibo de lo que consta", "Reçu de ce qui figure");

    public static Text Of(RevisionKind kind) => kind switch
    {
        RevisionKind.Submitted => new("a form submitted", "formulario enviado", "formulaire soumis"),
        RevisionKind.Amended => new("an amendment", "modificación", "modification"),
        _ => new("a proposed amendment that was approved", "modificación propuesta y aprobada", "modification proposée et approuvée"),
    };
}
