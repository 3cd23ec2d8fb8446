namespace SmartCities.Longitudinal.Pages;

/// <summary>The words of the page on which administrators see who is in the directory.</summary>
public static class DirectoryPhrases
{
    public static readonly Text Title = new("People", "Personas", "Personnes");
    public static readonly Text Lead = new(
        "Who is known here by name, what the committee lets them do, and where they are signed in. What changes holds within a second.",
        "A quién se conoce aquí por su nombre, qué le permite hacer el comité y dónde tiene la sesión iniciada. Lo que cambie vale en un segundo.",
        "Qui est connu ici par son nom, ce que le comité lui permet, et où il est connecté. Ce qui change vaut en une seconde.");
    public static readonly Text Claimed = new(
        "Roles that the sign-in provider gives are not shown: they hold besides, as long as a session.",
        "No se muestran las funciones que da el proveedor de inicio de sesión: valen además, mientras dure la sesión.",
        "Les rôles donnés par le fournisseur de connexion ne sont pas montrés\u00a0: ils valent en plus, le temps d’une session.");
    public static readonly Text InDirectory = new("In the directory", "En el directorio", "Dans l’annuaire");
    public static readonly Text Look = new("Name or address", "Nombre o dirección", "Nom ou adresse");
    public static readonly Text Find = new("Find", "Buscar", "Chercher");
    public static readonly Text None = new("Nobody is in the directory yet.", "Aún no hay nadie en el directorio.", "Personne n’est encore dans l’annuaire.");
    public static readonly Text NoneFound = new(
        "Nobody in the directory has such a name or address.", "Nadie del directorio tiene ese nombre o esa dirección.", "Personne dans l’annuaire n’a un tel nom ou une telle adresse.");
    public static readonly Plural More = new(
        new("{0} more person is not shown: look for a name.", "No se muestra a {0} persona más: busque un nombre.", "{0} autre personne n’est pas montrée\u00a0: cherchez un nom."),
        new("{0} more are not shown: look for a name.", "No se muestra a {0} personas más: busque un nombre.", "{0} autres personnes ne sont pas montrées\u00a0: cherchez un nom."));
    public static readonly Text Offices = new("Offices", "Oficinas", "Bureaux");
    public static readonly Text Role = new("Role in the committee", "Función en el comité", "Rôle au comité");
    public static readonly Text RoleOf = new("the role of {0}", "la función de {0}", "le rôle de {0}");
    public static readonly Text NoRole = new("none", "ninguna", "aucun");
    public static readonly Text Sessions = new("Signed in", "Sesiones", "Connexions");
    public static readonly Plural SignedIn = new(
        new("{0} session", "{0} sesión", "{0} session"), new("{0} sessions", "{0} sesiones", "{0} sessions"));
    public static readonly Text End = new("End", "Terminar", "Mettre fin");
    public static readonly Text Of = new("all sessions of {0}", "todas las sesiones de {0}", "à toutes les sessions de {0}");
    public static readonly Text Enter = new("Enter a person", "Añadir una persona", "Ajouter une personne");
    public static readonly Text EnterText = new(
        "Who is entered can sign in with this address. Members of a city are added in its office, which writes to them.",
        "Quien se añade puede iniciar sesión con esta dirección. Los miembros de una ciudad se añaden en su oficina, que les escribe.",
        "Qui est ajouté peut se connecter avec cette adresse. Les membres d’une ville s’ajoutent dans son bureau, qui leur écrit.");
}
