using Npgsql;
using SmartCities.Longitudinal.Facts;

namespace SmartCities.Longitudinal.Readings;

/// <summary>
/// Which cities' answers may be shown under their name: those that agree now, whatever point in time is read, and those that the reading knows only
/// from a printed report, which is public. Without a wish a city is counted and not shown.
/// </summary>
public sealed class PublicationWishes(NpgsqlDataSource database, Positions positions)
{
    private readonly Recent<(string Edition, long Now, long Read), HashSet<string>> shown = new(32);

    public async Task<IReadOnlySet<string>> ShownAsync(string edition, long position, CancellationToken cancellation)
    {
        var scope = Scope.Answers(edition);
        var now = await positions.TouchesAsync([scope], null, cancellation);
        var read = await positions.TouchesAsync([scope], position, cancellation);
        return await shown.GetAsync((edition, now.Of(scope), read.Of(scope)), LoadAsync);
    }

    private async Task<HashSet<string>> LoadAsync((string Edition, long Now, long Read) at)
    {
        await using var command = database.CreateCommand(
            """
            select city from study.facts
            where edition = $1 and question = '@publication' and answer = 'true'::jsonb and valid_from <= $2 and (valid_to is null or valid_to > $2)
            union
            select city from study.facts
            where edition = $1 and question = '@provenance' and answer = '"reported"'::jsonb and valid_from <= $3 and (valid_to is null or valid_to > $3)
            """);
        command.Parameters.Add(new() { Value = at.Edition });
        command.Parameters.Add(new() { Value = at.Now });
        command.Parameters.Add(new() { Value = at.Read });
        var cities = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            cities.Add(reader.GetString(0));
        return cities;
    }
}
