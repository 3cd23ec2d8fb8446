using Npgsql;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>
/// Which cities' answers may be shown under their name: those that agreed, and those known only from a printed report, which is public.
/// Without a wish a city is counted and not shown.
/// </summary>
public sealed class PublicationWishes(NpgsqlDataSource database, Positions positions)
{
    private readonly Recent<(string Edition, long Touched), HashSet<string>> shown = new(32);

    public async Task<IReadOnlySet<string>> ShownAsync(string edition, long position, CancellationToken cancellation)
    {
        var touches = await positions.TouchesAsync([Scope.Answers(edition)], position, cancellation);
        return await shown.GetAsync((edition, touches.Of(Scope.Answers(edition))), it => LoadAsync(it.Edition, it.Touched, cancellation));
    }

    private async Task<HashSet<string>> LoadAsync(string edition, long at, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select city from study.facts
            where edition = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)
              and (question = '@publication' and answer = 'true'::jsonb or question = '@provenance' and answer = '"reported"'::jsonb)
            """);
        command.Parameters.Add(new() { Value = edition });
        command.Parameters.Add(new() { Value = at });
        var cities = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            cities.Add(reader.GetString(0));
        return cities;
    }
}
