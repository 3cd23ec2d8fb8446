using System.Text.Json.Nodes;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.People;

/// <summary>
/// The texts of personal answers, beside the log, where they can be erased. The city that gave them reads them, and editors and administrators do, who write
/// to the people named in them; analysts, services and everyone else see that an answer is kept apart. Texts are put in by the transaction that records the
/// reference to them, and taken out where answers are shown: no snapshot, fact, feed, export or receipt has ever held one.
/// </summary>
public sealed class Vault(NpgsqlDataSource database) : IKeepAboutPeople
{
    public Kept Kept { get; } = new Kept(
        "personal-answers",
        new(
            "Answers of a city that name a person, such as the e-mail address of its contact. They lie apart from the other answers; the record of what was answered holds only a reference to them.",
            "Respuestas de una ciudad que nombran a una persona, como el correo electrónico de su contacto. Se guardan aparte de las demás; el registro de lo respondido solo contiene una referencia a ellas.",
            "Réponses d’une ville qui désignent une personne, comme l’adresse électronique de son contact. Elles sont conservées à part des autres\u00a0; le registre des réponses ne contient qu’un renvoi."),
        new(
            "So that the committee can ask somebody about the city’s answers. The city itself and the committee’s editors read them, nobody else; they are never published.",
            "Para que el comité pueda preguntar a alguien por las respuestas de la ciudad. Las leen la propia ciudad y los editores del comité, nadie más; no se publican nunca.",
            "Pour que le comité puisse interroger quelqu’un sur les réponses de la ville. La ville elle-même et les éditeurs du comité les lisent, personne d’autre\u00a0; elles ne sont jamais publiées."),
        new(
            "Until they are erased: at the request of the person or the city, or by the committee.",
            "Hasta que se borren: a petición de la persona o de la ciudad, o por el comité.",
            "Jusqu’à leur effacement\u00a0: à la demande de la personne ou de la ville, ou par le comité."));

    /// <summary>What a city's personal answers in an edition say, to one who may read them; to others it stays shut.</summary>
    public Task<CityVault> OpenAsync(Caller caller, string edition, string city, CancellationToken cancellation) =>
        caller.IsOf(city) || caller.IsAtLeast(Role.Editor) ? OfAsync(edition, city, cancellation) : Task.FromResult(CityVault.Shut);

    /// <summary>A city's personal answers in an edition, to put further ones beside them.</summary>
    public async Task<CityVault> OfAsync(string edition, string city, CancellationToken cancellation) =>
        new(edition, city, [.. (await ReadAsync("edition = $1 and city = $2", cancellation, edition, city)).Select(it => it.Text)]);

    /// <summary>The same where answers to these questions are put there or taken out, if one of them is personal; every other answer is no business of the vault.</summary>
    public Task<CityVault> ForAsync(string edition, string city, Questionnaire? form, IEnumerable<string> questions, CancellationToken cancellation) =>
        questions.Any(it => form?.Find(it)?.Personal == true) ? OfAsync(edition, city, cancellation) : Task.FromResult(new CityVault(edition, city, []));

    /// <summary>Those of all cities in an edition; a city that has none has nothing in it.</summary>
    public async Task<Func<string, CityVault>> OfEditionAsync(string edition, CancellationToken cancellation)
    {
        var texts = (await ReadAsync("edition = $1", cancellation, edition)).ToLookup(it => it.City, it => it.Text);
        return city => new(edition, city, [.. texts[city]]);
    }

    /// <summary>Nothing here is known to be of a person: an answer belongs to its city.</summary>
    public Task<JsonNode?> OfAsync(string person, CancellationToken cancellation) => Task.FromResult<JsonNode?>(null);

    /// <summary>The texts of a city's answers to one question, each time it was answered.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string edition, string city, string question, CancellationToken cancellation) =>
        [.. (await ReadAsync("edition = $1 and city = $2 and question = $3", cancellation, edition, city, question)).Select(it => it.Text.Text)];

    /// <summary>Forgets the answer that is named, and every other that has one of the texts in it.</summary>
    public async Task<int> EraseAsync(Erasing erasing, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (edition, city, question) = erasing.Answer ?? ("", "", "");
        await using var command = new NpgsqlCommand("delete from study.vault where text ~* $1 or (edition, city, question) = ($2, $3, $4)", connection).With(erasing.Pattern, edition, city, question);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<List<(string City, VaultedText Text)>> ReadAsync(string condition, CancellationToken cancellation, params string[] values)
    {
        await using var command = database.Command($"select city, id, question, text, salt from study.vault where {condition} order by since, id", values);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(string, VaultedText)>();
        while (await row.ReadAsync(cancellation))
            found.Add((row.GetString(0), new(row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<byte[]>(4))));
        return found;
    }
}
