namespace SmartCities.Longitudinal;

public static partial class Translations
{
    /// <summary>Each form once. <c>{0}</c> is the first thing the sentence names; a brace of the sentence itself is doubled.</summary>
    public static IReadOnlyList<Text> All =>
    [
        // Titles of problems, by status.
        new("This cannot be read.", "Esto no se puede leer.", "Ceci ne peut être lu."),
        new("Sign in first.", "Identifíquese primero.", "Identifiez-vous d’abord."),
        new("This is not for you.", "Esto no es para usted.", "Ceci n’est pas pour vous."),
        new("There is no such thing here.", "Aquí no hay tal cosa.", "Il n’y a rien de tel ici."),
        new("This cannot be done here.", "Esto no se puede hacer aquí.", "Ceci ne peut se faire ici."),
        new("Things do not stand so that this can be done.", "Las cosas no están como para poder hacerlo.", "L’état des choses ne le permet pas."),
        new("It changed meanwhile.", "Ha cambiado entretanto.", "Cela a changé entre-temps."),
        new("This is too large.", "Esto es demasiado grande.", "Ceci est trop grand."),
        new("This is not JSON.", "Esto no es JSON.", "Ceci n’est pas du JSON."),
        new("This breaks a rule.", "Esto incumple una regla.", "Ceci enfreint une règle."),
        new("Say which version this changes.", "Diga qué versión cambia esto.", "Dites quelle version ceci change."),
        new("Something broke on our side.", "Algo se ha roto por nuestra parte.", "Quelque chose s’est cassé de notre côté."),
        new("This is not available right now.", "Esto no está disponible ahora.", "Ceci n’est pas disponible pour l’instant."),
        new("This was refused.", "Esto se ha rechazado.", "Ceci a été refusé."),
    ];
}
