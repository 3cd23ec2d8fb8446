using System.Text.Json.Nodes;
using Npgsql;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.People;

/// <summary>An edition of one test alone that asks a city for a person, a city in it, and a word that no other test types.</summary>
internal sealed record PersonalStudy(StudyService Study, string Edition, string City, HttpClient Client)
{
    private static readonly Questionnaire Form = new(
        1,
        [new("planning", new("Planning"), "planning")],
        [
            new("strategy", "planning", QuestionType.Boolean, new("Do you have a strategy?"), Required: true),
            new("contact", "planning", QuestionType.Text, new("Whom may we write to?"), MaxLength: 60, Personal: true),
            new("words", "planning", QuestionType.Text, new("In your words?")),
        ],
        ["en", "es", "fr"]);

    public string Draft => $"/api/v1/editions/{Edition}/drafts/{City}";

    public string Submission => $"/api/v1/editions/{Edition}/submissions/{City}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PersonalStudy> NewAsync(StudyService study)
    {
        var edition = await study.NewEditionAsync(withForm: false);
        var log = await study.GetAsync<EventLog>();
        foreach (var decide in new Func<Edition, Decision>[] { it => PublishQuestionnaire.Decide(it, new(Form)), it => OpenEdition.Decide(it, new(), SeriesCatalog.Of([])) })
            await study.ReachAsync((await log.DecideAsync(Streams.Edition(edition), new("tester", "editor", "test"), decide, Cancellation)).Position);
        var city = await study.NewCityAsync(edition);
        return new(study, edition, city, await study.ClientAsync(@as: $"demo-city-{city}"));
    }

    /// <summary>An address that is nowhere else.</summary>
    public static string NewAddress() => $"ane.{StudyService.NewId("etxebarria")}@example.org";

    public async Task<JsonObject> SaveAsync(object answers)
    {
        using var saved = await Client.SendJsonAsync(HttpMethod.Patch, Draft, new { answers }, ("If-Match", await Client.ETagAsync(Draft)));
        return await saved.JsonAsync();
    }

    /// <summary>Fills the form in with this contact and submits it.</summary>
    public async Task SubmitAsync(string contact)
    {
        await SaveAsync(new { strategy = true, contact });
        await Client.ChangeAsync(HttpMethod.Post, Submission, new { blanks = true }, await Client.ETagAsync(Draft));
    }

    public async Task AmendAsync(string contact) => await Client.ChangeAsync(
        HttpMethod.Post, $"{Submission}/amendments", new { kind = "correction", reason = "Somebody else answers now.", answers = new { contact } }, await Client.ETagAsync(Submission));

    public async Task<string?> ContactAsync(string? @as = null)
    {
        using var client = await Study.ClientAsync(@as ?? $"demo-city-{City}");
        return (await client.GetJsonAsync(Submission))["answers"]!["contact"]!["value"]!.ToJsonString();
    }

    /// <summary>What the vault holds of this city: text by reference.</summary>
    public async Task<IReadOnlyDictionary<string, string>> VaultAsync()
    {
        await using var command = (await Study.GetAsync<NpgsqlDataSource>()).CreateCommand("select id, text from study.vault where edition = $1 and city = $2");
        command.Parameters.Add(new() { Value = Edition });
        command.Parameters.Add(new() { Value = City });
        await using var row = await command.ExecuteReaderAsync(Cancellation);
        var found = new Dictionary<string, string>();
        while (await row.ReadAsync(Cancellation))
            found.Add(row.GetString(0), row.GetString(1));
        return found;
    }
}
