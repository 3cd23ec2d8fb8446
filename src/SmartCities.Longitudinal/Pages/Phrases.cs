namespace SmartCities.Longitudinal.Pages;

/// <summary>One thing and many things, in each language.</summary>
public sealed record Plural(Text One, Text Many);

/// <summary>Every word the pages say themselves, in the three languages of the study; <c>{0}</c> stands for what is put in.</summary>
public static class Phrases
{
    // Frame
    public static readonly Text Site = new("Smart Cities Study, edition by edition", "Smart Cities Study, edición a edición", "Smart Cities Study, édition par édition");
    public static readonly Text SkipToContent = new("Skip to content", "Ir al contenido", "Aller au contenu");
    public static readonly Text MainNavigation = new("Main", "Principal", "Principale");
    public static readonly Text Languages = new("Language", "Idioma", "Langue");
    public static readonly Text Editions = new("Editions", "Ediciones", "Éditions");
    public static readonly Text Comparisons = new("Comparisons", "Comparaciones", "Comparaisons");
    public static readonly Text Cities = new("Cities", "Ciudades", "Villes");
    public static readonly Text GoodPractices = new("Good practices", "Buenas prácticas", "Bonnes pratiques");
    public static readonly Text Api = new("API", "API", "API");
    public static readonly Text OnThisPage = new("On this page", "En esta página", "Sur cette page");
    public static readonly Text MadeAtPosition = new("Made from the readings at position {0}.", "Elaborada con las lecturas en la posición {0}.", "Établie d’après les lectures à la position {0}.");
    public static readonly Text KeepThisPage = new("Link to this page as it stands now", "Enlace a esta página tal como está ahora", "Lien vers cette page telle qu’elle est maintenant");
    public static readonly Text BackToPresent = new("Back to the present", "Volver al presente", "Revenir au présent");
    public static readonly Text PositionMeaning = new(
        "A position is the number of the last event a page knows of; at the same position, the page stays the same.",
        "Una posición es el número del último hecho que conoce una página; en la misma posición, la página no cambia.",
        "Une position est le numéro du dernier fait que la page connaît ; à la même position, la page ne change pas.");
    public static readonly Text NothingRanked = new(
        "Nothing here is ranked. Cities are volunteers, not a sample, and stand in alphabetical order or by region.",
        "Aquí no se clasifica nada. Las ciudades son voluntarias, no una muestra, y figuran por orden alfabético o por región.",
        "Rien n’est classé ici. Les villes sont volontaires, non un échantillon, et figurent par ordre alphabétique ou par région.");
    public static readonly Text Demonstration = new("demonstration", "demostración", "démonstration");
    public static readonly Text DemonstrationBanner = new(
        "Demonstration: the cities are fictional and their answers are made up. Nothing here says anything about a real city.",
        "Demostración: las ciudades son ficticias y sus respuestas, inventadas. Nada de esto se refiere a una ciudad real.",
        "Démonstration : les villes sont fictives et leurs réponses inventées. Rien ici ne concerne une ville réelle.");
    public static readonly Text FictionalCity = new("fictional city", "ciudad ficticia", "ville fictive");
    public static readonly Text ReadAtPast = new("You are reading an earlier position.", "Está leyendo una posición anterior.", "Vous lisez une position antérieure.");

    // Signing in
    public static readonly Text SignIn = new("Sign in", "Iniciar sesión", "Se connecter");
    public static readonly Text SignOut = new("Sign out", "Cerrar sesión", "Se déconnecter");
    public static readonly Text SignInTitle = new("Sign in as a demonstration person", "Iniciar sesión como persona de demostración", "Se connecter comme personne de démonstration");
    public static readonly Text SignInDemonstration = new(
        "Demonstration: these persons are made up, and anyone at this computer can be any of them.",
        "Demostración: estas personas son inventadas, y quien use este ordenador puede ser cualquiera de ellas.",
        "Démonstration : ces personnes sont inventées, et quiconque utilise cet ordinateur peut être n’importe laquelle d’entre elles.");
    public static readonly Text SignInLead = new(
        "Choose as whom you want to look around. Without signing in, you see what anyone sees: what has been released.",
        "Elija como quién quiere explorar. Sin iniciar sesión verá lo que ve cualquiera: lo que se ha publicado.",
        "Choisissez en tant que qui vous voulez explorer. Sans vous connecter, vous voyez ce que tout le monde voit : ce qui a été publié.");
    public static readonly Text SignInCity = new("As a city", "Como ciudad", "En tant que ville");
    public static readonly Text SignInCityText = new(
        "A contributor fills in and amends the forms of one city, and sees everything recorded about it. Only fictional cities are offered.",
        "Una persona colaboradora rellena y enmienda los formularios de una ciudad y ve todo lo registrado sobre ella. Solo se ofrecen ciudades ficticias.",
        "Un contributeur remplit et corrige les formulaires d’une ville et voit tout ce qui est enregistré à son sujet. Seules des villes fictives sont proposées.");
    public static readonly Text SignInCommittee = new("As the committee", "Como el comité", "En tant que comité");
    public static readonly Text SignInAs = new("Sign in: {0}", "Iniciar sesión: {0}", "Se connecter\u00a0: {0}");
    public static readonly Text City = new("City", "Ciudad", "Ville");
    public static readonly Text ContributorOf = new("contributor of {0}", "persona colaboradora de {0}", "contributeur de {0}");
    public static readonly Text LeadOf = new("lead of {0}", "responsable de {0}", "responsable de {0}");
    public static readonly Text RoleAnyone = new("visitor", "visitante", "visiteur");
    public static readonly Text RoleCityContributor = new("contributor of a city", "persona colaboradora de una ciudad", "contributeur d’une ville");
    public static readonly Text RoleService = new("service", "servicio", "service");
    public static readonly Text RoleAnalyst = new("analyst", "analista", "analyste");
    public static readonly Text RoleEditor = new("editor", "editor", "éditeur");
    public static readonly Text RoleAdministrator = new("administrator", "administrador", "administrateur");
    public static readonly Text MayAnalyst = new(
        "Reads everything submitted, at any point in time.", "Lee todo lo presentado, en cualquier momento.", "Lit tout ce qui a été soumis, à tout moment.");
    public static readonly Text MayEditor = new(
        "Reads everything, plans editions, reviews submissions, decides on amendments, releases.",
        "Lee todo, planifica ediciones, revisa formularios, decide sobre enmiendas y publica.",
        "Lit tout, prévoit des éditions, examine les formulaires, décide des modifications, publie.");
    public static readonly Text MayAdministrator = new(
        "May all that, and issues keys to services.", "Puede todo eso y expide claves a servicios.", "Peut tout cela, et délivre des clés aux services.");
    public static readonly Text SignInFirstTitle = new("Sign in to see this", "Inicie sesión para ver esto", "Connectez-vous pour voir ceci");
    public static readonly Text SignInFirstText = new(
        "This page is not for everyone. What has been released can be read without signing in.",
        "Esta página no es para todo el mundo. Lo publicado puede leerse sin iniciar sesión.",
        "Cette page n’est pas pour tout le monde. Ce qui a été publié se lit sans connexion.");
    public static readonly Text NotForYouTitle = new("This is not for your role", "Esto no corresponde a su función", "Ceci n’est pas pour votre rôle");
    public static readonly Text NotForYouText = new(
        "You are signed in, but what you asked for is for others.", "Ha iniciado sesión, pero lo que pidió corresponde a otras personas.", "Vous êtes connecté, mais ce que vous demandez est réservé à d’autres.");
    public static readonly Text ForeignFormTitle = new("This form cannot be taken", "No se puede aceptar este formulario", "Ce formulaire ne peut être accepté");
    public static readonly Text ForeignFormText = new(
        "It was not made by this page, or it was open for too long. Nothing was changed. Go back, load the page again, and send it once more.",
        "No lo creó esta página o estuvo abierto demasiado tiempo. No se cambió nada. Vuelva atrás, cargue la página de nuevo y envíelo otra vez.",
        "Il ne vient pas de cette page, ou il est resté ouvert trop longtemps. Rien n’a été changé. Revenez, rechargez la page et envoyez-le à nouveau.");

    public static readonly Text NotReleasedTitle = new("Nothing is released yet.", "Todavía no se ha publicado nada.", "Rien n’est encore publié.");
    public static readonly Text NotReleasedText = new(
        "The answers of this edition are read by the committee, and each city reads its own, until the committee releases them.",
        "Las respuestas de esta edición las lee el comité, y cada ciudad las suyas, hasta que el comité las publique.",
        "Les réponses de cette édition sont lues par le comité, et chaque ville lit les siennes, jusqu’à ce que le comité les publie.");

    // Home
    public static readonly Text HomeTitle = new("What cities said, edition by edition", "Lo que dijeron las ciudades, edición a edición", "Ce qu’ont dit les villes, édition par édition");
    public static readonly Text HomeLead = new(
        "Every few years a committee of cities (UCLG, Digital and Knowledge-Based Cities) asks cities around the world where they stand on digital services, innovation and knowledge. This site keeps every answer with where it came from, and says what can be compared between editions, and what cannot.",
        "Cada pocos años, un comité de ciudades (CGLU, Ciudades Digitales y del Conocimiento) pregunta a ciudades de todo el mundo por su situación en servicios digitales, innovación y conocimiento. Este sitio conserva cada respuesta con su procedencia y dice qué puede compararse entre ediciones y qué no.",
        "Tous les quelques ans, un comité de villes (CGLU, Villes numériques et de la connaissance) demande à des villes du monde entier où elles en sont en matière de services numériques, d’innovation et de connaissance. Ce site conserve chaque réponse avec sa provenance et dit ce qui peut être comparé d’une édition à l’autre, et ce qui ne le peut pas.");
    public static readonly Text TimeLine = new("The editions on a time line", "Las ediciones en el tiempo", "Les éditions dans le temps");
    public static readonly Text TimeLineDescription = new(
        "Two lines from {0} to {1}. On the upper one the editions of the study; a filled mark has answers here, a hollow one is known only by name. On the lower, dashed one the demonstration editions with fictional cities. The lists below say the same in words.",
        "Dos líneas de {0} a {1}. En la superior, las ediciones del estudio; una marca llena tiene respuestas aquí, una hueca solo se conoce de nombre. En la inferior, discontinua, las ediciones de demostración con ciudades ficticias. Las listas siguientes dicen lo mismo en palabras.",
        "Deux lignes de {0} à {1}. Sur celle du haut, les éditions de l’étude ; une marque pleine a des réponses ici, une marque creuse n’est connue que de nom. Sur celle du bas, en tirets, les éditions de démonstration aux villes fictives. Les listes ci-dessous disent la même chose en mots.");
    public static readonly Text RealEditions = new("Editions of the study", "Ediciones del estudio", "Éditions de l’étude");
    public static readonly Text DemonstrationEditions = new("Demonstration editions", "Ediciones de demostración", "Éditions de démonstration");
    public static readonly Text FictionalCities = new("fictional cities", "ciudades ficticias", "villes fictives");
    public static readonly Text AnswersHere = new("answers here", "con respuestas aquí", "réponses ici");
    public static readonly Text KnownByName = new("known only by name", "solo se conoce de nombre", "connue seulement de nom");
    public static readonly Text DemonstrationLead = new(
        "Made-up editions to learn and try on: three rounds with a shared panel of cities, different forms, and comparability of every kind.",
        "Ediciones inventadas para aprender y probar: tres rondas con un panel común de ciudades, formularios distintos y comparabilidad de todo tipo.",
        "Des éditions inventées pour apprendre et essayer : trois vagues avec un panel commun de villes, des formulaires différents et des comparabilités de toute sorte.");
    public static readonly Text WhatNext = new("Where to go from here", "Por dónde seguir", "Pour continuer");
    public static readonly Text NextReported = new("See what the report of {0} printed, and what it says of single cities", "Vea qué imprimió el informe de {0} y qué dice de cada ciudad", "Voir ce que le rapport de {0} a imprimé et ce qu’il dit de chaque ville");
    public static readonly Text NextReportedText = new(
        "Figure by figure: what was printed, on which base, and which cities the text names.",
        "Cifra por cifra: lo impreso, sobre qué base y qué ciudades nombra el texto.",
        "Chiffre par chiffre : ce qui est imprimé, sur quelle base, et quelles villes le texte nomme.");
    public static readonly Text NextCompare = new("Compare two editions", "Compare dos ediciones", "Comparer deux éditions");
    public static readonly Text NextCompareText = new(
        "Which shares moved, among which cities, and where the change comes from.",
        "Qué porcentajes se movieron, entre qué ciudades y de dónde viene el cambio.",
        "Quelles parts ont bougé, parmi quelles villes, et d’où vient le changement.");
    public static readonly Text NextApi = new("Use the data", "Use los datos", "Utiliser les données");
    public static readonly Text NextApiText = new("Everything here, and more, as JSON at any position.", "Todo esto, y más, en JSON y en cualquier posición.", "Tout ceci, et plus, en JSON et à toute position.");
    public static readonly Text NextPractices = new("Read good practices", "Lea buenas prácticas", "Lire les bonnes pratiques");
    public static readonly Text NextPracticesText = new("What cities did, what made it work and what came out.", "Qué hicieron las ciudades, por qué funcionó y qué resultó.", "Ce que des villes ont fait, ce qui l’a fait réussir et ce qui en est sorti.");

    // Edition
    public static readonly Text Edition = new("Edition", "Edición", "Édition");
    public static readonly Text EditionNamed = new("Edition {0}", "Edición {0}", "Édition {0}");
    public static readonly Text Stage = new("Stage", "Estado", "État");
    public static readonly Text StageKnown = new("known only by name", "solo se conoce de nombre", "connue seulement de nom");
    public static readonly Text StagePlanned = new("planned", "prevista", "prévue");
    public static readonly Text StageOpen = new("open", "abierta", "ouverte");
    public static readonly Text StageClosed = new("closed", "cerrada", "close");
    public static readonly Text Participants = new("Cities", "Ciudades", "Villes");
    public static readonly Text WithAnswers = new("with answers", "con respuestas", "avec réponses");
    public static readonly Text Countries = new("Countries", "Países", "Pays");
    public static readonly Text Framework = new("Framework", "Marco", "Cadre");
    public static readonly Text Collected = new("Collected", "Recogida", "Collecte");
    public static readonly Text Until = new("until {0}", "hasta el {0}", "jusqu’au {0}");
    public static readonly Text FromTo = new("{0} to {1}", "{0} a {1}", "{0} à {1}");
    public static readonly Text ReferenceDate = new("Reference date", "Fecha de referencia", "Date de référence");
    public static readonly Text NotKnown = new("not known", "no se conoce", "non connue");
    public static readonly Text Release = new("Release", "Publicación", "Publication");
    public static readonly Text ReleaseWithdrawn = new("Withdrawn release:", "Publicación retirada:", "Publication retirée :");
    public static readonly Text Questionnaire = new("Form", "Formulario", "Formulaire");
    public static readonly Text Reconstructed = new("reconstructed", "reconstruido", "reconstitué");
    public static readonly Text QuestionnaireVersion = new("version {0}", "versión {0}", "version {0}");
    public static readonly Text KnownTitle = new("What is known", "Lo que se sabe", "Ce que l’on sait");
    public static readonly Text KnownNoAnswers = new(
        "No answers of this edition are here: which city said what has not been read from any source, and nothing is filled in for it.",
        "Aquí no hay respuestas de esta edición: qué dijo cada ciudad no se ha leído en ninguna fuente y nada se rellena en su lugar.",
        "Aucune réponse de cette édition ne se trouve ici : ce qu’a dit chaque ville n’a été lu dans aucune source, et rien n’est inventé à la place.");
    public static readonly Text Fields = new("Fields", "Ámbitos", "Domaines");
    public static readonly Text FormIsOpen = new("The form is open.", "El formulario está abierto.", "Le formulaire est ouvert.");
    public static readonly Text FormIsOpenText = new(
        "A city’s contributors fill it in on these pages or through the API: a draft that is saved as often as they like, then submitted.",
        "Las personas colaboradoras de cada ciudad lo rellenan en estas páginas o a través de la API: un borrador que se guarda cuantas veces quieran y después se envía.",
        "Les contributeurs d’une ville le remplissent sur ces pages ou par l’API : un brouillon enregistré autant de fois qu’ils le veulent, puis soumis.");

    // Figures
    public static readonly Text FiguresLead = new(
        "For each figure the report prints: the number, its place and its stated base; and, unit by unit, what the report’s own text says of named cities. A city that is not named has not answered “no”: it is unknown.",
        "Para cada cifra que imprime el informe: el número, su lugar y la base indicada; y, unidad por unidad, lo que el propio texto dice de las ciudades nombradas. Una ciudad no nombrada no ha respondido «no»: no se sabe.",
        "Pour chaque chiffre que le rapport imprime : le nombre, son emplacement et la base indiquée ; et, unité par unité, ce que le texte dit des villes nommées. Une ville qui n’est pas nommée n’a pas répondu « non » : on ne sait pas.");
    public static readonly Text HowToRead = new("How to read the bars", "Cómo leer las barras", "Comment lire les barres");
    public static readonly Text LegendYes = new("known yes: the report says so of a named city", "«sí» conocido: el informe lo dice de una ciudad nombrada", "« oui » connu : le rapport le dit d’une ville nommée");
    public static readonly Text LegendNo = new("known no", "«no» conocido", "« non » connu");
    public static readonly Text LegendUnknown = new("unknown: the report does not say", "se desconoce: el informe no lo dice", "inconnu : le rapport ne le dit pas");
    public static readonly Text LegendPrinted = new("what was printed, as a count of cities (dashed where the report does not state the count)", "lo impreso, como número de ciudades (discontinuo si el informe no indica el número)", "ce qui est imprimé, en nombre de villes (en tirets si le rapport n’indique pas le nombre)");
    public static readonly Text Printed = new("Printed", "Impreso", "Imprimé");
    public static readonly Text PrintedAt = new("{0}", "{0}", "{0}");
    public static readonly Text AlsoAt = new("also {0}", "también {0}", "aussi {0}");
    public static readonly Text Line = new("line", "línea", "ligne");
    public static readonly Text Lines = new("lines", "líneas", "lignes");
    public static readonly Text BaseAsPrinted = new("Base as printed:", "Base impresa:", "Base imprimée :");
    public static readonly Text BaseNotStated = new("count not stated", "número no indicado", "nombre non indiqué");
    public static readonly Text ReportedFacts = new("Reported of named cities", "Dicho de ciudades nombradas", "Dit de villes nommées");
    public static readonly Text KnownYes = new("{0} yes", "{0} sí", "{0} oui");
    public static readonly Text KnownNo = new("{0} no", "{0} no", "{0} non");
    public static readonly Plural Unknown = new(new("{0} unknown", "{0} sin saber", "{0} inconnue"), new("{0} unknown", "{0} sin saber", "{0} inconnues"));
    public static readonly Text OfCities = new("of {0} cities", "de {0} ciudades", "sur {0} villes");
    public static readonly Text YesNamed = new("Yes, by name:", "Sí, por nombre:", "Oui, nommément :");
    public static readonly Text NoNamed = new("No, by name:", "No, por nombre:", "Non, nommément :");
    public static readonly Text NobodyNamed = new("The report names no city for this.", "El informe no nombra a ninguna ciudad al respecto.", "Le rapport ne nomme aucune ville à ce sujet.");
    public static readonly Text NoIndicator = new("No question of the form computes this.", "Ninguna pregunta del formulario lo calcula.", "Aucune question du formulaire ne le calcule.");
    public static readonly Text Readings = new("Ways to read it", "Formas de leerlo", "Façons de le lire");
    public static readonly Text Discrepancies = new("Inconsistent in the report", "Incoherencias del informe", "Incohérences du rapport");
    public static readonly Text NamedCities = new("Cities named, no figure printed", "Ciudades nombradas, sin cifra impresa", "Villes nommées, sans chiffre imprimé");
    public static readonly Text NumbersByCity = new("Numbers printed for single cities", "Números impresos de ciudades concretas", "Nombres imprimés pour des villes");
    public static readonly Text SaidWithoutFigure = new("Said without a figure", "Dicho sin cifra", "Dit sans chiffre");
    public static readonly Text CompareOver = new("{0} figures", "{0} cifras", "{0} chiffres");
    public static readonly Text General = new("The edition as a whole", "La edición en conjunto", "L’édition dans son ensemble");
    public static readonly Text Value = new("Value", "Valor", "Valeur");
    public static readonly Text Measure = new("Measure", "Medida", "Mesure");
    public static readonly Text Place = new("Place in the report", "Lugar en el informe", "Emplacement dans le rapport");
    public static readonly Text FactorInFull = new("In full, with places and doubts", "Completo, con lugares y dudas", "En entier, avec emplacements et doutes");
    public static readonly Text Factors = new("Factors", "Factores", "Facteurs");
    public static readonly Text PopulationBand = new("Population", "Población", "Population");
    public static readonly Text Region = new("Region", "Región", "Région");
    public static readonly Text CitiesByRegion = new("Cities by region and population", "Ciudades por región y población", "Villes par région et population");
    public static readonly Text CitiesByRegionCaption = new("The cities that took part, by region and population band of this edition; alphabetical within each.", "Las ciudades participantes, por región y tramo de población de esta edición; alfabéticas en cada grupo.", "Les villes participantes, par région et tranche de population de cette édition ; par ordre alphabétique.");
    public static readonly Text BarriersAndFacilitators = new("Barriers and facilitators", "Barreras y facilitadores", "Obstacles et facteurs favorables");
    public static readonly Text Barriers = new("What slows", "Lo que frena", "Ce qui freine");
    public static readonly Text Facilitators = new("What helps", "Lo que ayuda", "Ce qui aide");
    public static readonly Text Others = new("Others", "Otros", "Autres");
    public static readonly Text NoneListed = new("None listed.", "No se enumera ninguno.", "Aucun n’est cité.");
    public static readonly Text LeftOut = new("What a source says and is left out", "Lo que una fuente dice y se deja fuera", "Ce qu’une source dit et qui est laissé de côté");
    public static readonly Text Sources = new("Sources", "Fuentes", "Sources");
    public static readonly Text AboutTheForm = new("About the form", "Sobre el formulario", "À propos du formulaire");
    public static readonly Text Note = new("Note", "Nota", "Note");

    // The ledger of printed figures
    public static readonly Text Ledger = new("The ledger of printed figures", "El registro de las cifras impresas", "Le registre des chiffres imprimés");
    public static readonly Text LedgerOf = new("Ledger of printed figures, {0}", "Registro de cifras impresas, {0}", "Registre des chiffres imprimés, {0}");
    public static readonly Text LedgerLead = new(
        "Every number the report prints, with its place, each way its wording can be read, and what holding it against arithmetic, against the rest of the report and against what is known of the cities gives.",
        "Todo número que imprime el informe, con su lugar, cada forma de leer sus palabras y el resultado de contrastarlo con la aritmética, con el resto del informe y con lo que se sabe de las ciudades.",
        "Chaque nombre que le rapport imprime, avec son emplacement, chaque façon de lire ses mots, et ce que donne sa confrontation à l’arithmétique, au reste du rapport et à ce que l’on sait des villes.");
    public static readonly Text NoFigures = new("No printed figure of this edition is recorded.", "No hay ninguna cifra impresa registrada de esta edición.", "Aucun chiffre imprimé de cette édition n’est enregistré.");
    public static readonly Text VerdictsTitle = new("What the verdicts mean", "Qué significan los veredictos", "Ce que signifient les verdicts");
    public static readonly Text MeansReproduced = new("The complete answers of real cities give it.", "Lo dan las respuestas completas de ciudades reales.", "Les réponses complètes de villes réelles le donnent.");
    public static readonly Text MeansConsistent = new("What is known leaves room for it.", "Lo que se sabe le deja lugar.", "Ce que l’on sait lui laisse place.");
    public static readonly Text MeansContradicted = new("What is known cannot give it.", "Lo que se sabe no puede darlo.", "Ce que l’on sait ne peut le donner.");
    public static readonly Text MeansImpossible = new("No whole number of cities gives it on that base.", "Ningún número entero de ciudades lo da sobre esa base.", "Aucun nombre entier de villes ne le donne sur cette base.");
    public static readonly Text MeansUndecidable = new("Nothing is known to hold it against, or it can be read in several ways.", "No se sabe nada con lo que contrastarlo, o puede leerse de varias formas.", "On ne sait rien à quoi le confronter, ou il peut se lire de plusieurs façons.");
    public static readonly Text OnlyVerdict = new("Those with the verdict “{0}” in some reading: {1} of {2}.", "Las que tienen el veredicto «{0}» en alguna lectura: {1} de {2}.", "Ceux qui ont le verdict «\u00a0{0}\u00a0» dans une lecture\u00a0: {1} sur {2}.");
    public static readonly Text AllFigures = new("Show all", "Ver todas", "Tout montrer");
    public static readonly Text LedgerGroups = new("Figures that share a question", "Cifras que comparten una pregunta", "Chiffres qui partagent une question");
    public static readonly Text LedgerLink = new("All printed figures in one ledger, with every reading", "Todas las cifras impresas en un registro, con cada lectura", "Tous les chiffres imprimés dans un registre, avec chaque lecture");
    public static readonly Text Figure = new("Figure", "Cifra", "Chiffre");
    public static readonly Text ReadOtherwise = new("read otherwise:", "leída de otro modo:", "lu autrement\u00a0:");
    public static readonly Text ReadAs = new("Read as", "Leído como", "Lu comme");
    public static readonly Text PossibleCounts = new("Possible counts", "Recuentos posibles", "Décomptes possibles");
    public static readonly Text NoCountAtAll = new("none", "ninguno", "aucun");
    public static readonly Text FactsImply = new("The facts imply", "Los hechos implican", "Les faits impliquent");
    public static readonly Text FromToCount = new("{0} to {1}", "de {0} a {1}", "de {0} à {1}");
    public static readonly Text Verdict = new("Verdict", "Veredicto", "Verdict");
    public static readonly Text CitiesNamed = new("cities named", "ciudades nombradas", "villes nommées");
    public static readonly Text ValuesPrinted = new("values of cities", "valores de ciudades", "valeurs de villes");
    public static readonly Text InATable = new("cities in a table", "ciudades en una tabla", "villes dans un tableau");
    public static readonly Text NoNumberPrinted = new("no number printed", "sin número impreso", "aucun nombre imprimé");

    // Verdicts of a reading
    public static readonly Text VerdictReproduced = new("reproduced", "reproducida", "retrouvé");
    public static readonly Text VerdictConsistent = new("consistent", "coherente", "cohérent");
    public static readonly Text VerdictContradicted = new("contradicted", "contradicha", "contredit");
    public static readonly Text VerdictImpossible = new("impossible", "imposible", "impossible");
    public static readonly Text VerdictUndecidable = new("undecidable", "indecidible", "indécidable");
    public static readonly Text UnitBar = new(
        "{0} of {1} cities known yes, {2} known no, {3} unknown.",
        "{0} de {1} ciudades con «sí» conocido, {2} con «no» conocido, {3} se desconocen.",
        "{0} villes sur {1} au « oui » connu, {2} au « non » connu, {3} inconnues.");
    public static readonly Text UnitBarPrinted = new("Printed: {0}.", "Impreso: {0}.", "Imprimé : {0}.");

    // Indicators
    public static readonly Text IndicatorsLead = new(
        "The dot is the share of the cities that answered; the thin line is a 95% interval (Wilson) that treats the cities as if they were a sample, which they are not; the pale band is what missing answers could hide. Counts come first.",
        "El punto es el porcentaje de las ciudades que respondieron; la línea fina, un intervalo del 95 % (Wilson) que trata a las ciudades como si fueran una muestra, que no lo son; la banda clara, lo que podrían ocultar las respuestas que faltan. Primero van los recuentos.",
        "Le point est la part des villes qui ont répondu ; le trait fin, un intervalle à 95 % (Wilson) qui traite les villes comme un échantillon, ce qu’elles ne sont pas ; la bande pâle, ce que les réponses manquantes pourraient cacher. Les effectifs viennent d’abord.");
    public static readonly Text Indicators = new("Indicators", "Indicadores", "Indicateurs");
    public static readonly Text MainIndicators = new("Main indicators", "Indicadores principales", "Indicateurs principaux");
    public static readonly Text FurtherIndicators = new("Further indicators", "Otros indicadores", "Autres indicateurs");
    public static readonly Text Indicator = new("Indicator", "Indicador", "Indicateur");
    public static readonly Text Share = new("Share", "Porcentaje", "Part");
    public static readonly Text CountOfBase = new("{0} of {1}", "{0} de {1}", "{0} sur {1}");
    public static readonly Text Missing = new("Not counted, and why", "No contadas, y por qué", "Non comptées, et pourquoi");
    public static readonly Text NobodyCounted = new("nobody counted", "nadie contado", "personne de compté");
    public static readonly Text AllAnswered = new("all counted", "todas contadas", "toutes comptées");
    public static readonly Text ShareChart = new("Share, interval and bounds", "Porcentaje, intervalo y límites", "Part, intervalle et bornes");
    public static readonly Text BaseOf = new("base {0}", "base {0}", "base {0}");
    public static readonly Text Mean = new("mean", "media", "moyenne");
    public static readonly Text Median = new("median", "mediana", "médiane");
    public static readonly Text Sum = new("sum", "suma", "somme");
    public static readonly Text Count = new("count", "recuento", "effectif");
    public static readonly Text RatioOfSums = new("ratio of sums", "razón de sumas", "rapport de sommes");
    public static readonly Text IntervalFromTo = new("interval {0} to {1}", "intervalo {0} a {1}", "intervalle {0} à {1}");
    public static readonly Text BoundsFromTo = new("missing answers could make it {0} to {1}", "con las que faltan podría ser de {0} a {1}", "avec les manquantes, ce pourrait être de {0} à {1}");

    // One indicator, down to its answers
    public static readonly Text ShareOfCounted = new("{0} of the {1} cities that are counted: {2}.", "{0} de las {1} ciudades que se cuentan: {2}.", "{0} des {1} villes comptées\u00a0: {2}.");
    public static readonly Text NamedOfCounted = new("{0} of the {1} cities that a report tells of; it says nothing of the others, so there is no share.", "{0} de las {1} ciudades de las que habla un informe; de las demás no dice nada, así que no hay porcentaje.", "{0} des {1} villes dont parle un rapport\u00a0; il ne dit rien des autres, il n’y a donc pas de part.");
    public static readonly Text NobodyInBase = new("No city is counted: there is no value.", "No se cuenta ninguna ciudad: no hay valor.", "Aucune ville n’est comptée\u00a0: il n’y a pas de valeur.");
    public static readonly Text OfAllParticipants = new("Of all {1} cities that take part: {0} ({2}).", "De las {1} ciudades participantes: {0} ({2}).", "Des {1} villes participantes\u00a0: {0} ({2}).");
    public static readonly Text NumberOfCounted = new("{0}, from {1}.", "{0}, de {1}.", "{0}, d’après {1}.");
    public static readonly Text CountedAsNoWhy = new("Counted as no without an answer: {0}.", "Se cuentan como no, sin respuesta: {0}.", "Comptées comme non, sans réponse\u00a0: {0}.");
    public static readonly Text NotCountedWhy = new("Not counted: {0}.", "No se cuentan: {0}.", "Non comptées\u00a0: {0}.");
    public static readonly Text Definition = new("Definition", "Definición", "Définition");
    public static readonly Text WhatCounts = new("What is measured", "Qué se mide", "Ce qui est mesuré");
    public static readonly Text WhoIsInTheBase = new("Who is in the base", "Quién está en la base", "Qui est dans la base");
    public static readonly Text WithoutAnAnswer = new("Without an answer", "Sin respuesta", "Sans réponse");
    public static readonly Text DefinedOn = new("Defined", "Definido", "Défini");
    public static readonly Text ReadingOfOther = new("A reading of", "Una lectura de", "Une lecture de");
    public static readonly Text MeasuredCities = new("The cities of which this holds: {0}.", "Las ciudades que cumplen: {0}.", "Les villes pour lesquelles\u00a0: {0}.");
    public static readonly Text MeasuredMean = new("The mean of the answers to {0}.", "La media de las respuestas a {0}.", "La moyenne des réponses à {0}.");
    public static readonly Text MeasuredMedian = new("The median of the answers to {0}.", "La mediana de las respuestas a {0}.", "La médiane des réponses à {0}.");
    public static readonly Text MeasuredSum = new("The sum of the answers to {0}.", "La suma de las respuestas a {0}.", "La somme des réponses à {0}.");
    public static readonly Text MeasuredRatio = new("The sum of the answers to {0} over the sum of those to {1}.", "La suma de las respuestas a {0} entre la suma de las respuestas a {1}.", "La somme des réponses à {0} rapportée à celle des réponses à {1}.");
    public static readonly Text BaseAll = new("Every city that takes part and has an answer.", "Toda ciudad participante que tenga respuesta.", "Toute ville participante qui a une réponse.");
    public static readonly Text BaseWhere = new("The cities with an answer of which this holds: {0}.", "Las ciudades con respuesta que cumplen: {0}.", "Les villes qui ont une réponse et pour lesquelles\u00a0: {0}.");
    public static readonly Text AbsentExcluded = new("Not counted, whatever the reason.", "No se cuenta, sea cual sea el motivo.", "Non comptée, quelle qu’en soit la raison.");
    public static readonly Text AbsentAsNo = new("Counted as no: {0}. Otherwise not counted.", "Se cuenta como no: {0}. En otro caso, no se cuenta.", "Comptée comme non\u00a0: {0}. Sinon, non comptée.");
    public static readonly Text ConditionIs = new("the answer to {0} is {1}", "la respuesta a {0} es {1}", "la réponse à {0} est {1}");
    public static readonly Text ConditionIncludes = new("the answers to {0} include {1}", "las respuestas a {0} incluyen {1}", "les réponses à {0} comprennent {1}");
    public static readonly Text ConditionAtLeast = new("the answer to {0} is at least {1}", "la respuesta a {0} es al menos {1}", "la réponse à {0} est d’au moins {1}");
    public static readonly Text ConditionAnswered = new("there is an answer to {0}", "hay una respuesta a {0}", "il y a une réponse à {0}");
    public static readonly Text ConditionNot = new("not that {0}", "no que {0}", "pas que {0}");
    public static readonly Text ConditionAlways = new("the city takes part", "la ciudad participa", "la ville participe");
    public static readonly Text ConditionNever = new("nothing", "nada", "rien");
    public static readonly Text And = new("and", "y", "et");
    public static readonly Text Or = new("or", "o", "ou");
    public static readonly Text Quoted = new("“{0}”", "«{0}»", "«\u00a0{0}\u00a0»");
    public static readonly Text CityByCity = new("city by city", "ciudad por ciudad", "ville par ville");
    public static readonly Text CitiesAndAnswers = new("Every city, and its answers", "Cada ciudad y sus respuestas", "Chaque ville et ses réponses");
    public static readonly Text LineageLead = new(
        "In the base and out of it, alphabetically; with what it answered, how the answer came in, and when it was recorded.",
        "En la base y fuera de ella, por orden alfabético; con lo que respondió, cómo llegó la respuesta y cuándo se registró.",
        "Dans la base et hors d’elle, par ordre alphabétique\u00a0; avec sa réponse, la façon dont elle est arrivée et la date de son enregistrement.");
    public static readonly Text CountsAs = new("Counted as", "Cuenta como", "Comptée comme");
    public static readonly Text AsNoBecause = new("no ({0})", "no ({0})", "non ({0})");
    public static readonly Text NotCounted = new("not counted: {0}", "no se cuenta: {0}", "non comptée\u00a0: {0}");
    public static readonly Text ConfirmedByCity = new("confirmed by the city", "confirmada por la ciudad", "confirmée par la ville");
    public static readonly Text NotConfirmedYet = new("not confirmed by the city yet", "aún no confirmada por la ciudad", "pas encore confirmée par la ville");
    public static readonly Text NotComparedBecause = new("Not compared with other editions:", "No se compara con otras ediciones:", "Non comparée aux autres éditions\u00a0:");
    public static readonly Text AskedIf = new("decides who is asked", "decide a quién se pregunta", "décide qui est interrogé");
    public static readonly Text SaysBase = new("decides the base", "decide la base", "décide de la base");
    public static readonly Plural UnnamedHere = new(
        new("{0} further city that takes part did not agree to be named.", "{0} ciudad participante más no aceptó ser nombrada.", "{0} autre ville participante n’a pas accepté d’être nommée."),
        new("{0} further cities that take part did not agree to be named.", "{0} ciudades participantes más no aceptaron ser nombradas.", "{0} autres villes participantes n’ont pas accepté d’être nommées."));
    public static readonly Text FirstCities = new("First cities", "Primeras ciudades", "Premières villes");
    public static readonly Text MoreCities = new("More cities", "Más ciudades", "Autres villes");

    // States and missing reasons
    public static readonly Text NotAnswered = new("not answered", "sin respuesta", "sans réponse");
    public static readonly Text DontKnow = new("don’t know", "no sabe", "ne sait pas");
    public static readonly Text NotApplicable = new("not applicable", "no aplicable", "sans objet");
    public static readonly Text Refused = new("refused", "rehusada", "refusée");
    public static readonly Text NotPublished = new("not published", "no publicada", "non publiée");
    public static readonly Text Unreliable = new("unreliable", "no fiable", "non fiable");
    public static readonly Text NotAsked = new("not asked", "no preguntada", "non posée");
    public static readonly Text EligibilityUnknown = new("unknown whether to be asked", "no se sabe si correspondía preguntar", "on ne sait si la question se posait");
    public static readonly Text OutsideBase = new("outside the base", "fuera de la base", "hors de la base");
    public static readonly Text BaseUnknown = new("base unknown", "base desconocida", "base inconnue");
    public static readonly Text Ranges = new("answered with a range", "respondida con un rango", "répondu par un intervalle");

    // Comparison
    public static readonly Text CompareTitle = new("Compare two editions", "Comparar dos ediciones", "Comparer deux éditions");
    public static readonly Text ComparisonOf = new("{0} and {1} compared", "{0} y {1} comparadas", "{0} et {1} comparées");
    public static readonly Text Earlier = new("Earlier edition", "Edición anterior", "Édition antérieure");
    public static readonly Text Later = new("Later edition", "Edición posterior", "Édition postérieure");
    public static readonly Text Compare = new("Compare", "Comparar", "Comparer");
    public static readonly Text ChooserLead = new(
        "Choose two editions with answers. A demonstration edition is compared with demonstration editions only.",
        "Elija dos ediciones con respuestas. Una edición de demostración solo se compara con ediciones de demostración.",
        "Choisissez deux éditions qui ont des réponses. Une édition de démonstration n’est comparée qu’à des éditions de démonstration.");
    public static readonly Text Suggested = new("Comparisons with something to see", "Comparaciones con algo que ver", "Des comparaisons à voir");
    public static readonly Text ComparisonLead = new(
        "Each series the two editions share, in the order of the later edition’s framework. Counts come first; a share is of the cities that answered.",
        "Cada serie que comparten las dos ediciones, en el orden del marco de la posterior. Primero los recuentos; un porcentaje es de las ciudades que respondieron.",
        "Chaque série commune aux deux éditions, dans l’ordre du cadre de la plus récente. Les effectifs d’abord ; une part est celle des villes qui ont répondu.");
    public static readonly Text Overview = new("All series at a glance", "Todas las series de un vistazo", "Toutes les séries d’un coup d’œil");
    public static readonly Text OverviewCaption = new(
        "Shares in {0} (hollow mark) and {1} (filled mark), in framework order. The line joins the two; it is dashed where the pair is to be compared with caution.",
        "Porcentajes en {0} (marca hueca) y {1} (marca llena), en el orden del marco. La línea une ambos; es discontinua si el par debe compararse con cautela.",
        "Parts en {0} (marque creuse) et {1} (marque pleine), dans l’ordre du cadre. Le trait les relie ; il est en tirets si la paire se compare avec prudence.");
    public static readonly Text Series = new("Series", "Serie", "Série");
    public static readonly Text SeriesTitle = new("Series", "Series", "Séries");
    public static readonly Text SeriesLead = new(
        "What the study follows from edition to edition: each series is fed by the questions of several editions, and says which of them can be compared.",
        "Lo que el estudio sigue de edición en edición: cada serie se alimenta de preguntas de varias ediciones y dice cuáles se pueden comparar.",
        "Ce que l’étude suit d’une édition à l’autre : chaque série est nourrie par les questions de plusieurs éditions, et dit lesquelles peuvent être comparées.");
    public static readonly Text NoSeries = new("No series is followed yet.", "Todavía no se sigue ninguna serie.", "Aucune série n’est encore suivie.");
    public static readonly Text WavesLead = new(
        "Each edition with its own base. A line joins two editions only where they can be compared, dashed where with caution; “≠” marks a break.",
        "Cada edición con su propia base. Una línea une dos ediciones solo si se pueden comparar, discontinua si es con cautela; «≠» marca una ruptura.",
        "Chaque édition avec sa propre base. Une ligne ne relie deux éditions que si elles peuvent être comparées, en tirets si c’est avec prudence ; « ≠ » marque une rupture.");
    public static readonly Text WavesCaption = new(
        "The value of each edition, and who is not counted in it. The editions count different cities.",
        "El valor de cada edición y quién no cuenta en él. Las ediciones cuentan ciudades distintas.",
        "La valeur de chaque édition, et qui n’y est pas compté. Les éditions comptent des villes différentes.");
    public static readonly Text Number = new("Number", "Número", "Nombre");
    public static readonly Text PrintedOf = new("printed: {0} (of {1})", "impreso: {0} (de {1})", "imprimé : {0} (sur {1})");
    public static readonly Text PrintedPlace = new("from the report {0}, {1}; the answers are not held here", "del informe {0}, {1}; las respuestas no están aquí", "du rapport {0}, {1} ; les réponses ne sont pas ici");
    public static readonly Text WaveNotReleased = new("Nothing of this edition has been released yet.", "Todavía no se ha publicado nada de esta edición.", "Rien de cette édition n’est encore publié.");
    public static readonly Text JudgedByWay = new("Not judged itself: by way of {0}, as its worst link.", "No juzgado en sí: por medio de {0}, según su peor eslabón.", "Non jugé en soi : par le chemin {0}, selon son maillon le plus faible.");
    public static readonly Text DifferenceRounding = new("The rounding of what was printed leaves anything from {0} to {1}.", "El redondeo de lo impreso admite cualquier valor de {0} a {1}.", "L’arrondi de ce qui est imprimé admet toute valeur de {0} à {1}.");
    public static readonly Text GroupedBy = new("Cities together, or by", "Ciudades juntas, o por", "Villes ensemble, ou par");
    public static readonly Text AllTogether = new("all together", "todas juntas", "toutes ensemble");
    public static readonly Text ByRegion = new("region", "región", "région");
    public static readonly Text ByBand = new("population band", "tramo de población", "tranche de population");
    public static readonly Text GroupsTitle = new("By {0}", "Por {0}", "Par {0}");
    public static readonly Text GroupsLead = new(
        "Each city is in one group on both sides: where the later edition puts it, or the earlier one where the later does not.",
        "Cada ciudad está en un solo grupo en ambos lados: donde la sitúa la edición posterior, o la anterior si la posterior no lo hace.",
        "Chaque ville est dans un seul groupe des deux côtés : là où la place l’édition la plus récente, ou la plus ancienne si la récente ne le fait pas.");
    public static readonly Text TooFewToGroup = new("too few to group: fewer than five counted on a side", "demasiado pocas para agrupar: menos de cinco contadas en un lado", "trop peu pour un groupe : moins de cinq comptées d’un côté");
    public static readonly Text Followed = new("{0}:", "{0}:", "{0} :");
    public static readonly Text OtherScheme = new("only one of the editions has this group", "solo una de las ediciones tiene este grupo", "une seule des éditions a ce groupe");
    public static readonly Text NotClassified = new("not classified", "sin clasificar", "non classées");
    public static readonly Text SharedSeries = new("Shared series", "Series comunes", "Séries communes");
    public static readonly Text Difference = new("Difference", "Diferencia", "Écart");
    public static readonly Text MatchedMovers = new("Matched cities: gained, lost", "Ciudades en ambas: ganan, pierden", "Villes appariées : gagnent, perdent");
    public static readonly Text CannotBeCompared = new("Cannot be compared", "No se puede comparar", "Ne peut être comparé");
    public static readonly Text CannotBeComparedLead = new(
        "These series stand in both editions, and no difference is computed for them: what was asked is not the same. That is the answer.",
        "Estas series figuran en ambas ediciones y no se calcula ninguna diferencia: lo que se preguntó no es lo mismo. Esa es la respuesta.",
        "Ces séries figurent dans les deux éditions et aucun écart n’est calculé : ce qui était demandé n’est pas la même chose. C’est la réponse.");
    public static readonly Text NotAskedIn = new("not asked in {0}", "no se preguntó en {0}", "non demandé en {0}");
    public static readonly Text NotReadIn = new("cannot be read in {0}", "no se puede leer en {0}", "ne peut être lu en {0}");
    public static readonly Text Because = new("because: {0}", "porque: {0}", "parce que : {0}");
    public static readonly Text Comparable = new("comparable", "comparable", "comparable");
    public static readonly Text WithCaution = new("with caution", "con cautela", "avec prudence");
    public static readonly Text NotComparable = new("cannot be compared", "no se puede comparar", "ne peut être comparé");
    public static readonly Text NotJudged = new("not judged, so not compared", "sin juzgar, luego no se compara", "non jugé, donc non comparé");
    public static readonly Text Differs = new("What differs: {0}.", "Qué difiere: {0}.", "Ce qui diffère : {0}.");
    public static readonly Text DiffersWording = new("wording", "redacción", "formulation");
    public static readonly Text DiffersOptions = new("options", "opciones", "options");
    public static readonly Text DiffersUniverse = new("who was asked", "a quién se preguntó", "qui était interrogé");
    public static readonly Text DiffersConcept = new("concept", "concepto", "concept");
    public static readonly Text DiffersMode = new("way of asking", "modo de preguntar", "façon de demander");
    public static readonly Text Panel = new("The same cities, both times", "Las mismas ciudades, las dos veces", "Les mêmes villes, les deux fois");
    public static readonly Text PanelOf = new("{0} answered validly in both editions", "{0} respondieron válidamente en ambas ediciones", "{0} ont répondu valablement aux deux éditions");
    public static readonly Text StayedYes = new("{0} stayed at yes", "{0} siguen en sí", "{0} restées à oui");
    public static readonly Text StayedNo = new("{0} stayed at no", "{0} siguen en no", "{0} restées à non");
    public static readonly Text Gained = new("{0} gained", "{0} ganan", "{0} gagnent");
    public static readonly Text Lost = new("{0} lost", "{0} pierden", "{0} perdent");
    public static readonly Text SaidOfMovement = new("What the cities say of it:", "Lo que dicen las ciudades:", "Ce qu’en disent les villes :");
    public static readonly Text BesideLastTime = new("Beside last time:", "Respecto a la vez anterior:", "Par rapport à la dernière fois :");
    public static readonly Text ReplyChangedSince = new("It changed since", "Cambió desde entonces", "Cela a changé depuis");
    public static readonly Text ReplyWrongLastTime = new("Last time was wrong", "La vez anterior era errónea", "La dernière fois était une erreur");
    public static readonly Text ReplyReadDifferently = new("We read the question differently", "Entendimos la pregunta de otro modo", "Nous avons compris la question autrement");
    public static readonly Text ReplyConfirmed = new("Still so", "Sigue igual", "C’est toujours le cas");
    public static readonly Plural SaidNothing = new(new("{0} did not say", "{0} no lo dice", "{0} ne le dit pas"), new("{0} did not say", "{0} no lo dicen", "{0} ne le disent pas"));
    public static readonly Text GainedNames = new("Gained:", "Ganan:", "Gagnent :");
    public static readonly Text LostNames = new("Lost:", "Pierden:", "Perdent :");
    public static readonly Text AndUnnamed = new("and {0} that did not agree to be named", "y {0} que no aceptaron ser nombradas", "et {0} qui n’ont pas accepté d’être nommées");
    public static readonly Text UnnamedOnly = new("{0} that did not agree to be named", "{0} que no aceptaron ser nombradas", "{0} qui n’ont pas accepté d’être nommées");
    public static readonly Text TestNobody = new("Cannot tell: no city has a valid answer on both sides.", "No se puede saber: ninguna ciudad tiene respuesta válida en ambos lados.", "On ne peut le dire : aucune ville n’a de réponse valable des deux côtés.");
    public static readonly Text TestTooFew = new(
        "Cannot tell: {0} of {1} matched cities moved; at least {2}, all one way, would be needed.",
        "No se puede saber: se movieron {0} de {1} ciudades en ambas; harían falta al menos {2}, todas en un sentido.",
        "On ne peut le dire : {0} sur {1} villes appariées ont bougé ; il en faudrait au moins {2}, toutes dans le même sens.");
    public static readonly Text TestTooEven = new(
        "Cannot tell: {0} of {1} matched cities moved, {2} gained and {3} lost; with {4} against, at least {5} one way would be needed.",
        "No se puede saber: se movieron {0} de {1} ciudades en ambas, {2} ganan y {3} pierden; con {4} en contra harían falta al menos {5} en un sentido.",
        "On ne peut le dire : {0} sur {1} villes appariées ont bougé, {2} gagnent et {3} perdent ; avec {4} à l’opposé, il en faudrait au moins {5} dans un sens.");
    public static readonly Text TestMoreGained = new(
        "More matched cities gained than lost: {0} of {1} moved, {2} gained and {3} lost (exact McNemar test, p {4}).",
        "Ganan más ciudades de las que pierden: se movieron {0} de {1}, {2} ganan y {3} pierden (prueba exacta de McNemar, p {4}).",
        "Plus de villes appariées gagnent que ne perdent : {0} sur {1} ont bougé, {2} gagnent et {3} perdent (test exact de McNemar, p {4}).");
    public static readonly Text TestMoreLost = new(
        "More matched cities lost than gained: {0} of {1} moved, {2} gained and {3} lost (exact McNemar test, p {4}).",
        "Pierden más ciudades de las que ganan: se movieron {0} de {1}, {2} ganan y {3} pierden (prueba exacta de McNemar, p {4}).",
        "Plus de villes appariées perdent que ne gagnent : {0} sur {1} ont bougé, {2} gagnent et {3} perdent (test exact de McNemar, p {4}).");
    public static readonly Text Below = new("below {0}", "inferior a {0}", "inférieur à {0}");
    public static readonly Text ChangeTitle = new("Where the difference comes from", "De dónde viene la diferencia", "D’où vient l’écart");
    public static readonly Text ChangeCaption = new("The parts add up to the difference exactly; rounded, they may not.", "Las partes suman la diferencia exactamente; redondeadas, puede que no.", "Les parties s’ajoutent exactement à l’écart ; arrondies, peut-être pas.");
    public static readonly Text PanelChange = new("matched cities’ own change", "cambio propio de las ciudades en ambas", "changement propre des villes appariées");
    public static readonly Text NewCity = new("cities new in {0}", "ciudades nuevas en {0}", "villes nouvelles en {0}");
    public static readonly Text PreviouslyMissing = new("cities without an answer in {0}", "ciudades sin respuesta en {0}", "villes sans réponse en {0}");
    public static readonly Text NewlyEligible = new("cities not asked in {0}", "ciudades no preguntadas en {0}", "villes non interrogées en {0}");
    public static readonly Text Gone = new("cities no longer in {0}", "ciudades que ya no están en {0}", "villes absentes de {0}");
    public static readonly Text NowMissing = new("cities without an answer in {0}", "ciudades sin respuesta en {0}", "villes sans réponse en {0}");
    public static readonly Text NoLongerEligible = new("cities not asked in {0}", "ciudades no preguntadas en {0}", "villes non interrogées en {0}");
    public static readonly Text SetAside = new("cities that cannot be compared, as counted in {0}", "ciudades que no pueden compararse, tal como cuentan en {0}", "villes qui ne peuvent être comparées, telles que comptées en {0}");
    public static readonly Text JudgedOnly = new(
        "The value of a city that did not answer both times cannot be compared. It counts in the value of its edition.",
        "El valor de una ciudad que no respondió las dos veces no puede compararse. Cuenta en el valor de su edición.",
        "La valeur d’une ville qui n’a pas répondu les deux fois ne peut être comparée. Elle compte dans la valeur de son édition.");
    public static readonly Plural JudgedLead = new(
        new("{0} city that answered both times is not matched: its value cannot be compared. It counts in the value of each edition.", "{0} ciudad que respondió las dos veces no se empareja: su valor no puede compararse. Cuenta en el valor de cada edición.", "{0} ville qui a répondu les deux fois n’est pas appariée\u00a0: sa valeur ne peut être comparée. Elle compte dans la valeur de chaque édition."),
        new("{0} cities that answered both times are not matched: their values cannot be compared. They count in the value of each edition.", "{0} ciudades que respondieron las dos veces no se emparejan: sus valores no pueden compararse. Cuentan en el valor de cada edición.", "{0} villes qui ont répondu les deux fois ne sont pas appariées\u00a0: leurs valeurs ne peuvent être comparées. Elles comptent dans la valeur de chaque édition."));
    public static readonly Text ChangeUndefined = new("Not defined: no city answered on both sides.", "Sin definir: ninguna ciudad respondió en ambos lados.", "Non défini : aucune ville n’a répondu des deux côtés.");
    public static readonly Text DifferenceSentence = new("{0} between all cities counted in {1} and all counted in {2}.", "{0} entre todas las ciudades contadas en {1} y todas las contadas en {2}.", "{0} entre toutes les villes comptées en {1} et toutes celles comptées en {2}.");
    public static readonly Text DifferenceInterval = new("95% interval {0} to {1} (Newcombe; as if the two were independent samples).", "Intervalo del 95 %: {0} a {1} (Newcombe; como si fueran muestras independientes).", "Intervalle à 95 % : {0} à {1} (Newcombe ; comme deux échantillons indépendants).");
    public static readonly Text DifferenceBounds = new("Missing answers could make it anything from {0} to {1}.", "Con las respuestas que faltan podría ser cualquier valor de {0} a {1}.", "Avec les réponses manquantes, il pourrait aller de {0} à {1}.");
    public static readonly Plural Points = new(new("{0} point", "{0} punto", "{0} point"), new("{0} points", "{0} puntos", "{0} points"));
    public static readonly Text Numbers = new("Numbers", "Números", "Nombres");
    public static readonly Text NumbersCaption = new("Series of numbers: the value on both sides with its base, and the matched cities’ own differences.", "Series de números: el valor en ambos lados con su base y las diferencias propias de las ciudades en ambas.", "Séries de nombres : la valeur des deux côtés avec sa base, et les écarts propres aux villes appariées.");
    public static readonly Text PairedSentence = new(
        "{0}: {1} rose, {2} fell, {3} stayed. Median difference {4}, middle half {5} to {6}.",
        "{0}: {1} suben, {2} bajan, {3} igual. Diferencia mediana {4}, mitad central de {5} a {6}.",
        "{0} : {1} en hausse, {2} en baisse, {3} inchangées. Écart médian {4}, moitié centrale de {5} à {6}.");
    public static readonly Text PairedNone = new("No city gave a number both times.", "Ninguna ciudad dio un número las dos veces.", "Aucune ville n’a donné de nombre les deux fois.");
    public static readonly Text NoSharedSeries = new(
        "These two editions share no series: of at least one of them no answers are here, or nothing it asked is followed in the other. There is nothing to compare, and nothing is made up.",
        "Estas dos ediciones no comparten ninguna serie: de al menos una no hay respuestas aquí o nada de lo que preguntó se sigue en la otra. No hay nada que comparar y nada se inventa.",
        "Ces deux éditions n’ont aucune série en commun : de l’une au moins il n’y a pas de réponses ici, ou rien de ce qu’elle demandait n’est suivi dans l’autre. Il n’y a rien à comparer, et rien n’est inventé.");
    public static readonly Text OverviewLead = new(
        "Each series leads to its own page: both sides, which cities moved, and where the difference comes from.",
        "Cada serie lleva a su propia página: ambos lados, qué ciudades se movieron y de dónde viene la diferencia.",
        "Chaque série mène à sa propre page : les deux côtés, quelles villes ont bougé et d’où vient l’écart.");
    public static readonly Text BothSides = new("Both editions", "Ambas ediciones", "Les deux éditions");
    public static readonly Text Before = new("Previous", "Anterior", "Précédent");
    public static readonly Text After = new("Next", "Siguiente", "Suivant");
    public static readonly Text Feeds = new("read from {0}", "leída de {0}", "lue dans {0}");
    public static readonly Text EarlierMark = new("{0}, hollow", "{0}, hueca", "{0}, creuse");
    public static readonly Text LaterMark = new("{0}, filled", "{0}, llena", "{0}, pleine");
    public static readonly Text ShareOnSide = new("{0}: {1}, {2}", "{0}: {1}, {2}", "{0} : {1}, {2}");

    // Cities
    public static readonly Text CitiesLead = new("Every city of the study, by region and then alphabetically, with the editions it took part in.", "Todas las ciudades del estudio, por región y luego por orden alfabético, con las ediciones en que participaron.", "Toutes les villes de l’étude, par région puis par ordre alphabétique, avec les éditions auxquelles elles ont participé.");
    public static readonly Text RealCities = new("Cities of the study", "Ciudades del estudio", "Villes de l’étude");
    public static readonly Text FictionalCitiesTitle = new("Fictional cities of the demonstration editions", "Ciudades ficticias de las ediciones de demostración", "Villes fictives des éditions de démonstration");
    public static readonly Text TookPartIn = new("Took part in", "Participó en", "A participé à");
    public static readonly Text AlsoWritten = new("also written {0}", "también escrita {0}", "aussi écrite {0}");
    public static readonly Text Succeeds = new("stands where {0} stood", "está donde estaba {0}", "a succédé à {0}");
    public static readonly Text AcrossEditions = new("Across editions", "A través de las ediciones", "À travers les éditions");
    public static readonly Text AcrossEditionsCaption = new(
        "What this city’s answers give in each series the editions share, in framework order. “≠” stands where two neighbouring editions cannot be compared.",
        "Lo que dan las respuestas de esta ciudad en cada serie común a las ediciones, en el orden del marco. «≠» señala que dos ediciones contiguas no se pueden comparar.",
        "Ce que donnent les réponses de cette ville dans chaque série commune aux éditions, dans l’ordre du cadre. « ≠ » marque deux éditions voisines qui ne peuvent être comparées.");
    public static readonly Text NotComparableMark = new("cannot be compared with the edition before", "no se puede comparar con la edición anterior", "ne peut être comparé à l’édition précédente");
    public static readonly Text NotInThisEdition = new("no such question", "sin esa pregunta", "pas de telle question");
    public static readonly Text AnswersTitle = new("What is known in {0}", "Lo que se sabe en {0}", "Ce que l’on sait en {0}");
    public static readonly Text KnownOfForm = new("{0} of {1} questions have an answer; of the others it is said why not.", "{0} de {1} preguntas tienen respuesta; de las demás se dice por qué no.", "{0} questions sur {1} ont une réponse ; pour les autres, on dit pourquoi.");
    public static readonly Text Question = new("Question", "Pregunta", "Question");
    public static readonly Text Answer = new("Answer", "Respuesta", "Réponse");
    public static readonly Text WhereFrom = new("Where from", "Procedencia", "Provenance");
    public static readonly Text Submitted = new("submitted by the city", "enviada por la ciudad", "soumise par la ville");
    public static readonly Text Transcribed = new("transcribed", "transcrita", "transcrite");
    public static readonly Text TranscribedFrom = new("transcribed from {0}", "transcrita de {0}", "transcrite de {0}");
    public static readonly Text Reported = new("reported, {0}", "del informe, {0}", "du rapport, {0}");
    public static readonly Text ReportedPlain = new("from a printed report", "de un informe impreso", "d’un rapport imprimé");
    public static readonly Text Comment = new("The city’s comment:", "Comentario de la ciudad:", "Commentaire de la ville :");
    public static readonly Text NotAgreed = new(
        "This city has not agreed to have its answers shown. It counts in this edition all the same.",
        "Esta ciudad no ha aceptado que se muestren sus respuestas. Aun así cuenta en esta edición.",
        "Cette ville n’a pas accepté que ses réponses soient montrées. Elle compte tout de même dans cette édition.");
    public static readonly Text WithoutAnswer = new("Questions without an answer", "Preguntas sin respuesta", "Questions sans réponse");
    public static readonly Text NotPublishedText = new(
        "Not published: the report does not say. These questions are of the reconstructed form; nothing is assumed about them.",
        "No publicado: el informe no lo dice. Son preguntas del formulario reconstruido; nada se supone sobre ellas.",
        "Non publié : le rapport ne le dit pas. Ce sont des questions du formulaire reconstitué ; rien n’est supposé à leur sujet.");
    public static readonly Text Observations = new("Also reported, outside the form", "También dicho, fuera del formulario", "Aussi rapporté, hors du formulaire");
    public static readonly Text Topic = new("Topic", "Tema", "Sujet");
    public static readonly Text Revisions = new("Revisions", "Revisiones", "Révisions");
    public static readonly Text RevisionSubmitted = new("Revision {0}: submitted", "Revisión {0}: enviada", "Révision {0} : soumise");
    public static readonly Text RevisionReported = new("Recorded from a printed report", "Registrada de un informe impreso", "Enregistrée d’après un rapport imprimé");
    public static readonly Text RevisionAmended = new("Revision {0}: {1}", "Revisión {0}: {1}", "Révision {0} : {1}");
    public static readonly Text RevisionPermitted = new("The city agreed to publication", "La ciudad aceptó la publicación", "La ville a accepté la publication");
    public static readonly Text RevisionRevoked = new("The city took back its agreement to publication", "La ciudad retiró su acuerdo a la publicación", "La ville a retiré son accord à la publication");
    public static readonly Text RevisionWithdrawn = new("Withdrawn", "Retirada", "Retirée");
    public static readonly Text RevisionReinstated = new("Reinstated", "Restablecida", "Rétablie");
    public static readonly Text RevisionAccepted = new("Accepted", "Aceptada", "Acceptée");
    public static readonly Text RevisionReturned = new("Returned to the city", "Devuelta a la ciudad", "Renvoyée à la ville");
    public static readonly Text KindCorrection = new("correction", "corrección", "correction");
    public static readonly Text KindLateAnswer = new("late answer", "respuesta tardía", "réponse tardive");
    public static readonly Text KindProcessingError = new("processing error of the committee", "error de tratamiento del comité", "erreur de traitement du comité");
    public static readonly Text ChangedFromTo = new("{0}: {1} → {2}", "{0}: {1} → {2}", "{0} : {1} → {2}");
    public static readonly Text AtPosition = new("position {0}", "posición {0}", "position {0}");
    public static readonly Text NothingYet = new("Classified, but nothing has been submitted.", "Clasificada, pero sin nada enviado.", "Classée, mais rien n’a été soumis.");
    public static readonly Text Withdrawn = new("The submission was withdrawn and is not counted.", "El envío se retiró y no se cuenta.", "La soumission a été retirée et n’est pas comptée.");

    // History
    public static readonly Text HistoryTitle = new("History of {0} in {1}", "Historial de {0} en {1}", "Historique de {0} en {1}");
    public static readonly Text HistoryLead = new(
        "Everything that was recorded about the city’s form, newest first: what changed, when, by whom in which role, and why. Nothing recorded is ever changed or deleted. Times are universal time (UTC).",
        "Todo lo registrado sobre el formulario de la ciudad, lo más reciente primero: qué cambió, cuándo, por quién y en qué función, y por qué. Nada de lo registrado se cambia ni se borra. Las horas son de tiempo universal (UTC).",
        "Tout ce qui a été enregistré sur le formulaire de la ville, le plus récent d’abord : ce qui a changé, quand, par qui et dans quel rôle, et pourquoi. Rien de ce qui est enregistré n’est jamais modifié ni effacé. Les heures sont en temps universel (UTC).");
    public static readonly Text HistoryOfQuestion = new("Only what concerns", "Solo lo relativo a", "Seulement ce qui concerne");
    public static readonly Text EveryQuestion = new("every question", "todas las preguntas", "toutes les questions");
    public static readonly Text Show = new("Show", "Mostrar", "Afficher");
    public static readonly Text NothingRecorded = new("Nothing is recorded here.", "Aquí no consta nada.", "Rien n’est enregistré ici.");
    public static readonly Text OnFormVersion = new("form version {0}", "versión {0} del formulario", "version {0} du formulaire");
    public static readonly Text ReasonGiven = new("Reason given:", "Motivo indicado:", "Motif indiqué :");
    public static readonly Text ChangesNotShown = new("{0} further answers are not listed here; choose a question, or take the file.", "{0} respuestas más no figuran aquí; elija una pregunta o descargue el archivo.", "{0} autres réponses ne sont pas listées ici ; choisissez une question ou prenez le fichier.");
    public static readonly Text OlderAndNewer = new("Older and newer", "Anterior y posterior", "Plus ancien et plus récent");
    public static readonly Text Older = new("Older", "Anterior", "Plus ancien");
    public static readonly Text Newer = new("Newer", "Más reciente", "Plus récent");
    public static readonly Text HistoryAsFile = new("The whole history as a file (CSV)", "Todo el historial en un archivo (CSV)", "Tout l’historique en fichier (CSV)");
    public static readonly Text WholeHistory = new("The whole history", "Todo el historial", "Tout l’historique");
    public static readonly Text ChangedFrom = new("Before", "Antes", "Avant");
    public static readonly Text ChangedTo = new("After", "Después", "Après");

    // An edition's history of change
    public static readonly Text EditionChangesTitle = new("What changed in {0}", "Qué cambió en {0}", "Ce qui a changé en {0}");
    public static readonly Text BetweenReadings = new("Between two readings of one edition: {0} and {1}.", "Entre dos lecturas de una edición: {0} y {1}.", "Entre deux lectures d’une édition : {0} et {1}.");
    public static readonly Text NoReleaseYet = new(
        "This edition has no release yet. Name the reading to begin with in the address (from=p:1234).", "Esta edición aún no tiene publicación. Indique en la dirección la lectura de partida (from=p:1234).",
        "Cette édition n’a pas encore de publication. Indiquez dans l’adresse la lecture de départ (from=p:1234).");
    public static readonly Text NothingChanged = new("Nothing that could move an indicator was recorded between these readings.", "Entre estas lecturas no se registró nada que pudiera mover un indicador.", "Rien qui puisse déplacer un indicateur n’a été enregistré entre ces lectures.");
    public static readonly Text WhatHappened = new("What happened", "Qué ocurrió", "Ce qui s’est passé");
    public static readonly Text OneByOne = new("One by one", "Uno por uno", "Un par un");
    public static readonly Text AndMore = new("And {0} more, in the trail.", "Y {0} más, en el registro.", "Et {0} de plus, dans le registre.");
    public static readonly Text WhatMoved = new("Indicators that moved", "Indicadores que se movieron", "Indicateurs qui ont bougé");
    public static readonly Text WhatMovedLead = new("In the order of the framework.", "En el orden del marco.", "Dans l’ordre du cadre.");
    public static readonly Text DidNotMove = new("Those that did not move: {0}.", "Los que no se movieron: {0}.", "Ceux qui n’ont pas bougé : {0}.");
    public static readonly Text WhereItComesFrom = new("Where it comes from", "De dónde viene", "D’où il vient");
    public static readonly Text NotDefined = new("not defined then", "sin definir entonces", "non défini alors");
    public static readonly Text MovedCount = new("{0} counted", "{0} en el numerador", "{0} au numérateur");
    public static readonly Text MovedCountAndBase = new("{0} counted, {1} in the base", "{0} en el numerador, {1} en la base", "{0} au numérateur, {1} dans la base");
    public static readonly Text HowItIsTakenApart = new(
        "The events are replayed in the order in which they were recorded; what an indicator gives after an event less what it gave before is that event’s part. The parts add up to the difference. In another order they could be shared out otherwise.",
        "Los hechos se reproducen en el orden en que se registraron; lo que un indicador da después de un hecho menos lo que daba antes es la parte de ese hecho. Las partes suman la diferencia. En otro orden podrían repartirse de otro modo.",
        "Les faits sont rejoués dans l’ordre où ils ont été enregistrés ; ce qu’un indicateur donne après un fait moins ce qu’il donnait avant est la part de ce fait. Les parts font ensemble l’écart. Dans un autre ordre, elles pourraient se répartir autrement.");
    public static readonly Text CauseCorrection = new("Corrections", "Correcciones", "Corrections");
    public static readonly Text CauseLateAnswer = new("Late answers", "Respuestas tardías", "Réponses tardives");
    public static readonly Text CauseProcessingError = new("Processing errors of the committee", "Errores de tratamiento del comité", "Erreurs de traitement du comité");
    public static readonly Text CauseSubmission = new("Cities that joined", "Ciudades que se sumaron", "Villes qui se sont jointes");
    public static readonly Text CauseResubmission = new("Forms submitted again", "Formularios enviados de nuevo", "Formulaires soumis de nouveau");
    public static readonly Text CauseReport = new("Answers from reports", "Respuestas de informes", "Réponses tirées de rapports");
    public static readonly Text CauseWithdrawal = new("Withdrawals", "Retiradas", "Retraits");
    public static readonly Text CauseReinstatement = new("Reinstatements", "Restablecimientos", "Rétablissements");
    public static readonly Text CauseClassification = new("Cities classified anew", "Ciudades reclasificadas", "Villes reclassées");
    public static readonly Text CauseDefinitions = new("Definitions changed", "Definiciones cambiadas", "Définitions changées");

    // Practices
    public static readonly Text PracticesLead = new("What a city did, what it aimed at, what made it work and what came out, as the report tells it. By factor of the framework.", "Qué hizo una ciudad, qué pretendía, por qué funcionó y qué resultó, según el informe. Por factor del marco.", "Ce qu’une ville a fait, ce qu’elle visait, ce qui l’a fait réussir et ce qui en est sorti, selon le rapport. Par facteur du cadre.");
    public static readonly Text Practice = new("Good practice", "Buena práctica", "Bonne pratique");
    public static readonly Text Objective = new("Objective", "Objetivo", "Objectif");
    public static readonly Text SuccessFactors = new("What made it work", "Factores de éxito", "Facteurs de succès");
    public static readonly Text Results = new("What came out", "Resultados", "Résultats");
    public static readonly Text NoneTold = new("The source tells none.", "La fuente no menciona ninguno.", "La source n’en cite aucun.");
    public static readonly Text Period = new("Period", "Periodo", "Période");
    public static readonly Text Link = new("Link", "Enlace", "Lien");
    public static readonly Text OtherFactor = new("Without a factor", "Sin factor", "Sans facteur");
    public static readonly Text RetiredPractice = new("This practice was retired.", "Esta práctica se retiró.", "Cette pratique a été retirée.");
    public static readonly Text InEnglish = new("Kept in the language of the source.", "Se conserva en la lengua de la fuente (inglés).", "Conservé dans la langue de la source (anglais).");

    // Values
    public static readonly Text Yes = new("yes", "sí", "oui");
    public static readonly Text No = new("no", "no", "non");
    public static readonly Text Nothing = new("none of them", "ninguna de ellas", "aucune d’elles");
    public static readonly Text AtLeast = new("at least {0}", "al menos {0}", "au moins {0}");
    public static readonly Text AtMost = new("at most {0}", "como máximo {0}", "au plus {0}");
    public static readonly Text MoreThan = new("more than {0}", "más de {0}", "plus de {0}");
    public static readonly Text LessThan = new("less than {0}", "menos de {0}", "moins de {0}");
    public static readonly Text Almost = new("almost {0}", "casi {0}", "presque {0}");
    public static readonly Text Last = new("last {0}", "últimos {0}", "les derniers {0}");
    public static readonly Text Only = new("only {0}", "solo {0}", "seulement {0}");
    public static readonly Text PersonalErased = new("a personal answer that was erased", "una respuesta personal que se borró", "une réponse personnelle qui a été effacée");
    public static readonly Text Personal = new("kept apart: a personal answer", "guardada aparte: respuesta personal", "conservée à part : réponse personnelle");

    public static readonly Plural CityCount = new(new("{0} city", "{0} ciudad", "{0} ville"), new("{0} cities", "{0} ciudades", "{0} villes"));
    public static readonly Plural FieldCount = new(new("{0} field", "{0} ámbito", "{0} domaine"), new("{0} fields", "{0} ámbitos", "{0} domaines"));
    public static readonly Plural FactorCount = new(new("{0} factor", "{0} factor", "{0} facteur"), new("{0} factors", "{0} factores", "{0} facteurs"));
    public static readonly Plural CountryCount = new(new("{0} country", "{0} país", "{0} pays"), new("{0} countries", "{0} países", "{0} pays"));
    public static readonly Plural PracticeCount = new(new("{0} good practice", "{0} buena práctica", "{0} bonne pratique"), new("{0} good practices", "{0} buenas prácticas", "{0} bonnes pratiques"));
    public static readonly Plural FigureCount = new(new("{0} figure", "{0} cifra", "{0} chiffre"), new("{0} figures", "{0} cifras", "{0} chiffres"));
    public static readonly Plural NamedListCount = new(new("{0} list of cities", "{0} lista de ciudades", "{0} liste de villes"), new("{0} lists of cities", "{0} listas de ciudades", "{0} listes de villes"));
    public static readonly Plural TableCount = new(new("{0} table", "{0} tabla", "{0} tableau"), new("{0} tables", "{0} tablas", "{0} tableaux"));
    public static readonly Plural StatementCount = new(new("{0} statement without a figure", "{0} afirmación sin cifra", "{0} énoncé sans chiffre"), new("{0} statements without a figure", "{0} afirmaciones sin cifra", "{0} énoncés sans chiffre"));
    public static readonly Plural SeriesCount = new(new("{0} series", "{0} serie", "{0} série"), new("{0} series", "{0} series", "{0} séries"));
    public static readonly Plural MatchedCount = new(new("{0} matched city", "{0} ciudad en ambas", "{0} ville appariée"), new("{0} matched cities", "{0} ciudades en ambas", "{0} villes appariées"));

    // Refusals
    public static readonly Text StaleTitle = new("It changed meanwhile", "Ha cambiado entretanto", "Cela a changé entre-temps");
    public static readonly Text StaleText = new(
        "Someone else changed it while you were at it. Nothing of yours was recorded. Go back, load the page again, and decide on what it says now.",
        "Otra persona lo cambió mientras usted trabajaba. No se registró nada de lo suyo. Vuelva atrás, cargue la página de nuevo y decida sobre lo que dice ahora.",
        "Quelqu’un d’autre l’a changé pendant que vous y travailliez. Rien de vous n’a été enregistré. Revenez, rechargez la page et décidez d’après ce qu’elle dit maintenant.");
    public static readonly Text NotFoundTitle = new("There is no such page", "No existe esa página", "Cette page n’existe pas");
    public static readonly Text NotFoundText = new("The address leads nowhere, or what it names does not exist at this position.", "La dirección no lleva a ninguna parte o lo que nombra no existe en esta posición.", "L’adresse ne mène nulle part, ou ce qu’elle nomme n’existe pas à cette position.");
    public static readonly Text RefusedTitle = new("This cannot be shown", "Esto no se puede mostrar", "Ceci ne peut être montré");
    public static readonly Text RefusedText = new("What was asked breaks a rule of the study.", "Lo pedido infringe una regla del estudio.", "Ce qui est demandé enfreint une règle de l’étude.");
    public static readonly Text FictionAndFactTitle = new("Fiction is not compared with fact", "La ficción no se compara con los hechos", "La fiction ne se compare pas aux faits");
    public static readonly Text FictionAndFactText = new(
        "A demonstration edition has fictional cities and made-up answers. It is never compared with a real edition: any difference would say nothing, and might be believed.",
        "Una edición de demostración tiene ciudades ficticias y respuestas inventadas. Nunca se compara con una edición real: cualquier diferencia no diría nada y podría creerse.",
        "Une édition de démonstration a des villes fictives et des réponses inventées. Elle n’est jamais comparée à une édition réelle : tout écart ne dirait rien et pourrait être cru.");
    public static readonly Text SameEditionTitle = new("Two different readings are needed", "Hacen falta dos lecturas distintas", "Il faut deux lectures différentes");
    public static readonly Text SameEditionText = new("A comparison takes two editions, or one edition at two points in time.", "Una comparación requiere dos ediciones, o una edición en dos momentos.", "Une comparaison demande deux éditions, ou une édition à deux moments.");
    public static readonly Text PointTitle = new("That point in time cannot be read", "Ese momento no se puede leer", "Ce moment ne peut être lu");
    public static readonly Text PointText = new("A point in time is written p:1234 (a position), r:2017.0 (a release) or t:2027-03-01T00:00:00Z (a moment that has passed).", "Un momento se escribe p:1234 (una posición), r:2017.0 (una publicación) o t:2027-03-01T00:00:00Z (un instante pasado).", "Un moment s’écrit p:1234 (une position), r:2017.0 (une publication) ou t:2027-03-01T00:00:00Z (un instant passé).");
    public static readonly Text AwayTitle = new("Not available right now", "No disponible en este momento", "Indisponible pour l’instant");
    public static readonly Text AwayText = new("The database does not answer. Nothing is lost; try again in a moment.", "La base de datos no responde. No se ha perdido nada; inténtelo de nuevo en un momento.", "La base de données ne répond pas. Rien n’est perdu ; réessayez dans un instant.");
    public static readonly Text BrokenTitle = new("Something broke on our side", "Algo ha fallado por nuestra parte", "Quelque chose a cassé de notre côté");
    public static readonly Text BrokenText = new("It is in our log. Nothing was half-written.", "Consta en nuestro registro. Nada quedó a medias.", "C’est dans notre journal. Rien n’a été écrit à moitié.");
    public static readonly Text ToTheEditions = new("To the editions", "A las ediciones", "Vers les éditions");

    // Units
    public static readonly Text UnitPercent = new("percent", "por ciento", "pour cent");
    public static readonly Text UnitCities = new("cities", "ciudades", "villes");
    public static readonly Text UnitStudents = new("students", "estudiantes", "étudiants");
    public static readonly Text UnitPeople = new("people", "personas", "personnes");
    public static readonly Text UnitInhabitants = new("inhabitants", "habitantes", "habitants");
    public static readonly Text UnitFirms = new("firms", "empresas", "entreprises");
    public static readonly Text UnitParks = new("parks", "parques", "parcs");
    public static readonly Text UnitCentres = new("centres", "centros", "centres");
    public static readonly Text UnitPlaces = new("places", "plazas", "places");
    public static readonly Text UnitYears = new("years", "años", "ans");
    public static readonly Text UnitDays = new("days", "días", "jours");
    public static readonly Text UnitHoursAWeek = new("hours a week", "horas por semana", "heures par semaine");
    public static readonly Text UnitSpecialities = new("specialities", "especialidades", "spécialités");
    public static readonly Text UnitEstablishments = new("establishments", "establecimientos", "établissements");
    public static readonly Text UnitCameras = new("cameras", "cámaras", "caméras");
    public static readonly Text UnitRoubles = new("roubles", "rublos", "roubles");
    public static readonly Text UnitAxes = new("axes", "ejes", "axes");
    public static readonly Text UnitDataSets = new("data sets", "conjuntos de datos", "jeux de données");
    public static readonly Text UnitReferences = new("references", "referencias", "références");
    public static readonly Text UnitDownloads = new("downloads", "descargas", "téléchargements");
    public static readonly Text UnitDownloadsADocument = new("downloads a document", "descargas por documento", "téléchargements par document");
    public static readonly Text UnitApplications = new("applications", "solicitudes", "demandes");
    public static readonly Text UnitTransactions = new("transactions", "transacciones", "transactions");
    public static readonly Text UnitServices = new("services", "servicios", "services");
    public static readonly Text UnitBoxes = new("boxes in the report", "recuadros del informe", "encadrés du rapport");

    // Months, for dates in words
    public static readonly IReadOnlyList<Text> Months =
    [
        new("January", "enero", "janvier"), new("February", "febrero", "février"), new("March", "marzo", "mars"), new("April", "abril", "avril"),
        new("May", "mayo", "mai"), new("June", "junio", "juin"), new("July", "julio", "juillet"), new("August", "agosto", "août"),
        new("September", "septiembre", "septembre"), new("October", "octubre", "octobre"), new("November", "noviembre", "novembre"), new("December", "diciembre", "décembre"),
    ];

    /// <summary>The days and months of a date, in the order of each language.</summary>
    public static readonly Text Date = new("{0} {1} {2}", "{0} de {1} de {2}", "{0} {1} {2}");
}
