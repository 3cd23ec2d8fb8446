using System.Text.Json.Nodes;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.People;

/// <summary>What somebody did, as the log has it under their id: how many events, from when to when.</summary>
public sealed record Done(long Events, DateTimeOffset? First, DateTimeOffset? Last);

/// <summary>Everything that is kept about a person: as what they are known, what each part of the service keeps under its name, and what they did.</summary>
public sealed record AboutMe(string Person, string Role, IReadOnlyList<string> Cities, IReadOnlyDictionary<string, JsonNode> Kept, Done Done);

/// <summary>What is kept about people, as each part of the service that keeps something says it.</summary>
public sealed class AboutPeople(IEnumerable<IKeepAboutPeople> keepers, NpgsqlDataSource database)
{
    public IReadOnlyList<Kept> Kept => [.. keepers.Select(it => it.Kept)];

    public async Task<AboutMe> OfAsync(Caller caller, CancellationToken cancellation)
    {
        var kept = new Dictionary<string, JsonNode>();
        foreach (var keeper in keepers)
        {
            if (await keeper.OfAsync(caller.Id, cancellation) is { } known)
                kept[keeper.Kept.Name] = known;
        }

        return new(caller.Id, caller.Role.Word(), [.. (caller.Cities ?? new Dictionary<string, bool>()).Keys.Order(StringComparer.Ordinal)], kept, await DoneAsync(caller.Id, cancellation));
    }

    private async Task<Done> DoneAsync(string person, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select count(*), min(timestamp), max(timestamp) from {StorageModule.LogSchema}.mt_events where user_name = $1");
        command.Parameters.Add(new() { Value = person });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new(row.GetInt64(0), Moment(1), Moment(2));

        DateTimeOffset? Moment(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
    }
}
