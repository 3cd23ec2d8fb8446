namespace SmartCities.Longitudinal.Pages;

/// <summary>The words of signing in, of links, and of a city's office.</summary>
public static class PeoplePhrases
{
    public static readonly Text SignInTitle = new("Sign in", "Iniciar sesión", "Se connecter");
    public static readonly Text SignInLead = new(
        "Cities sign in to fill in and amend their forms, the committee to work with what was submitted. What has been released can be read without.",
        "Las ciudades inician sesión para rellenar y enmendar sus formularios; el comité, para trabajar con lo presentado. Lo publicado puede leerse sin ello.",
        "Les villes se connectent pour remplir et corriger leurs formulaires, le comité pour travailler avec ce qui a été transmis. Ce qui est publié se lit sans connexion.");
    public static readonly Text WithProvider = new("With your account", "Con su cuenta", "Avec votre compte");
    public static readonly Text GoToProvider = new("Sign in with {0}", "Iniciar sesión con {0}", "Se connecter avec {0}");
    public static readonly Text YourAccount = new("your account", "su cuenta", "votre compte");
    public static readonly Text ByMail = new("By a link in a mail", "Con un enlace por correo", "Par un lien dans un courriel");
    public static readonly Text ByMailText = new(
        "Write your own address, or that of your city's office. If it is known here, a link comes by mail; it is good once, for ten minutes.",
        "Escriba su propia dirección o la de la oficina de su ciudad. Si se conoce aquí, llegará un enlace por correo; sirve una vez, durante diez minutos.",
        "Indiquez votre adresse, ou celle du bureau de votre ville. Si elle est connue ici, un lien arrive par courriel\u00a0; il sert une fois, pendant dix minutes.");
    public static readonly Text Address = new("E-mail address", "Dirección de correo electrónico", "Adresse électronique");
    public static readonly Text SendLink = new("Send the link", "Enviar el enlace", "Envoyer le lien");
    public static readonly Text LinkSent = new(
        "If this address is known here, a mail with a link is on its way. Look into the mailbox in a few minutes, and among unwanted mail too.",
        "Si esta dirección se conoce aquí, un correo con un enlace está en camino. Mire el buzón dentro de unos minutos, también entre el correo no deseado.",
        "Si cette adresse est connue ici, un courriel avec un lien est en route. Regardez dans la boîte d’ici quelques minutes, y compris parmi les indésirables.");
    public static readonly Text Failed = new(
        "Signing in did not end well: it took too long, was begun in another window, or was broken off. Nothing was changed; try again.",
        "El inicio de sesión no terminó bien: tardó demasiado, se empezó en otra ventana o se interrumpió. Nada ha cambiado; inténtelo de nuevo.",
        "La connexion n’a pas abouti\u00a0: elle a pris trop de temps, a commencé dans une autre fenêtre ou a été interrompue. Rien n’a changé\u00a0; réessayez.");
    public static readonly Text Unknown = new(
        "You are who you say, but nobody here knows you yet. Ask your city's office, or the committee, to add you with the address of your account.",
        "Usted es quien dice ser, pero aquí nadie le conoce todavía. Pida a la oficina de su ciudad o al comité que le añada con la dirección de su cuenta.",
        "Vous êtes bien qui vous dites, mais personne ne vous connaît encore ici. Demandez au bureau de votre ville ou au comité de vous ajouter avec l’adresse de votre compte.");

    public static readonly Text LinkTitle = new("A link from the study", "Un enlace del estudio", "Un lien de l’étude");
    public static readonly Text LinkSignIn = new("This link signs you in.", "Este enlace inicia su sesión.", "Ce lien vous connecte.");
    public static readonly Text LinkOffice = new(
        "This link lets one person into the office of {0}. Say who you are: everything you do here is recorded under your name.",
        "Este enlace admite a una persona en la oficina de {0}. Diga quién es: todo lo que haga aquí queda registrado a su nombre.",
        "Ce lien admet une personne au bureau de {0}. Dites qui vous êtes\u00a0: tout ce que vous faites ici est enregistré à votre nom.");
    public static readonly Text LinkInvitation = new(
        "{0} is invited to take part in {1}. Say who you are: you become a member of the city's office, and everything you do here is recorded under your name.",
        "{0} recibe la invitación a participar en {1}. Diga quién es: pasará a formar parte de la oficina de la ciudad, y todo lo que haga aquí queda registrado a su nombre.",
        "{0} est invitée à participer à {1}. Dites qui vous êtes\u00a0: vous devenez membre du bureau de la ville, et tout ce que vous faites ici est enregistré à votre nom.");
    public static readonly Text LinkMailFollows = new(
        "A second link then comes to your own address, so that nobody gets in with an address that is not theirs.",
        "Después llega un segundo enlace a su propia dirección, para que nadie entre con una dirección que no es suya.",
        "Un second lien arrive ensuite à votre propre adresse, afin que personne n’entre avec une adresse qui n’est pas la sienne.");
    public static readonly Text Name = new("Your name", "Su nombre", "Votre nom");
    public static readonly Text OwnAddress = new("Your own e-mail address", "Su propia dirección de correo electrónico", "Votre propre adresse électronique");
    public static readonly Text GoOn = new("Go on", "Continuar", "Continuer");
    public static readonly Text LinkUsed = new(
        "This link was used already. A link is good once; ask for a new one with your address, or your office's.",
        "Este enlace ya se usó. Un enlace sirve una vez; pida otro con su dirección o la de su oficina.",
        "Ce lien a déjà servi. Un lien sert une fois\u00a0; demandez-en un nouveau avec votre adresse ou celle de votre bureau.");
    public static readonly Text LinkOver = new(
        "The time of this link is over. Ask for a new one with your address, or your office's.",
        "El plazo de este enlace ha terminado. Pida otro con su dirección o la de su oficina.",
        "Ce lien a expiré. Demandez-en un nouveau avec votre adresse ou celle de votre bureau.");
    public static readonly Text LinkRevoked = new(
        "The committee withdrew the invitation of {0} to {1}. Its link lets nobody in any more.",
        "El comité retiró la invitación de {0} a {1}. Su enlace ya no permite entrar a nadie.",
        "Le comité a retiré l’invitation de {0} à {1}. Son lien n’ouvre plus à personne.");
    public static readonly Text AskCommittee = new(
        "If you think that it should not have been, ask the committee.",
        "Si cree que no debía hacerlo, pregunte al comité.",
        "Si vous pensez qu’elle n’aurait pas dû l’être, demandez au comité.");
    public static readonly Text AskAnew = new("Ask for a new link", "Pedir un enlace nuevo", "Demander un nouveau lien");
    public static readonly Text SecondLinkSent = new(
        "You are a member of the office now. A link to sign in is on its way to your own address.",
        "Ya forma parte de la oficina. Un enlace para iniciar sesión está en camino a su propia dirección.",
        "Vous êtes maintenant membre du bureau. Un lien de connexion est en route vers votre propre adresse.");

    public static readonly Text OfficeTitle = new("The office of {0}", "La oficina de {0}", "Le bureau de {0}");
    public static readonly Text OfficeLead = new(
        "Who may fill in and amend the forms of the city. The lead submits the form for the city, adds and removes members and hands over; the office stays while people come and go.",
        "Quién puede rellenar y enmendar los formularios de la ciudad. La persona responsable envía el formulario en nombre de la ciudad, añade y quita miembros y cede su función; la oficina permanece aunque cambien las personas.",
        "Qui peut remplir et corriger les formulaires de la ville. Le responsable soumet le formulaire pour la ville, ajoute et retire des membres et passe la main\u00a0; le bureau demeure quand les personnes changent.");
    public static readonly Text Members = new("Members", "Miembros", "Membres");
    public static readonly Text NoMembers = new("Nobody belongs to this office yet.", "Nadie pertenece aún a esta oficina.", "Personne n’appartient encore à ce bureau.");
    public static readonly Text Lead = new("lead", "responsable", "responsable");
    public static readonly Text Contributor = new("contributor", "persona colaboradora", "contributeur");
    public static readonly Text Erased = new("a person whose data was erased", "una persona cuyos datos se borraron", "une personne dont les données ont été effacées");
    public static readonly Text PersonHead = new("Person", "Persona", "Personne");
    public static readonly Text AddressHead = new("Address", "Dirección", "Adresse");
    public static readonly Text FunctionHead = new("Function", "Función", "Fonction");
    public static readonly Text ActionsHead = new("Change", "Cambiar", "Modifier");
    public static readonly Text MakeLead = new("Hand over to {0}", "Ceder la función a {0}", "Passer la main à {0}");
    public static readonly Text Remove = new("Remove {0}", "Quitar a {0}", "Retirer {0}");
    public static readonly Text AddTitle = new("Add a member", "Añadir un miembro", "Ajouter un membre");
    public static readonly Text MemberName = new("Name", "Nombre", "Nom");
    public static readonly Text MailLanguage = new("Language of mail", "Idioma del correo", "Langue des courriels");
    public static readonly Text AsLead = new("as lead too", "también como responsable", "aussi comme responsable");
    public static readonly Text Add = new("Add, and send a link", "Añadir y enviar un enlace", "Ajouter et envoyer un lien");
    public static readonly Text MailboxTitle = new("Mailbox of the office", "Buzón de la oficina", "Boîte du bureau");
    public static readonly Text MailboxText = new(
        "Where the study writes to whoever works there. Who reads it can get into the office, also years later.",
        "Adonde el estudio escribe a quien trabaje allí. Quien lo lea puede entrar en la oficina, también años después.",
        "Où l’étude écrit à quiconque y travaille. Qui la lit peut entrer au bureau, même des années plus tard.");
    public static readonly Text MailboxDigest = new(
        "Gather its mail into one a day; invitations, reminders and more time always come at once",
        "Reunir su correo en uno al día; las invitaciones, los recordatorios y los plazos llegan siempre enseguida",
        "Regrouper son courrier en un par jour\u00a0; invitations, rappels et délais arrivent toujours aussitôt");
    public static readonly Text Save = new("Save", "Guardar", "Enregistrer");
    public static readonly Text OfficeSaved = new("Saved.", "Guardado.", "Enregistré.");
    public static readonly Text OfficeLink = new("The city's office", "La oficina de la ciudad", "Le bureau de la ville");
    public static readonly Text EndEverywhere = new("Sign out everywhere", "Cerrar sesión en todas partes", "Se déconnecter partout");
}
