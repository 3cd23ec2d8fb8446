namespace SmartCities.Longitudinal.Pages;

/// <summary>The words of the pages about what is kept about people, and of erasing it.</summary>
public static class PrivacyPhrases
{
    public static readonly Text Title = new("What is kept about people", "Qué se guarda sobre las personas", "Ce qui est conservé sur les personnes");
    public static readonly Text Lead = new(
        "The study is about cities. Of the people who work on it, only what follows is kept; nothing of it is ever published or compared.",
        "El estudio trata de ciudades. De las personas que trabajan en él solo se guarda lo siguiente; nada de ello se publica ni se compara nunca.",
        "L’étude porte sur des villes. Des personnes qui y travaillent, seul ce qui suit est conservé\u00a0; rien n’en est jamais publié ni comparé.");
    public static readonly Text Why = new("Why", "Por qué", "Pourquoi");
    public static readonly Text HowLong = new("How long", "Cuánto tiempo", "Combien de temps");
    public static readonly Text Record = new("The record of the study", "El registro del estudio", "Le registre de l’étude");
    public static readonly Text RecordText = new(
        "Everything that is done here is recorded for good: what, when, in which role, and by whom, as a number without meaning. Names and addresses are not in it. Once somebody is erased, their number leads to nobody: the record then tells of “a person whose data was erased”.",
        "Todo lo que se hace aquí queda registrado para siempre: qué, cuándo, en qué función y por quién, con un número sin significado. No contiene nombres ni direcciones. Una vez borrada una persona, su número no lleva a nadie: el registro habla entonces de «una persona cuyos datos se borraron».",
        "Tout ce qui se fait ici est enregistré pour toujours\u00a0: quoi, quand, à quel titre, et par qui, sous un numéro sans signification. Ni noms ni adresses n’y figurent. Une fois une personne effacée, son numéro ne mène à personne\u00a0: le registre parle alors d’«\u00a0une personne dont les données ont été effacées\u00a0».");
    public static readonly Text RecordWhy = new(
        "So that cities and the committee can tell years later how an answer came about.",
        "Para que las ciudades y el comité puedan saber años después cómo surgió una respuesta.",
        "Pour que les villes et le comité sachent des années plus tard comment une réponse est née.");
    public static readonly Text RecordHowLong = new("As long as the study.", "Mientras dure el estudio.", "Aussi longtemps que l’étude.");
    public static readonly Text AskTitle = new("To be erased", "Para que se borre", "Pour être effacé");
    public static readonly Text AskText = new(
        "Ask your city’s office or the committee. An administrator erases what is kept about you everywhere at once; copies made for safety forget it when they are replaced.",
        "Pídalo a la oficina de su ciudad o al comité. Un administrador borra de una vez y en todas partes lo que se guarda sobre usted; las copias de seguridad lo olvidan cuando se reemplazan.",
        "Demandez-le au bureau de votre ville ou au comité. Un administrateur efface partout et d’un coup ce qui est conservé sur vous\u00a0; les copies de sécurité l’oublient lorsqu’elles sont remplacées.");
    public static readonly Text AskAddress = new("Write to {0}.", "Escriba a {0}.", "Écrivez à {0}.");
    public static readonly Text AboutYou = new("What is kept about you", "Qué se guarda sobre usted", "Ce qui est conservé sur vous");

    public static readonly Text MeLead = new(
        "You are known here as {0}. This is everything that is kept about you.", "Aquí se le conoce como {0}. Esto es todo lo que se guarda sobre usted.", "Vous êtes connu ici sous {0}. Voici tout ce qui est conservé sur vous.");
    public static readonly Text TakeAway = new("Take it away as JSON", "Llevárselo en JSON", "L’emporter en JSON");
    public static readonly Text Directory = new("In the directory", "En el directorio", "Dans l’annuaire");
    public static readonly Text NotInDirectory = new(
        "The directory does not have you: your name is known where you sign in, and not here.",
        "El directorio no le contiene: su nombre se conoce donde inicia sesión, y no aquí.",
        "Vous n’êtes pas dans l’annuaire\u00a0: votre nom est connu là où vous vous connectez, et non ici.");
    public static readonly Text Address = new("E-mail address", "Dirección de correo electrónico", "Adresse électronique");
    public static readonly Text AddressText = new("Your city’s office or the committee changes it.", "La cambia la oficina de su ciudad o el comité.", "Le bureau de votre ville ou le comité la modifie.");
    public static readonly Text Name = new("Your name", "Su nombre", "Votre nom");
    public static readonly Text Language = new("Language of your mail", "Idioma de su correo", "Langue de votre courrier");
    public static readonly Text Digest = new("Gather my mail into one a day", "Reunir mi correo en uno al día", "Regrouper mon courrier en un par jour");
    public static readonly Text Save = new("Save", "Guardar", "Enregistrer");
    public static readonly Text Saved = new("Saved.", "Guardado.", "Enregistré.");
    public static readonly Text Nothing = new("Nothing.", "Nada.", "Rien.");
    public static readonly Text Show = new("Show", "Mostrar", "Afficher");
    public static readonly Plural DoneText = new(
        new("{0} event of the record is under your number.", "{0} evento del registro está bajo su número.", "{0} événement du registre est sous votre numéro."),
        new("{0} events of the record are under your number.", "{0} eventos del registro están bajo su número.", "{0} événements du registre sont sous votre numéro."));

    public static readonly Text ErasuresTitle = new("Erase", "Borrar", "Effacer");
    public static readonly Text ErasuresLead = new(
        "What is erased here is gone from everywhere at once, and cannot be brought back. That it was erased is recorded, with why; never what it was.",
        "Lo que se borra aquí desaparece de todas partes a la vez y no se puede recuperar. Queda registrado que se borró, y por qué; nunca qué era.",
        "Ce qui est effacé ici disparaît partout d’un coup, et ne peut être rétabli. Le fait de l’effacement est enregistré, avec son motif\u00a0; jamais ce que c’était.");
    public static readonly Text PersonTitle = new("A person", "Una persona", "Une personne");
    public static readonly Text PersonText = new("With everything that says their name or address.", "Con todo lo que diga su nombre o su dirección.", "Avec tout ce qui dit son nom ou son adresse.");
    public static readonly Text PersonId = new("The person’s id", "El identificador de la persona", "L’identifiant de la personne");
    public static readonly Text AnswerTitle = new("A personal answer", "Una respuesta personal", "Une réponse personnelle");
    public static readonly Text AnswerText = new(
        "The text of it, each time it was answered. The question still counts as answered.", "Su texto, cada vez que se respondió. La pregunta sigue contando como respondida.", "Son texte, chaque fois qu’il y a été répondu. La question compte toujours comme répondue.");
    public static readonly Text MailboxTitle = new("The address of an office", "La dirección de una oficina", "L’adresse d’un bureau");
    public static readonly Text MailboxText = new("Until another is set, no mail reaches the city.", "Hasta que se indique otra, ningún correo llega a la ciudad.", "Tant qu’une autre n’est pas indiquée, aucun courrier n’atteint la ville.");
    public static readonly Text EditionId = new("Edition", "Edición", "Édition");
    public static readonly Text CityId = new("City", "Ciudad", "Ville");
    public static readonly Text QuestionId = new("Question", "Pregunta", "Question");
    public static readonly Text WhyAsked = new("Why, if you like; without names", "Por qué, si lo desea; sin nombres", "Pourquoi, si vous le souhaitez\u00a0; sans noms");
    public static readonly Text EraseForGood = new("Erase for good", "Borrar para siempre", "Effacer pour toujours");
    public static readonly Plural ErasedNow = new(
        new("Erased: {0} entry is gone.", "Borrado: ha desaparecido {0} entrada.", "Effacé\u00a0: {0} entrée a disparu."),
        new("Erased: {0} entries are gone.", "Borrado: han desaparecido {0} entradas.", "Effacé\u00a0: {0} entrées ont disparu."));
    public static readonly Text ErasedBefore = new("This was erased before; nothing is kept of it.", "Esto ya se había borrado; no se guarda nada.", "Ceci avait déjà été effacé\u00a0; rien n’en est conservé.");
}
