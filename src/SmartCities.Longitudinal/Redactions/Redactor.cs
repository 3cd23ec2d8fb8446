using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Redactions;

/// <summary>Where the words that were taken out still stand.</summary>
public sealed record StillThere(long Position, string Field);

/// <summary>What a redaction did: recorded, and the same words elsewhere in the city's part of the edition.</summary>
public sealed record Redacted(string Redaction, Recorded Recorded, IReadOnlyList<StillThere> AlsoAt);

/// <summary>
/// Redacts: in one transaction the event is changed, what was made of it follows, and the redaction is recorded. A trigger holds that nothing else of an event
/// changes, and nothing without its redaction (<c>study.redact</c>).
/// </summary>
public sealed class Redactor(EventLog log, NpgsqlDataSource database, Positions positions, RedactedTexts redactions)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="RefusedException">It cannot be redacted.</exception>
    public async Task<Redacted> RedactAsync(RedactText redact, Actor actor, CancellationToken cancellation)
    {
        var there = await FindAsync(redact.Position, cancellation);
        var taken = redact.Text ?? there?.At(redact.Field)?.ToString() ?? "";
        var id = ServiceKeys.NewId(actor.Request);

        // Its facts are made before they are changed.
        if (there is not null)
            await positions.WaitForAsync(redact.Position, Patience, cancellation);
        var decision = RedactText.Decide(there, redact, id).With((connection, stop) => ChangeAsync(redact, taken, there?.FactOf(redact.Field), connection, stop));
        var recorded = await log.RecordAsync([(Streams.Redaction(id), 0, decision)], actor, cancellation);
        await redactions.LookAsync(cancellation);
        return new(id, recorded, await AlsoAtAsync(there, taken, cancellation));
    }

    private async Task<StoredEvent?> FindAsync(long position, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select stream_id, type, data from log.mt_events where seq_id = $1 and type <> '{EventTypes.Tombstone}'");
        command.Parameters.Add(new() { Value = position });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
            return null;
        var (stream, stored) = (row.GetString(0), row.GetFieldValue<byte[]>(2));
        var it = new StoredEvent(stream, EventTypes.Read(row.GetString(1), stored).Data, JsonSerializer.Deserialize<JsonElement>(stored, JsonText.Log), null);
        return it.EditionId is { } edition ? it with { Edition = (await log.ReadAsync<Edition>(Streams.Edition(edition), cancellation)).State } : it;
    }

    /// <summary>The fields that hold the words, of what else was recorded of the city in the edition, drafts too; of anything else, in its own stream.</summary>
    private async Task<IReadOnlyList<StillThere>> AlsoAtAsync(StoredEvent? there, string taken, CancellationToken cancellation)
    {
        if (there is null || taken.Length == 0)
            return [];
        string[] streams = there is { EditionId: { } edition, City: { } city } ? [Streams.Submission(edition, city), Streams.Draft(edition, city), there.Stream] : [there.Stream];
        await using var command = database.CreateCommand(
            """
            select seq_id, data from log.mt_events where stream_id = any($1)
                and exists (select from jsonb_path_query(data, 'strict $.**') as it where jsonb_typeof(it) = 'string' and strpos(it #>> '{}', $2) > 0)
            order by seq_id
            """);
        command.Parameters.Add(new() { Value = streams });
        command.Parameters.Add(new() { Value = taken });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StillThere>();
        while (await row.ReadAsync(cancellation))
            found.AddRange(FieldsWith(taken, JsonSerializer.Deserialize<JsonElement>(row.GetFieldValue<byte[]>(1), JsonText.Log), "").Select(it => new StillThere(row.GetInt64(0), it)));
        return found;
    }

    private static IEnumerable<string> FieldsWith(string text, JsonElement it, string pointer) => it.ValueKind switch
    {
        JsonValueKind.Object => it.EnumerateObject().SelectMany(member => FieldsWith(text, member.Value, pointer + JsonText.Step(member.Name))),
        JsonValueKind.Array => it.EnumerateArray().SelectMany((item, place) => FieldsWith(text, item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{place}"))),
        JsonValueKind.String when it.GetString()!.Contains(text, StringComparison.Ordinal) => [pointer],
        _ => [],
    };

    /// <summary>The change itself, in the transaction that records it.</summary>
    private static async Task ChangeAsync(RedactText redact, string taken, (string Question, string[] Path)? fact, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select study.redact($1, $2, $3, $4, $5, $6)", connection);
        command.Parameters.Add(new() { Value = redact.Position });
        command.Parameters.Add(new() { Value = redact.Field });
        command.Parameters.Add(new() { Value = (object?)redact.Text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)fact?.Question ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)fact?.Path ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });

        // As an answer that was kept has them.
        command.Parameters.Add(new() { Value = new[] { taken, JsonEncodedText.Encode(taken).ToString(), JsonEncodedText.Encode(taken, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() } });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
