namespace SmartCities.Longitudinal.Pages;

/// <summary>The words of the page that compares two forms.</summary>
public static class DiffPhrases
{
    public static readonly Text Title = new("The form of {0} beside that of {1}", "El formulario de {0} junto al de {1}", "Le formulaire de {0} à côté de celui de {1}");
    public static readonly Text TitleAlone = new("The form of {0} beside another", "El formulario de {0} junto a otro", "Le formulaire de {0} à côté d’un autre");
    public static readonly Text Link = new("What differs from the form of {0}", "Qué difiere del formulario de {0}", "Ce qui diffère du formulaire de {0}");
    public static readonly Text Lead = new(
        "What is asked otherwise, what that does to a comparison, and how the series may go on. Everything here is a proposal: people map and judge.",
        "Qué se pregunta de otro modo, qué efecto tiene en una comparación y cómo pueden seguir las series. Todo aquí es una propuesta: las personas asignan y juzgan.",
        "Ce qui est demandé autrement, ce que cela fait à une comparaison et comment les séries peuvent continuer. Tout ici est une proposition\u00a0: ce sont des personnes qui relient et jugent.");
    public static readonly Text Beside = new("Compare with the form of", "Comparar con el formulario de", "Comparer avec le formulaire de");
    public static readonly Text Forms = new("Forms", "Formularios", "Formulaires");
    public static readonly Text FormOf = new("{0}, version {1}: {2}", "{0}, versión {1}: {2}", "{0}, version {1}\u00a0: {2}");
    public static readonly Plural Questions = new(new("{0} question", "{0} pregunta", "{0} question"), new("{0} questions", "{0} preguntas", "{0} questions"));
    public static readonly Text Alike = new("Asked alike", "Se preguntan igual", "Demandées de même");
    public static readonly Text Harms = new("What the differences do", "Qué efecto tienen las diferencias", "Ce que font les différences");
    public static readonly Text Nothing = new("Nothing differs.", "Nada difiere.", "Rien ne diffère.");

    // Opening
    public static readonly Text Opening = new("Before it opens", "Antes de abrirla", "Avant de l’ouvrir");
    public static readonly Plural Blocked = new(
        new("One indicator keeps the edition from opening: it feeds no series, and nothing says why.", "Un indicador impide abrir la edición: no alimenta ninguna serie y nada dice por qué.", "Un indicateur empêche d’ouvrir l’édition\u00a0: il n’alimente aucune série et rien ne dit pourquoi."),
        new("{0} indicators keep the edition from opening: they feed no series, and nothing says why.", "{0} indicadores impiden abrir la edición: no alimentan ninguna serie y nada dice por qué.", "{0} indicateurs empêchent d’ouvrir l’édition\u00a0: ils n’alimentent aucune série et rien ne dit pourquoi."));
    public static readonly Text NotBlocked = new(
        "Every indicator feeds a series or says why none follows it: nothing here keeps the edition from opening.",
        "Cada indicador alimenta una serie o dice por qué ninguna lo sigue: nada de esto impide abrir la edición.",
        "Chaque indicateur alimente une série ou dit pourquoi aucune ne le suit\u00a0: rien ici n’empêche d’ouvrir l’édition.");
    public static readonly Text UnmappedSince = new(
        "The edition is open already; these indicators feed no series, and nothing says why.",
        "La edición ya está abierta; estos indicadores no alimentan ninguna serie y nada dice por qué.",
        "L’édition est déjà ouverte\u00a0; ces indicateurs n’alimentent aucune série et rien ne dit pourquoi.");
    public static readonly Text AllSaid = new("Every indicator feeds a series or says why none follows it.", "Cada indicador alimenta una serie o dice por qué ninguna lo sigue.", "Chaque indicateur alimente une série ou dit pourquoi aucune ne le suit.");
    public static readonly Text MightFeed = new("may go on in: {0}", "podría seguir en: {0}", "pourrait continuer dans\u00a0: {0}");
    public static readonly Text NothingProposed = new(
        "no series is proposed: start one, or say why none follows it",
        "no se propone ninguna serie: inicie una o diga por qué ninguna lo sigue",
        "aucune série n’est proposée\u00a0: commencez-en une, ou dites pourquoi aucune ne le suit");
    public static readonly Text NotMentioned = new(
        "Series that {0} feeds and of which nothing is said here (no reason not to open, but a gap nobody explains):",
        "Series que {0} alimenta y de las que aquí no se dice nada (no impide abrir, pero es un hueco sin explicar):",
        "Séries que {0} alimente et dont rien n’est dit ici (cela n’empêche pas d’ouvrir, mais c’est une lacune inexpliquée)\u00a0:");

    // Series
    public static readonly Text Series = new("Series", "Series", "Séries");
    public static readonly Text SeriesLead = new(
        "Each series that {0} feeds: how it may go on, what the differences suggest, and what was decided.",
        "Cada serie que {0} alimenta: cómo puede seguir, qué sugieren las diferencias y qué se decidió.",
        "Chaque série que {0} alimente\u00a0: comment elle peut continuer, ce que suggèrent les différences et ce qui a été décidé.");
    public static readonly Text Mapping = new("Mapping", "Asignación", "Correspondance");
    public static readonly Text Suggested = new("Suggested", "Sugerido", "Suggéré");
    public static readonly Text Judged = new("Judged", "Juzgado", "Jugé");
    public static readonly Text NotYet = new("not yet", "aún no", "pas encore");
    public static readonly Text Mapped = new("mapped: {0}", "asignada: {0}", "reliée\u00a0: {0}");
    public static readonly Text Proposed = new("proposed: {0}", "propuesta: {0}", "proposée\u00a0: {0}");
    public static readonly Text AsProposed = new("as proposed", "como se propone", "comme proposé");
    public static readonly Text RuleDirect = new("as it is: {0}", "tal cual: {0}", "tel quel\u00a0: {0}");
    public static readonly Text RuleRecode = new("recoded: {0}", "recodificado: {0}", "recodé\u00a0: {0}");
    public static readonly Text RuleAnyOf = new("yes to any of: {0}", "sí a alguno de: {0}", "oui à l’un de\u00a0: {0}");
    public static readonly Text RuleAllOf = new("yes to all of: {0}", "sí a todos: {0}", "oui à tous\u00a0: {0}");
    public static readonly Text RuleNone = new("nothing feeds it", "nada la alimenta", "rien ne l’alimente");
    public static readonly Text CountsAs = new("{0} counts as {1}", "{0} cuenta como {1}", "{0} compte comme {1}");
    public static readonly Text ToDecide = new("to be decided", "por decidir", "à décider");

    // Questions
    public static readonly Text Changed = new("Asked otherwise", "Se preguntan de otro modo", "Demandées autrement");
    public static readonly Text Added = new("New questions", "Preguntas nuevas", "Questions nouvelles");
    public static readonly Text Removed = new("No longer asked", "Ya no se preguntan", "N’est plus demandé");
    public static readonly Text LikelyMatches = new("Perhaps the same under another id", "Quizá la misma con otro identificador", "Peut-être la même sous un autre identifiant");
    public static readonly Text LikelyLead = new(
        "Likeness: twice the telling words that both have, over the words of each. Nothing is taken to be the same by it.",
        "Parecido: el doble de las palabras significativas comunes entre las palabras de cada una. No se da nada por igual por ello.",
        "Ressemblance\u00a0: deux fois les mots significatifs communs, sur les mots de chacune. Rien n’est tenu pour identique par cela.");
    public static readonly Text Likeness = new("Likeness", "Parecido", "Ressemblance");
    public static readonly Text LikelyIn = new("{0} in {1}", "{0} en {1}", "{0} en {1}");
    public static readonly Text LastAnswerOf = new("the answer of {0}", "la respuesta de {0}", "la réponse de {0}");
    public static readonly Text LanguageAdded = new("{0} is new.", "El {0} es nuevo.", "Nouvelle langue\u00a0: {0}.");
    public static readonly Text LanguageRemoved = new("{0} is gone.", "El {0} ya no está.", "Langue disparue\u00a0: {0}.");
    public static readonly Text Absent = new("none", "ninguno", "aucun");
    public static readonly Text Everyone = new("every city", "todas las ciudades", "toutes les villes");
    public static readonly Text LimitsOf = new("from {0} to {1}, {2} decimals, {3} characters", "de {0} a {1}, {2} decimales, {3} caracteres", "de {0} à {1}, {2} décimales, {3} caractères");

    /// <summary>Ways in which a question, or what feeds a series, differs, by their words in the API.</summary>
    public static readonly IReadOnlyDictionary<string, Text> Kinds = new Dictionary<string, Text>
    {
        ["added"] = new("new", "nueva", "nouvelle"),
        ["removed"] = new("gone", "retirada", "retirée"),
        ["moved"] = new("moved", "movida", "déplacée"),
        ["reworded"] = new("reworded", "otra redacción", "reformulée"),
        ["help-reworded"] = new("other help", "otra ayuda", "autre aide"),
        ["retouched"] = new("typography", "tipografía", "typographie"),
        ["option-added"] = new("option added", "opción añadida", "option ajoutée"),
        ["option-removed"] = new("option removed", "opción retirada", "option retirée"),
        ["option-reworded"] = new("option reworded", "opción redactada de otro modo", "option reformulée"),
        ["options-reordered"] = new("options in another order", "opciones en otro orden", "options dans un autre ordre"),
        ["condition"] = new("other condition", "otra condición", "autre condition"),
        ["universe"] = new("others may reach it", "pueden llegar otras", "d’autres peuvent y arriver"),
        ["type"] = new("other type of answer", "otro tipo de respuesta", "autre type de réponse"),
        ["unit"] = new("other unit", "otra unidad", "autre unité"),
        ["limits"] = new("other limits", "otros límites", "autres limites"),
        ["fields"] = new("other columns", "otras columnas", "autres colonnes"),
        ["required"] = new("required or not", "obligatoria o no", "obligatoire ou non"),
        ["last-answer"] = new("earlier answer beside it or not", "respuesta anterior al lado o no", "réponse précédente à côté ou non"),
        ["dropped"] = new("nothing feeds it", "nada la alimenta", "rien ne l’alimente"),
        ["split"] = new("split", "dividida", "scindée"),
        ["merged"] = new("merged", "fusionada", "fusionnée"),
        ["regrouped"] = new("regrouped", "reagrupada", "regroupée"),
        ["measured"] = new("computed otherwise", "otro cálculo", "autre calcul"),
        ["counted"] = new("counts otherwise", "cuenta de otro modo", "compte autrement"),
        ["based"] = new("other base", "otra base", "autre base"),
    };

    // Conditions
    public static readonly Text And = new(" and ", " y ", " et ");
    public static readonly Text Or = new(" or ", " o ", " ou ");
    public static readonly Text Not = new("not ({0})", "no ({0})", "non ({0})");
    public static readonly Text Is = new("{0} is {1}", "{0} es {1}", "{0} est {1}");
    public static readonly Text Includes = new("{0} includes {1}", "{0} incluye {1}", "{0} comprend {1}");
    public static readonly Text Answered = new("{0} is answered", "{0} está respondida", "{0} a une réponse");
    public static readonly Text AtLeast = new("{0} is at least {1}", "{0} es al menos {1}", "{0} est au moins {1}");
}
