namespace SmartCities.Longitudinal.Pages;

/// <summary>The words of the page about redactions.</summary>
public static class RedactionPhrases
{
    public static readonly Text Title = new("Redactions", "Supresiones", "Caviardages");
    public static readonly Text Lead = new(
        "What was recorded is never changed, but for this: words that should not be there, such as a person’s name in a reason, make room for a mark. The redaction itself is recorded; the words are not.",
        "Lo registrado no se cambia nunca, salvo en esto: las palabras que no deberían estar ahí, como el nombre de una persona en un motivo, dejan su lugar a una marca. Se registra la supresión misma; las palabras, no.",
        "Ce qui est enregistré n’est jamais changé, à ceci près\u00a0: des mots qui ne devraient pas y être, comme le nom d’une personne dans un motif, font place à une marque. Le caviardage lui-même est enregistré\u00a0; les mots ne le sont pas.");
    public static readonly Text Redact = new("Redact words", "Suprimir palabras", "Caviarder des mots");
    public static readonly Text Position = new("Position", "Posición", "Position");
    public static readonly Text PositionHint = new("The number of the event, as the history tells it.", "El número del hecho, tal como lo indica el historial.", "Le numéro du fait, tel que l’historique l’indique.");
    public static readonly Text Field = new("Field", "Campo", "Champ");
    public static readonly Text FieldHint = new(
        "A JSON pointer into the event: /reason, /text, /reply, /note, /comments/question, /answers/question, /changes/0/to.",
        "Un puntero JSON dentro del hecho: /reason, /text, /reply, /note, /comments/pregunta, /answers/pregunta, /changes/0/to.",
        "Un pointeur JSON dans le fait\u00a0: /reason, /text, /reply, /note, /comments/question, /answers/question, /changes/0/to.");
    public static readonly Text Words = new("Only these words", "Solo estas palabras", "Seulement ces mots");
    public static readonly Text WordsHint = new(
        "As they stand there, to the letter; every occurrence is taken out. Left blank, the whole field is.",
        "Tal como están, letra por letra; se suprime cada aparición. Si se deja en blanco, se suprime todo el campo.",
        "Tels qu’ils y figurent, à la lettre\u00a0; chaque occurrence est retirée. Laissé vide, tout le champ l’est.");
    public static readonly Text Why = new("Why", "Por qué", "Pourquoi");
    public static readonly Text WhyHint = new(
        "It is kept and told to services that follow the log: without the words.",
        "Se conserva y se comunica a los servicios que siguen el registro: sin las palabras.",
        "Il est conservé et communiqué aux services qui suivent le registre\u00a0: sans les mots.");
    public static readonly Text Final = new("This cannot be undone.", "Esto no se puede deshacer.", "Cela ne peut être annulé.");
    public static readonly Text Done = new("Redacted at position {0}.", "Suprimido en la posición {0}.", "Caviardé à la position {0}.");
    public static readonly Text NowhereElse = new(
        "The same words stand nowhere else in what is recorded beside it.", "Las mismas palabras no están en ningún otro lugar de lo registrado junto a ello.",
        "Les mêmes mots ne figurent nulle part ailleurs dans ce qui est enregistré à côté.");
    public static readonly Text AlsoAt = new("The same words still stand here:", "Las mismas palabras siguen estando aquí:", "Les mêmes mots figurent encore ici\u00a0:");
    public static readonly Text At = new("position {0}, field {1}", "posición {0}, campo {1}", "position {0}, champ {1}");
    public static readonly Text Made = new("Redactions so far", "Supresiones hasta ahora", "Caviardages jusqu’ici");
    public static readonly Text None = new("Nothing was redacted so far.", "Hasta ahora no se ha suprimido nada.", "Rien n’a été caviardé jusqu’ici.");
    public static readonly Text Of = new("Edition and city", "Edición y ciudad", "Édition et ville");
    public static readonly Text When = new("When", "Cuándo", "Quand");
    public static readonly Text OfReceipt = new(
        "Words of what this receipt tells were redacted. A receipt that was kept before has another fingerprint; it still says what was recorded then.",
        "Se suprimieron palabras de lo que este recibo dice. Un recibo guardado antes tiene otra huella; sigue diciendo lo que se registró entonces.",
        "Des mots de ce que dit ce reçu ont été caviardés. Un reçu conservé auparavant a une autre empreinte\u00a0; il dit toujours ce qui avait été enregistré.");
}
