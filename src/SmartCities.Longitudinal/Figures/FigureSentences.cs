namespace SmartCities.Longitudinal.Figures;

/// <summary>What <see cref="Reconciliation"/> says, in the three languages of the study.</summary>
public static class FigureSentences
{
    // What is known
    public static readonly Text Bounds = new(
        "at least {0} and at most {1} of {2} ({3} known yes, {4} known no, {5} unknown)",
        "al menos {0} y como máximo {1} de {2} ({3} con «sí» conocido, {4} con «no» conocido, {5} sin saber)",
        "au moins {0} et au plus {1} sur {2} ({3} au «\u00a0oui\u00a0» connu, {4} au «\u00a0non\u00a0» connu, {5} sans réponse connue)");
    public static readonly Text Or = new("or", "o", "ou");
    public static readonly Text And = new("and", "y", "et");
    public static readonly Text OrFewer = new("{0} (or of fewer)", "{0} (o de menos)", "{0} (ou sur moins)");

    // Shares
    public static readonly Text ParticipantsUnknown = new(
        "How many cities took part is not known: there is no base to hold {0} against.",
        "No se sabe cuántas ciudades participaron: no hay base con la que contrastar {0}.",
        "On ignore combien de villes ont participé\u00a0: il n’y a pas de base à laquelle confronter {0}.");
    public static readonly Text NoIndicator = new(
        "No indicator of this edition measures this reading; {0} would round to {1}.",
        "Ningún indicador de esta edición mide esta lectura; {0} se redondearía a {1}.",
        "Aucun indicateur de cette édition ne mesure cette lecture\u00a0; {0} s’arrondirait à {1}.");
    public static readonly Text NothingKnown = new(
        "Of none of the {0} is the answer known; {1} would round to {2}.",
        "De ninguna de las {0} se conoce la respuesta; {1} se redondearía a {2}.",
        "La réponse n’est connue d’aucune des {0}\u00a0; {1} s’arrondirait à {2}.");
    public static readonly Text Gives = new("The answers give {0}, {1}, as printed.", "Las respuestas dan {0}, el {1}, como está impreso.", "Les réponses donnent {0}, soit {1}, comme imprimé.");
    public static readonly Text GivesOther = new("The answers give {0}, {1}; {2} is printed.", "Las respuestas dan {0}, el {1}; está impreso {2}.", "Les réponses donnent {0}, soit {1}\u00a0; {2} est imprimé.");
    public static readonly Text Room = new("What is known is {0}: that leaves room for {1}, printed as {2}.", "Lo que se sabe es {0}: deja lugar a {1}, impreso como {2}.", "On sait ceci\u00a0: {0}. Cela laisse place à {1}, imprimé {2}.");
    public static readonly Text TooManyYes = new("What is known is {0}. Printed is {1}: {2}, at most {3} yes.", "Lo que se sabe es {0}. Está impreso {1}: {2}, como máximo {3} «sí».", "On sait ceci\u00a0: {0}. Il est imprimé {1}\u00a0: {2}, au plus {3} «\u00a0oui\u00a0».");
    public static readonly Text TooManyNo = new("What is known is {0}. Printed is {1}: {2}, at most {3} no.", "Lo que se sabe es {0}. Está impreso {1}: {2}, como máximo {3} «no».", "On sait ceci\u00a0: {0}. Il est imprimé {1}\u00a0: {2}, au plus {3} «\u00a0non\u00a0».");
    public static readonly Text NoWay = new("What is known is {0}. However the rest is filled in, it does not give {1}.", "Lo que se sabe es {0}. Se complete como se complete el resto, no da {1}.", "On sait ceci\u00a0: {0}. De quelque façon qu’on complète le reste, on n’obtient pas {1}.");
    public static readonly Text PartOf = new(
        "Of none of the cities is the answer known in this reading. Read as {0}, what is known is {1}: that leaves room for {2}, printed as {3}.",
        "De ninguna ciudad se conoce la respuesta en esta lectura. Leído como {0}, lo que se sabe es {1}: deja lugar a {2}, impreso como {3}.",
        "La réponse n’est connue d’aucune ville dans cette lecture. Lu comme {0}, on sait ceci\u00a0: {1}. Cela laisse place à {2}, imprimé {3}.");
    public static readonly Text PartOfFewer = new(
        "This reading counts a part of what is read as {0}, and there what is known is {1}. Printed is {2}: {3}.",
        "Esta lectura cuenta una parte de lo que se lee como {0}, y allí lo que se sabe es {1}. Está impreso {2}: {3}.",
        "Cette lecture compte une partie de ce qui se lit comme {0}, et là on sait ceci\u00a0: {1}. Il est imprimé {2}\u00a0: {3}.");
    public static readonly Text CountDoesNotRound = new("{0} does not round to {1}.", "{0} no se redondea a {1}.", "{0} ne s’arrondit pas à {1}.");
    public static readonly Text CountNeverRounds = new("{0} of at most {1} never rounds to {2}.", "{0} de un máximo de {1} nunca se redondea a {2}.", "{0} sur au plus {1} ne s’arrondit jamais à {2}.");
    public static readonly Text NoCountOf = new("No whole number of {0} rounds to {1}: {2}.", "Ningún número entero de {0} se redondea a {1}: {2}.", "Aucun nombre entier de {0} ne s’arrondit à {1}\u00a0: {2}.");
    public static readonly Text Is = new("{0} is {1}", "{0} es el {1}", "{0} font {1}");
    public static readonly Text NoCountUpTo = new("No whole number of at most {0} rounds to {1}.", "Ningún número entero de un máximo de {0} se redondea a {1}.", "Aucun nombre entier sur au plus {0} ne s’arrondit à {1}.");

    // Why what equals the print does not reproduce it
    public static readonly Text Fictional = new("These cities are fictional: their answers reproduce nothing.", "Estas ciudades son ficticias: sus respuestas no reproducen nada.", "Ces villes sont fictives\u00a0: leurs réponses ne reproduisent rien.");
    public static readonly Text FromReport = new("That rests on what the report itself tells, not on what the cities answered.", "Eso se basa en lo que el propio informe dice, no en lo que las ciudades respondieron.", "Cela repose sur ce que le rapport lui-même dit, non sur ce que les villes ont répondu.");
    public static readonly Text NotClosed = new("The edition is not closed: answers may still come.", "La edición no está cerrada: aún pueden llegar respuestas.", "L’édition n’est pas close\u00a0: des réponses peuvent encore arriver.");

    // Counts and numbers
    public static readonly Text NotACount = new("{0} is not a number of the {1} that took part.", "{0} no es un número de las {1} que participaron.", "{0} n’est pas un nombre des {1} qui ont participé.");
    public static readonly Text CountGives = new("The answers give {0}, as printed.", "Las respuestas dan {0}, como está impreso.", "Les réponses donnent {0}, comme imprimé.");
    public static readonly Text CountGivesOther = new("The answers give {0}; {1} is printed.", "Las respuestas dan {0}; está impreso {1}.", "Les réponses donnent {0}\u00a0; {1} est imprimé.");
    public static readonly Text CountOutside = new("What is known is {0}; {1} is printed.", "Lo que se sabe es {0}; está impreso {1}.", "On sait ceci\u00a0: {0}\u00a0; {1} est imprimé.");
    public static readonly Text CountRoom = new("What is known is {0}: that leaves room for {1}.", "Lo que se sabe es {0}: deja lugar a {1}.", "On sait ceci\u00a0: {0}. Cela laisse place à {1}.");
    public static readonly Text NobodyKnown = new("Of none of the {0} is the answer known.", "De ninguna de las {0} se conoce la respuesta.", "La réponse n’est connue d’aucune des {0}.");
    public static readonly Text NumbersUnknown = new("The numbers of {0} are known, those of {1} are not.", "Se conocen los números de {0}, no los de {1}.", "On connaît les nombres de {0}, non ceux de {1}.");
    public static readonly Text NumbersGive = new("The answers of {0} give {1}, as printed.", "Las respuestas de {0} dan {1}, como está impreso.", "Les réponses de {0} donnent {1}, comme imprimé.");
    public static readonly Text NumbersGiveOther = new("The answers of {0} give {1}; {2} is printed.", "Las respuestas de {0} dan {1}; está impreso {2}.", "Les réponses de {0} donnent {1}\u00a0; {2} est imprimé.");
    public static readonly Text NotMeasured = new("No indicator of this edition measures what is printed in this reading.", "Ningún indicador de esta edición mide lo impreso en esta lectura.", "Aucun indicateur de cette édition ne mesure ce qui est imprimé dans cette lecture.");
    public static readonly Text NoNumber = new("No number is printed.", "No hay ningún número impreso.", "Aucun nombre n’est imprimé.");
    public static readonly Text NoNumberKnown = new("No number is printed. What is known is {0}.", "No hay ningún número impreso. Lo que se sabe es {0}.", "Aucun nombre n’est imprimé. On sait ceci\u00a0: {0}.");

    // Lists of names
    public static readonly Text NamesUnmeasured = new("No indicator of this edition says for which cities it holds.", "Ningún indicador de esta edición dice para qué ciudades vale.", "Aucun indicateur de cette édition ne dit pour quelles villes cela vaut.");
    public static readonly Text NamedAbsent = new("{0}: named, and not among the cities of this edition.", "{0}: nombrado, y no está entre las ciudades de esta edición.", "{0}\u00a0: nommé, et absent des villes de cette édition.");
    public static readonly Text NamedNot = new("{0}: named, and known not to.", "{0}: nombrado, y se sabe que no.", "{0}\u00a0: nommé, et l’on sait que non.");
    public static readonly Text NamedUnknown = new("Of none of the named cities is the answer known.", "De ninguna de las ciudades nombradas se conoce la respuesta.", "La réponse n’est connue d’aucune des villes nommées.");
    public static readonly Text NamedGive = new("The answers give just the cities named, {0}.", "Las respuestas dan justo las ciudades nombradas, {0}.", "Les réponses donnent exactement les villes nommées, {0}.");
    public static readonly Text NamedKnown = new(
        "All cities named are known to, {0}; besides them {1} known to and {2} unknown. A list of names need not be complete.",
        "De todas las ciudades nombradas se sabe que sí, {0}; además, {1} con «sí» conocido y {2} sin saber. Una lista de nombres no tiene por qué ser completa.",
        "De toutes les villes nommées on sait que oui, {0}\u00a0; en plus, {1} au «\u00a0oui\u00a0» connu et {2} sans réponse connue. Une liste de noms n’est pas forcément complète.");
    public static readonly Text NamedPartKnown = new("Of {0} named, {1} are known to; of the others it is not known.", "De {0} nombradas, se sabe que sí de {1}; de las demás no se sabe.", "De {0} nommées, on sait que oui pour {1}\u00a0; des autres, on ne sait pas.");
    public static readonly Text ListLacks = new("{0}: named under “{1}” ({2}), and not here.", "{0}: con nombre en «{1}» ({2}), y no aquí.", "{0}\u00a0: nommé sous «\u00a0{1}\u00a0» ({2}), et non ici.");
    public static readonly Text ListHolds = new("Every city named under “{0}” ({1}) is named here too.", "Toda ciudad nombrada en «{0}» ({1}) se nombra también aquí.", "Toute ville nommée sous «\u00a0{0}\u00a0» ({1}) l’est aussi ici.");

    // Values by city
    public static readonly Text OneValue = new("One value of a city is printed; no indicator adds it up.", "Hay un valor impreso de una ciudad; ningún indicador lo agrega.", "Une valeur d’une ville est imprimée\u00a0; aucun indicateur ne l’agrège.");
    public static readonly Text SeveralValues = new("{0} values of cities are printed; no indicator adds them up.", "Hay {0} valores impresos de ciudades; ningún indicador los agrega.", "{0} valeurs de villes sont imprimées\u00a0; aucun indicateur ne les agrège.");
    public static readonly Text SeveralMeasures = new("{0} values are printed, of {1} different measures: they cannot be put side by side.", "Hay {0} valores impresos, de {1} medidas distintas: no se pueden poner juntos.", "{0} valeurs sont imprimées, de {1} mesures différentes\u00a0: on ne peut les mettre côte à côte.");
    public static readonly Text ValuesGive = new("The answers of {0} are the printed values.", "Las respuestas de {0} son los valores impresos.", "Les réponses de {0} sont les valeurs imprimées.");
    public static readonly Text ValuesPart = new(
        "{0} of {1} printed values are answers to this indicator’s question; the others measure something else, or are not known.",
        "{0} de {1} valores impresos son respuestas a la pregunta de este indicador; los demás miden otra cosa o no se conocen.",
        "{0} des {1} valeurs imprimées répondent à la question de cet indicateur\u00a0; les autres mesurent autre chose ou sont inconnues.");
    public static readonly Text RatioGives = new("{0} over {1} makes {2}; {3} is printed, which fits.", "{0} entre {1} da {2}; está impreso {3}, que encaja.", "{0} sur {1} donnent {2}\u00a0; {3} est imprimé, ce qui concorde.");
    public static readonly Text RatioGivesOther = new("{0} over {1} makes {2}; {3} is printed.", "{0} entre {1} da {2}; está impreso {3}.", "{0} sur {1} donnent {2}\u00a0; {3} est imprimé.");
    public static readonly Text RatioUnknown = new("The printed values that this reading puts together are not numbers recorded here.", "Los valores impresos que reúne esta lectura no son números registrados aquí.", "Les valeurs imprimées que cette lecture rapproche ne sont pas des nombres enregistrés ici.");

    // Tables
    public static readonly Text CellsAddUp = new("The cells add up to {0}, not to {1}.", "Las celdas suman {0}, no {1}.", "Les cases font {0} en tout, et non {1}.");
    public static readonly Text CellOff = new("In {0}, {1} there are {2}; {3} are printed.", "En {0}, {1} hay {2}; están impresas {3}.", "Dans {0}, {1} il y en a {2}\u00a0; {3} sont imprimées.");
    public static readonly Text CellsSame = new("{0} are classified as printed, cell by cell.", "{0} están clasificadas como está impreso, celda a celda.", "{0} sont classées comme imprimé, case par case.");
    public static readonly Text CellsNone = new("No city is classified.", "Ninguna ciudad está clasificada.", "Aucune ville n’est classée.");
    public static readonly Text CellsFit = new("The classified cities fit the printed cells; {0} are not classified.", "Las ciudades clasificadas encajan en las celdas impresas; {0} no están clasificadas.", "Les villes classées entrent dans les cases imprimées\u00a0; {0} ne sont pas classées.");

    // A figure, of all its readings
    public static readonly Text OnlyAs = new("Of {0} ways to read it one is left, “{1}”. {2}", "De {0} formas de leerlo queda una, «{1}». {2}", "De {0} façons de le lire, il en reste une, «\u00a0{1}\u00a0». {2}");
    public static readonly Text NoReadingHolds = new("None of {0} ways to read it holds. {1}", "Ninguna de {0} formas de leerlo se sostiene. {1}", "Aucune des {0} façons de le lire ne tient. {1}");
    public static readonly Text ReadEitherWay = new("It can be read as {0}. Nothing known tells which was meant.", "Puede leerse como {0}. Nada de lo que se sabe dice qué se quiso decir.", "Cela peut se lire comme {0}. Rien de connu ne dit ce qui était voulu.");
    public static readonly Text ReadAs = new("“{0}” ({1})", "«{0}» ({1})", "«\u00a0{0}\u00a0» ({1})");
    public static readonly Text NothingDecides = new("None of the {0} ways to read it can be held against anything known.", "Ninguna de las {0} formas de leerlo se puede contrastar con algo conocido.", "Aucune des {0} façons de le lire ne peut être confrontée à rien de connu.");

    // Figures that share a question
    public static readonly Text GroupFits = new("{0} can all come from one base: {1} cities that answered.", "{0} pueden proceder todas de una base: {1} ciudades que respondieron.", "{0} peuvent tous venir d’une seule base\u00a0: {1} villes qui ont répondu.");
    public static readonly Text GroupNotEach = new("Not each of {0} comes from a whole number of at most {1}.", "No todas las cifras {0} salen de un número entero de un máximo de {1}.", "Les chiffres {0} ne viennent pas tous d’un nombre entier sur au plus {1}.");
    public static readonly Text GroupClash = new(
        "Each of {0} can come from a whole number of at most {1}, {2}; on one base all of them cannot: {3}.",
        "Cada una de las cifras {0} puede salir de un número entero de un máximo de {1}, {2}; todas ellas de una misma base, no: {3}.",
        "Chacun des chiffres {0} peut venir d’un nombre entier sur au plus {1}, {2}\u00a0; tous ensemble sur une même base, non\u00a0: {3}.");
    public static readonly Text NoneOfAll = new("none of them of {0}", "ninguna de ellas sobre {0}", "aucun sur {0}");
    public static readonly Text AllOfAll = new("all of them of {0}", "todas ellas sobre {0}", "tous sur {0}");
    public static readonly Text SomeOfAll = new("{1} of them of {0}", "{1} de ellas sobre {0}", "{1} d’entre eux sur {0}");
    public static readonly Text NoCommonBase = new("there is no such base up to {0}", "no hay tal base hasta {0}", "il n’y a pas de telle base jusqu’à {0}");
    public static readonly Text SmallestBase = new("the smallest such base is {0}", "la menor base posible es {0}", "la plus petite base possible est {0}");
}
