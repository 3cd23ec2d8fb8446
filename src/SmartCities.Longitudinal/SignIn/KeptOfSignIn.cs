using System.Text.Json.Nodes;
using Npgsql;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>What is kept so that somebody can sign in and stay signed in: sessions, the provider's name for them, and links that were sent.</summary>
public sealed class KeptOfSignIn(NpgsqlDataSource database) : IKeepAboutPeople
{
    public Kept Kept { get; } = new Kept(
        "signIn",
        new(
            "When they are signed in and with which browser, as whom the provider of their account knows them, and that a link was sent. No password, no network address.",
            "Cuándo tienen la sesión iniciada y con qué navegador, cómo les conoce el proveedor de su cuenta y que se envió un enlace. Ninguna contraseña ni dirección de red.",
            "Quand elles sont connectées et avec quel navigateur, comment le fournisseur de leur compte les connaît, et qu’un lien a été envoyé. Ni mot de passe ni adresse réseau."),
        new("To let in who they are, and nobody else.", "Para dejar entrar a quienes son, y a nadie más.", "Pour les laisser entrer, et personne d’autre."),
        new(
            "A session for a week at most; the rest until the person is erased.",
            "Una sesión, una semana como máximo; lo demás, hasta que se borre a la persona.",
            "Une session, une semaine au plus\u00a0; le reste jusqu’à l’effacement de la personne."));

    public async Task<JsonNode?> OfAsync(string person, CancellationToken cancellation)
    {
        await using var command = database.Command(
            """
            select json_build_object(
                'sessions', (select coalesce(json_agg(json_build_object('since', since, 'seen', seen, 'browser', browser) order by since), '[]') from study.sessions where person = $1),
                'accounts', (select coalesce(json_agg(json_build_object('issuer', issuer, 'subject', subject) order by issuer, subject), '[]') from study.sign_ins where person = $1),
                'links', (select coalesce(json_agg(json_build_object('made', made, 'used', used) order by made), '[]') from study.links where person = $1))::text
            where exists (select from study.sessions where person = $1) or exists (select from study.sign_ins where person = $1) or exists (select from study.links where person = $1)
            """,
            person);
        return await command.ExecuteScalarAsync(cancellation) is string json ? JsonNode.Parse(json) : null;
    }

    public async Task<int> EraseAsync(Erasing erasing, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (erasing.Person is not { } person)
            return 0;
        await using var command = new NpgsqlCommand(
            """
            with sessions as (delete from study.sessions where person = $1 returning 1), accounts as (delete from study.sign_ins where person = $1 returning 1),
            links as (delete from study.links where person = $1 returning 1)
            select (select count(*) from sessions) + (select count(*) from accounts) + (select count(*) from links)
            """,
            connection)
            .With(person);
        return (int)(long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
