using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Practices;

/// <summary>A good practice as it is shared and shown.</summary>
public sealed record PracticeDetail(
    string Practice,
    string Edition,
    string Title,
    string City,
    string? Factor,
    string? Objective,
    IReadOnlyList<string> SuccessFactors,
    IReadOnlyList<PracticeResult> Results,
    string? Source,
    string? Place,
    string? Url,
    string? Note,
    bool Retired)
{
    public static PracticeDetail Of(Practice it) => new(
        it.Id, it.Edition, it.Content!.Title, it.Content.City, it.Content.Factor, it.Content.Objective, it.Content.SuccessFactors, it.Content.Results,
        it.Content.Source, it.Content.Place, it.Content.Url, it.Content.Note, it.Retired);

    /// <summary>Its place in the alphabet: by title, then by id.</summary>
    [JsonIgnore]
    public string SortKey => $"{Letters.Folded(Title)}  {Practice}";

    /// <summary>Whether every word is in it somewhere, whatever its case and accents.</summary>
    public bool Says(string words)
    {
        var texts = Texts.OfType<string>().Select(Letters.Folded).ToList();
        return Letters.Folded(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => texts.Exists(it => it.Contains(word, StringComparison.Ordinal)));
    }

    private IEnumerable<string?> Texts => [Title, City, Objective, Note, .. SuccessFactors, .. Results.SelectMany(it => new[] { it.Metric, it.Unit, it.Qualifier })];
}

/// <summary>The practices that are shared now, alphabetically by title; where there are more, after which to go on.</summary>
public sealed record PracticeList(IReadOnlyList<PracticeDetail> Practices, string? Next);

public static class ListPracticesEndpoint
{
    [WolverineGet("/api/v1/practices"), For(Role.Anyone), Gives(typeof(PracticeList)), At]
    [Query("q", "Words that all have to be in it, whatever their case and accents."), Query("factor", "A factor of the framework."), Query("edition", "The edition it was shared in."), Query("city", "The city that shares it."), Limit, After]
    public static async Task<IResult> Get(HttpRequest request, Reader reader, CancellationToken cancellation)
    {
        request.Allow("at", "q", "factor", "edition", "city", "limit", "after");
        var all = await reader.PracticesAsync(await reader.PositionAsync(request.At(), cancellation), cancellation);
        var (those, next) = request.Page(
            from it in all.Values.Where(it => !it.Retired).Select(PracticeDetail.Of)
            where Asked("factor", it.Factor) && Asked("edition", it.Edition) && Asked("city", it.City) && it.Says(request.Query["q"].ToString())
            select it,
            it => it.SortKey);
        return new Read(new PracticeList(those, next));

        bool Asked(string name, string? value) => !request.Query.TryGetValue(name, out var asked) || asked == value;
    }
}

public static class ReadPracticeEndpoint
{
    [WolverineGet("/api/v1/practices/{practice}"), For(Role.Anyone), Gives(typeof(PracticeDetail)), At]
    public static async Task<IResult> Get(string practice, HttpRequest request, Reader reader, EventLog log, CancellationToken cancellation)
    {
        request.Allow("at");
        var (there, version) = await log.ReadAtAsync<Practice>(Streams.Practice(practice), await reader.PositionAsync(request.At(), cancellation), cancellation);
        return there.Content is not null
            ? new Read(PracticeDetail.Of(there), Read.Version(version))
            : throw new RefusedException("practice-unknown", $"There is no practice {practice}.");
    }
}
