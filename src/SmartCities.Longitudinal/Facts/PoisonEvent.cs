using System.Text.Json;
using Npgsql;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Facts;

/// <summary>An event that this version of the service cannot take up.</summary>
public sealed record Poison(long Position, string Type, string Stream, string Why);

/// <summary>Finds the event at which the facts stand still, by trying those that come next.</summary>
public sealed class PoisonEvent(NpgsqlDataSource database)
{
    // The projection takes up no more than this at once: what stops it is among them.
    private const int Page = 500;

    public async Task<Poison?> FindAsync(long after, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select seq_id, type, coalesce(stream_id, ''), data::text from {StorageModule.LogSchema}.mt_events where seq_id > $1 and not is_archived order by seq_id limit {Page}");
        command.Parameters.Add(new() { Value = after });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (position, type) = (reader.GetInt64(0), reader.GetString(1));
            if (Fault(position, type, reader.GetString(3)) is { } why)
                return new(position, type, reader.GetString(2), why);
        }

        return null;
    }

    private static string? Fault(long position, string type, string json)
    {
        if (!EventTypes.ByAlias.TryGetValue(type, out var form))
            return "this version of the service does not know its type; a newer one recorded it.";
        try
        {
            _ = FactsPage.Of([(JsonSerializer.Deserialize(json, form, JsonText.Log)!, position)]);
            return null;
        }
        catch (JsonException malformed)
        {
            return $"{JsonText.PointerOf(malformed)} {JsonText.ReasonOf(malformed)}".Trim();
        }
        catch (Exception failure)
        {
            return $"its facts cannot be made ({failure.Message}).";
        }
    }
}
