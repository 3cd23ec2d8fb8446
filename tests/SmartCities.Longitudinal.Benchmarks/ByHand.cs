using System.Reflection;
using Npgsql;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>The comparison as SQL by hand (the file that the service tests check against), prepared once.</summary>
public sealed class ByHand : IAsyncDisposable
{
    private readonly NpgsqlCommand _command;

    private ByHand(NpgsqlCommand command) => _command = command;

    public static async Task<ByHand> PrepareAsync(NpgsqlConnection connection, string from, string to, long position, IEnumerable<IndicatorDefinition> shares)
    {
        // Those with a base or a treatment of their own would make the SQL longer, and slower: left out.
        var plain = shares.Where(it => it is { Base: null, NotAsked: Treatment.Excluded, Missing: null }).ToList();
        var chosen = plain.Select(it => (it.Id, it.Question, Options: OptionsOf(it))).Where(it => it.Options is not null).ToList();
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ByHand.sql")!;
        using var reader = new StreamReader(stream);
        var command = new NpgsqlCommand(await reader.ReadToEndAsync(), connection)
        {
            CommandTimeout = 600,
            Parameters =
            {
                new() { Value = from }, new() { Value = to }, new() { Value = position },
                new() { Value = plain.Where(it => it is { Measure: Measure.Share, Counts: null }).Select(it => it.Question!).ToArray() },
                new() { Value = chosen.Select(it => it.Id).ToArray() },
                new() { Value = chosen.Select(it => it.Question!).ToArray() },
                new() { Value = chosen.Select(it => string.Join(' ', it.Options!)).ToArray() },
            },
        };
        await command.PrepareAsync();
        return new(command);
    }

    /// <summary>The same at another position.</summary>
    public ByHand At(long position)
    {
        _command.Parameters[2].Value = position;
        return this;
    }

    /// <summary>For each series: yes and base of both sides, then yes-yes, yes-no, no-yes, no-no.</summary>
    public async Task<Dictionary<string, long[]>> RunAsync()
    {
        var counts = new Dictionary<string, long[]>();
        await using var reader = await _command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            counts[reader.GetString(0)] = [.. Enumerable.Range(1, 8).Select(reader.GetInt64)];
        return counts;
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    /// <summary>The options that make a yes: one for an option share, several for "any of these"; null for other predicates.</summary>
    private static string[]? OptionsOf(IndicatorDefinition indicator) => indicator switch
    {
        { Measure: Measure.OptionShare, Option: { } option } => [option],
        { Counts: Predicate.Any { Parts: var parts } } when parts.All(it => it is Predicate.Includes includes && includes.Question == indicator.Question) =>
            [.. parts.Cast<Predicate.Includes>().Select(it => it.Option)],
        _ => null,
    };
}
