namespace SmartCities.Longitudinal.Mail;

/// <summary>The words of mail. In subjects {0} is the edition and {1} the city; in sentences {2} is when the form closes, where that matters.</summary>
public static class MailTexts
{
    public static readonly Text Dear = new("Dear {0},", "Estimado/a {0}:", "Bonjour {0},");

    public static readonly Text DearOffice = new("To the office of {0},", "A la oficina de {0}:", "À l’attention du bureau de {0},");

    public static readonly Text Several = new("{0} messages about the study", "{0} mensajes sobre el estudio", "{0} messages au sujet de l’étude");

    public static readonly Text Closing = new("The committee of the study", "El comité del estudio", "Le comité de l’étude");

    public static readonly Text Why = new(
        "You get this mail because you are known to the study for {0}. The committee changes where its mail goes.",
        "Recibe este correo porque el estudio le conoce como contacto de {0}. El comité puede cambiar adónde se envía.",
        "Vous recevez ce message parce que l’étude vous connaît comme contact de {0}. Le comité peut changer son destinataire.");

    public static readonly Text WhyAsked = new(
        "You get this mail because somebody asked for it with your address. If it was not you, there is nothing to do.",
        "Recibe este correo porque alguien lo pidió con su dirección. Si no fue usted, no tiene que hacer nada.",
        "Vous recevez ce message parce que quelqu’un l’a demandé avec votre adresse. Si ce n’était pas vous, il n’y a rien à faire.");

    public static readonly Text OneTime = new(
        "The link is for you alone and lets you in once.", "El enlace es solo para usted y permite entrar una vez.", "Le lien est pour vous seul et permet d’entrer une fois.");

    public static readonly Text Until = new("The form closes on {0}.", "El formulario se cierra el {0}.", "Le formulaire ferme le {0}.");

    public static readonly Text InvitationSubject = new("{1}: invitation to the edition {0}", "{1}: invitación a la edición {0}", "{1}\u00a0: invitation à l’édition {0}");

    public static readonly Text Invitation = new(
        "The committee invites {1} to take part in the edition {0} of the study. {2}", "El comité invita a {1} a participar en la edición {0} del estudio. {2}", "Le comité invite {1} à participer à l’édition {0} de l’étude. {2}");

    public static readonly Text ReceiptSubject = new("{1}: your form of the edition {0} was received", "{1}: hemos recibido su formulario de la edición {0}", "{1}\u00a0: votre formulaire de l’édition {0} a été reçu");

    public static readonly Text Receipt = new(
        "The form of {1} for the edition {0} was submitted and is recorded. What is recorded can be read, and amended with a reason.{2}",
        "El formulario de {1} para la edición {0} se ha enviado y está registrado. Lo registrado se puede leer, y enmendar con un motivo.{2}",
        "Le formulaire de {1} pour l’édition {0} a été envoyé et enregistré. Ce qui est enregistré peut être lu, et corrigé avec un motif.{2}");

    public static readonly Text QuerySubject = new("{1}: a question about an answer, edition {0}", "{1}: una pregunta sobre una respuesta, edición {0}", "{1}\u00a0: une question sur une réponse, édition {0}");

    public static readonly Text Query = new(
        "The committee has a question about an answer of {1} in the edition {0}. Please read it and reply.{2}",
        "El comité tiene una pregunta sobre una respuesta de {1} en la edición {0}. Le rogamos que la lea y responda.{2}",
        "Le comité a une question sur une réponse de {1} dans l’édition {0}. Merci de la lire et d’y répondre.{2}");

    public static readonly Text ReturnSubject = new("{1}: your form of the edition {0} was returned", "{1}: su formulario de la edición {0} ha sido devuelto", "{1}\u00a0: votre formulaire de l’édition {0} vous est renvoyé");

    public static readonly Text Return = new(
        "The committee returned the form of {1} for the edition {0}, with its reason. Please look through it and submit it again. {2}",
        "El comité ha devuelto el formulario de {1} para la edición {0}, con su motivo. Le rogamos que lo revise y lo envíe de nuevo. {2}",
        "Le comité a renvoyé le formulaire de {1} pour l’édition {0}, avec son motif. Merci de le revoir et de l’envoyer à nouveau. {2}");

    public static readonly Text AcceptanceSubject = new("{1}: your form of the edition {0} was accepted", "{1}: su formulario de la edición {0} ha sido aceptado", "{1}\u00a0: votre formulaire de l’édition {0} est accepté");

    public static readonly Text Acceptance = new(
        "The committee accepted the form of {1} for the edition {0}. Thank you.{2}", "El comité ha aceptado el formulario de {1} para la edición {0}. Gracias.{2}", "Le comité a accepté le formulaire de {1} pour l’édition {0}. Merci.{2}");

    public static readonly Text ApprovalSubject = new("{1}: your amendment was approved, edition {0}", "{1}: su enmienda ha sido aprobada, edición {0}", "{1}\u00a0: votre correction est approuvée, édition {0}");

    public static readonly Text Approval = new(
        "The committee approved an amendment that {1} proposed in the edition {0}.{2}", "El comité ha aprobado una enmienda que {1} propuso en la edición {0}.{2}", "Le comité a approuvé une correction que {1} avait proposée dans l’édition {0}.{2}");

    public static readonly Text DeclineSubject = new("{1}: your amendment was declined, edition {0}", "{1}: su enmienda no ha sido aceptada, edición {0}", "{1}\u00a0: votre correction n’est pas retenue, édition {0}");

    public static readonly Text Decline = new(
        "The committee declined an amendment that {1} proposed in the edition {0}, and says why.{2}",
        "El comité no ha aceptado una enmienda que {1} propuso en la edición {0}, y dice por qué.{2}",
        "Le comité n’a pas retenu une correction que {1} avait proposée dans l’édition {0}, et dit pourquoi.{2}");

    public static readonly Text ReminderSubject = new("{1}: the form of the edition {0} waits for you", "{1}: el formulario de la edición {0} le espera", "{1}\u00a0: le formulaire de l’édition {0} vous attend");

    public static readonly Text Reminder = new(
        "The form of {1} for the edition {0} has not been submitted yet. What was answered so far is kept. {2}",
        "El formulario de {1} para la edición {0} aún no se ha enviado. Lo respondido hasta ahora se conserva. {2}",
        "Le formulaire de {1} pour l’édition {0} n’a pas encore été envoyé. Ce qui a été répondu est conservé. {2}");

    public static readonly Text ExtensionSubject = new("{1}: more time for the edition {0}", "{1}: más tiempo para la edición {0}", "{1}\u00a0: plus de temps pour l’édition {0}");

    public static readonly Text Extension = new(
        "The committee gave {1} more time for its form of the edition {0}. {2}", "El comité ha dado a {1} más tiempo para su formulario de la edición {0}. {2}", "Le comité a accordé à {1} plus de temps pour son formulaire de l’édition {0}. {2}");

    public static readonly Text OfficeSubject = new("{1}: your link to the study", "{1}: su enlace al estudio", "{1}\u00a0: votre lien vers l’étude");

    public static readonly Text Office = new(
        "Somebody asked for a link to the office of {1}.", "Alguien pidió un enlace a la oficina de {1}.", "Quelqu’un a demandé un lien vers le bureau de {1}.");

    public static readonly Text SignInSubject = new("Your link to sign in", "Su enlace para iniciar sesión", "Votre lien de connexion");

    public static readonly Text SignIn = new("With this link you sign in to the study.", "Con este enlace inicia sesión en el estudio.", "Avec ce lien, vous vous connectez à l’étude.");

    public static (Text Subject, Text Sentence) Of(MailKind kind) => kind switch
    {
        MailKind.Invitation => (InvitationSubject, Invitation),
        MailKind.Receipt => (ReceiptSubject, Receipt),
        MailKind.Query => (QuerySubject, Query),
        MailKind.Return => (ReturnSubject, Return),
        MailKind.Acceptance => (AcceptanceSubject, Acceptance),
        MailKind.Approval => (ApprovalSubject, Approval),
        MailKind.Decline => (DeclineSubject, Decline),
        MailKind.Reminder => (ReminderSubject, Reminder),
        MailKind.Extension => (ExtensionSubject, Extension),
        MailKind.Office => (OfficeSubject, Office),
        _ => (SignInSubject, SignIn),
    };
}
