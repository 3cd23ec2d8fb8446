using System.Globalization;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>What each difference between two forms does to a comparison of their answers, in the three languages.</summary>
public static class Harms
{
    public static readonly Text Added = new(
        "Only the later form asks it: nothing earlier stands beside its answers.",
        "Solo lo pregunta el formulario posterior: no hay nada anterior junto a sus respuestas.",
        "Seul le formulaire ultérieur le demande\u00a0: rien d’antérieur ne se place à côté de ses réponses.");

    public static readonly Text Removed = new(
        "The later form no longer asks it: what it fed ends here, unless another question carries it on.",
        "El formulario posterior ya no lo pregunta: lo que alimentaba termina aquí, salvo que otra pregunta lo continúe.",
        "Le formulaire ultérieur ne le demande plus\u00a0: ce qu’il alimentait s’arrête ici, sauf si une autre question le poursuit.");

    public static readonly Text Moved = new(
        "Other questions come before it now: what was just asked colours an answer, though its words are the same.",
        "Ahora la preceden otras preguntas: lo que se acaba de preguntar influye en la respuesta, aunque sus palabras sean las mismas.",
        "D’autres questions la précèdent désormais\u00a0: ce qui vient d’être demandé influence la réponse, même si ses mots sont les mêmes.");

    public static readonly Text MovedToSection = new(
        "It stands under another heading now: readers take it to be about that heading, though its words are the same.",
        "Ahora está bajo otro título: se entiende a la luz de ese título, aunque sus palabras sean las mismas.",
        "Elle se trouve sous un autre titre désormais\u00a0: on la comprend à la lumière de ce titre, même si ses mots sont les mêmes.");

    public static readonly Text AnotherQuestion = new(
        "Hardly a telling word is the same: these may be two questions, and a difference would compare them, not the cities.",
        "Casi ninguna palabra significativa coincide: pueden ser dos preguntas, y una diferencia las compararía a ellas, no a las ciudades.",
        "Presque aucun mot significatif n’est le même\u00a0: ce peuvent être deux questions, et une différence comparerait celles-ci, non les villes.");

    public static readonly Text RewordedEverywhere = new(
        "Other words are understood as another question: a difference may come from the words and not from the cities.",
        "Otras palabras se entienden como otra pregunta: una diferencia puede venir de las palabras y no de las ciudades.",
        "D’autres mots se comprennent comme une autre question\u00a0: une différence peut venir des mots et non des villes.");

    public static readonly Text RewordedIn = new(
        "Only who reads it in {0} reads other words: those cities may move by the words alone, the others do not.",
        "Solo quien la lee en {0} lee otras palabras: esas ciudades pueden cambiar solo por las palabras; las demás, no.",
        "Seuls ceux qui la lisent en {0} lisent d’autres mots\u00a0: ces villes peuvent bouger par les seuls mots, les autres non.");

    public static readonly Text HelpReworded = new(
        "The help says what to count: with other help, the same city may count otherwise.",
        "La ayuda dice qué contar: con otra ayuda, la misma ciudad puede contar de otro modo.",
        "L’aide dit ce qu’il faut compter\u00a0: avec une autre aide, la même ville peut compter autrement.");

    public static readonly Text Retouched = new(
        "Only spaces, case or punctuation differ: no other answer is expected.",
        "Solo cambian espacios, mayúsculas o puntuación: no se esperan otras respuestas.",
        "Seuls les espaces, la casse ou la ponctuation changent\u00a0: aucune autre réponse n’est attendue.");

    public static readonly Text OptionAdded = new(
        "A new option draws answers from the others: their shares fall without any city having changed.",
        "Una opción nueva atrae respuestas de las demás: sus proporciones bajan sin que ninguna ciudad haya cambiado.",
        "Une nouvelle option attire des réponses des autres\u00a0: leurs parts baissent sans qu’aucune ville ait changé.");

    public static readonly Text OptionRemoved = new(
        "Who chose what is gone has to choose something else or nothing: other shares rise without any city having changed.",
        "Quien elegía lo que ya no está debe elegir otra cosa o nada: otras proporciones suben sin que ninguna ciudad haya cambiado.",
        "Qui choisissait ce qui a disparu doit choisir autre chose ou rien\u00a0: d’autres parts montent sans qu’aucune ville ait changé.");

    public static readonly Text OptionRewordedEverywhere = new(
        "An option with other words is chosen by other cities, though its id is the same.",
        "Una opción con otras palabras la eligen otras ciudades, aunque su identificador sea el mismo.",
        "Une option aux mots différents est choisie par d’autres villes, même si son identifiant est le même.");

    public static readonly Text OptionRewordedIn = new(
        "Only who reads it in {0} chooses between other words: those cities may move by the words alone, the others do not.",
        "Solo quien la lee en {0} elige entre otras palabras: esas ciudades pueden cambiar solo por las palabras; las demás, no.",
        "Seuls ceux qui la lisent en {0} choisissent entre d’autres mots\u00a0: ces villes peuvent bouger par les seuls mots, les autres non.");

    public static readonly Text OptionsReordered = new(
        "What stands first in a list is chosen more often: another order moves answers.",
        "Lo que encabeza una lista se elige más a menudo: otro orden mueve respuestas.",
        "Ce qui vient en tête d’une liste est choisi plus souvent\u00a0: un autre ordre déplace des réponses.");

    public static readonly Text ConditionAdded = new(
        "Only some cities are asked now: the base is smaller, and a difference may come from who is asked.",
        "Ahora solo se pregunta a algunas ciudades: la base es menor, y una diferencia puede venir de a quién se pregunta.",
        "Seules certaines villes sont interrogées désormais\u00a0: la base est plus petite, et une différence peut venir de qui est interrogé.");

    public static readonly Text ConditionRemoved = new(
        "Every city is asked now, where only some were: the base is larger, and a difference may come from who is asked.",
        "Ahora se pregunta a todas las ciudades, antes solo a algunas: la base es mayor, y una diferencia puede venir de a quién se pregunta.",
        "Toutes les villes sont interrogées désormais, seules certaines l’étaient\u00a0: la base est plus grande, et une différence peut venir de qui est interrogé.");

    public static readonly Text ConditionChanged = new(
        "Other cities are asked: the base is another one, and a difference may come from who is asked.",
        "Se pregunta a otras ciudades: la base es otra, y una diferencia puede venir de a quién se pregunta.",
        "D’autres villes sont interrogées\u00a0: la base est autre, et une différence peut venir de qui est interrogé.");

    public static readonly Text Universe = new(
        "Its condition is the same, but a question that decides who reaches it is asked differently: other cities may get here.",
        "Su condición es la misma, pero una pregunta que decide quién llega a ella se hace de otro modo: pueden llegar otras ciudades.",
        "Sa condition est la même, mais une question qui décide qui y parvient est posée autrement\u00a0: d’autres villes peuvent y arriver.");

    public static readonly Text Type = new(
        "Another type of answer is another measure: only a recode that says what each answer counts as brings both together.",
        "Otro tipo de respuesta es otra medida: solo una recodificación que diga como qué cuenta cada respuesta las reúne.",
        "Un autre type de réponse est une autre mesure\u00a0: seul un recodage qui dit comme quoi compte chaque réponse les réunit.");

    public static readonly Text Unit = new(
        "Numbers in another unit do not stand side by side: a difference would compare the units.",
        "Los números en otra unidad no se ponen uno junto a otro: una diferencia compararía las unidades.",
        "Des nombres dans une autre unité ne se placent pas côte à côte\u00a0: une différence comparerait les unités.");

    public static readonly Text Limits = new(
        "One form refuses answers that the other takes: extremes or details are cut off on one side only.",
        "Un formulario rechaza respuestas que el otro admite: los extremos o detalles se recortan en un solo lado.",
        "Un formulaire refuse des réponses que l’autre accepte\u00a0: les extrêmes ou les détails sont coupés d’un seul côté.");

    public static readonly Text Fields = new(
        "The records have other columns: what is listed in one edition could not be listed in the other.",
        "Los registros tienen otras columnas: lo que se enumera en una edición no podía enumerarse en la otra.",
        "Les enregistrements ont d’autres colonnes\u00a0: ce qui est énuméré dans une édition ne pouvait l’être dans l’autre.");

    public static readonly Text RequiredNow = new(
        "Who would have left it blank has to answer or say why not: fewer blanks, and others among those who answer.",
        "Quien la habría dejado en blanco debe responder o decir por qué no: menos blancos, y otras ciudades entre las que responden.",
        "Qui l’aurait laissée vide doit répondre ou dire pourquoi\u00a0: moins de blancs, et d’autres villes parmi celles qui répondent.");

    public static readonly Text RequiredNoMore = new(
        "It may be left blank now: more blanks, and others among those who answer.",
        "Ahora puede dejarse en blanco: más blancos, y otras ciudades entre las que responden.",
        "Elle peut être laissée vide désormais\u00a0: plus de blancs, et d’autres villes parmi celles qui répondent.");

    public static readonly Text LastAnswerShown = new(
        "The earlier answer stands beside it now and pulls towards no change: movement may be understated (dependent interviewing).",
        "Ahora la respuesta anterior figura a su lado e inclina a no cambiar: el movimiento puede quedar subestimado (entrevista dependiente).",
        "La réponse précédente figure à côté désormais et incite à ne rien changer\u00a0: le mouvement peut être sous-estimé (interrogation dépendante).");

    public static readonly Text LastAnswerGone = new(
        "The earlier answer no longer stands beside it: slips that it held back show as movement (dependent interviewing).",
        "La respuesta anterior ya no figura a su lado: los deslices que evitaba aparecen como movimiento (entrevista dependiente).",
        "La réponse précédente n’y figure plus\u00a0: les écarts qu’elle retenait apparaissent comme du mouvement (interrogation dépendante).");

    public static readonly Text LanguageAdded = new(
        "Cities that answered in another language may read their own now: other words, and perhaps other answers.",
        "Ciudades que respondían en otra lengua pueden leer ahora la suya: otras palabras y quizá otras respuestas.",
        "Des villes qui répondaient dans une autre langue peuvent lire la leur désormais\u00a0: d’autres mots, et peut-être d’autres réponses.");

    public static readonly Text LanguageRemoved = new(
        "Cities that answered in this language have to read another: other words, and perhaps other answers or none.",
        "Ciudades que respondían en esta lengua deben leer otra: otras palabras y quizá otras respuestas o ninguna.",
        "Des villes qui répondaient dans cette langue doivent en lire une autre\u00a0: d’autres mots, et peut-être d’autres réponses, ou aucune.");

    public static readonly Text Dropped = new(
        "Nothing in the later edition measures it: the series has a gap here, not a zero.",
        "Nada en la edición posterior lo mide: la serie tiene aquí un hueco, no un cero.",
        "Rien dans l’édition ultérieure ne le mesure\u00a0: la série a ici une lacune, non un zéro.");

    public static readonly Text Split = new(
        "One question became several: cities are reminded of more cases and say yes to one of them more often.",
        "Una pregunta se convirtió en varias: se recuerdan más casos a las ciudades, y dicen sí a alguno más a menudo.",
        "Une question est devenue plusieurs\u00a0: plus de cas sont rappelés aux villes, qui disent oui à l’un d’eux plus souvent.");

    public static readonly Text Merged = new(
        "Several questions became one: cases that each brought to mind are forgotten more easily.",
        "Varias preguntas se convirtieron en una: los casos que cada una recordaba se olvidan más fácilmente.",
        "Plusieurs questions sont devenues une seule\u00a0: les cas que chacune rappelait s’oublient plus facilement.");

    public static readonly Text Regrouped = new(
        "Other questions are taken together: what counts as yes is put together otherwise.",
        "Se reúnen otras preguntas: lo que cuenta como sí se compone de otro modo.",
        "D’autres questions sont réunies\u00a0: ce qui compte comme oui se compose autrement.");

    public static readonly Text Measured = new(
        "The indicator is computed otherwise: the two numbers do not say the same thing.",
        "El indicador se calcula de otro modo: los dos números no dicen lo mismo.",
        "L’indicateur est calculé autrement\u00a0: les deux nombres ne disent pas la même chose.");

    public static readonly Text Counted = new(
        "What counts as yes is another thing: a city can cross the line without having changed.",
        "Lo que cuenta como sí es otra cosa: una ciudad puede cruzar la línea sin haber cambiado.",
        "Ce qui compte comme oui est autre chose\u00a0: une ville peut franchir la ligne sans avoir changé.");

    public static readonly Text Based = new(
        "Other cities are counted, or missing answers count otherwise: the base is another one, and so is the share.",
        "Se cuentan otras ciudades, o las respuestas que faltan cuentan de otro modo: la base es otra, y la proporción también.",
        "D’autres villes sont comptées, ou les réponses manquantes comptent autrement\u00a0: la base est autre, et la part aussi.");

    private static readonly Dictionary<string, Text> Names = new()
    {
        ["en"] = new("English", "inglés", "anglais"),
        ["es"] = new("Spanish", "español", "espagnol"),
        ["fr"] = new("French", "francés", "français"),
    };

    /// <summary>A question that reads otherwise in these of the languages.</summary>
    public static Text Reworded(IReadOnlyList<string> languages, IReadOnlyList<string> of) => languages.Count < of.Count ? In(RewordedIn, languages) : RewordedEverywhere;

    /// <summary>An option that reads otherwise in these of the languages.</summary>
    public static Text OptionReworded(IReadOnlyList<string> languages, IReadOnlyList<string> of) => languages.Count < of.Count ? In(OptionRewordedIn, languages) : OptionRewordedEverywhere;

    /// <summary>A language's name in words.</summary>
    public static Text Name(string language) => Names.GetValueOrDefault(language) ?? new(language);

    private static Text In(Text sentence, IReadOnlyList<string> languages)
    {
        return new(Filled("en", " or "), Filled("es", " o "), Filled("fr", " ou "));

        string Filled(string language, string or) =>
            string.Format(CultureInfo.InvariantCulture, sentence.In(language), string.Join(or, languages.Select(it => Name(it).In(language))));
    }
}
