using System.Globalization;
using System.Text.Json;
using Npgsql;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Redactions;

/// <summary>Something that keeps in memory what it read from the log, and can let go of it.</summary>
public interface IRemember
{
    void Forget();
}

/// <summary>A redaction as it was recorded: at its own position, when, and by whom.</summary>
public sealed record RedactedText(long Recorded, DateTimeOffset At, string? Actor, TextRedacted Said);

/// <summary>
/// Every redaction there is. Looks for new ones now and then, on each node: whatever was read from the log before is then forgotten, since it may hold what was
/// taken out.
/// </summary>
public sealed class RedactedTexts(NpgsqlDataSource database, IEnumerable<IRemember> memories, ILogger<RedactedTexts> log) : BackgroundService
{
    private const string Type = "redaction.text-redacted.v1";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim looking = new(1);
    private volatile IReadOnlyList<RedactedText> all = [];

    /// <summary>In the order in which they were recorded.</summary>
    public IReadOnlyList<RedactedText> All => all;

    /// <summary>Whether something was taken out of the event at a position.</summary>
    public bool IsAt(long position) => all.Any(it => it.Said.Position == position);

    /// <summary>What an ETag says of redactions: where the last one in a city's part of an edition, or in an edition, was recorded; null where there is none.</summary>
    public string? Mark(string edition, string? city = null) =>
        all.LastOrDefault(it => it.Said.Edition == edition && (city is null || it.Said.City == city)) is { } last ? string.Create(CultureInfo.InvariantCulture, $"r{last.Recorded}") : null;

    /// <summary>Redactions, by their positions, of answers that a release stands for; null where there is none.</summary>
    public IReadOnlyList<long>? In(EditionReleased release) =>
        all.Where(it => it.Recorded > release.Position && it.Said.Position <= release.Position && it.Said.Edition == release.Edition && IsOfAnswers(it.Said.Field)).Select(it => it.Recorded).ToList() is { Count: > 0 } those
            ? those
            : null;

    /// <summary>
    /// Redactions of the event that made a revision, and of answers and comments of before that are still in it: those that hold the mark.
    /// </summary>
    public IEnumerable<RedactedText> In(string edition, string city, long position, bool holdsMark) =>
        all.Where(it => it.Said.Edition == edition && it.Said.City == city
            && (it.Said.Position == position || (holdsMark && it.Said.Position < position && (IsOfAnswers(it.Said.Field) || it.Said.Field.StartsWith("/comments/", StringComparison.Ordinal)))));

    private static bool IsOfAnswers(string field) => field.StartsWith("/answers/", StringComparison.Ordinal) || field.StartsWith("/changes/", StringComparison.Ordinal);

    /// <summary>Takes up what was redacted since the last look.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await looking.WaitAsync(cancellation);
        try
        {
            // By their number: of two that are recorded at once, the later position may be seen first.
            await using var count = database.CreateCommand($"select count(*) from log.mt_events where type = '{Type}'");
            if ((long)(await count.ExecuteScalarAsync(cancellation))! == all.Count)
                return;
            all = await ReadAsync(cancellation);
            foreach (var memory in memories)
                memory.Forget();
        }
        finally
        {
            looking.Release();
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        await timer.EachAsync(LookAsync, failure => log.LogDebug(failure, "Redactions were not looked for."), stoppingToken);
    }

    private async Task<IReadOnlyList<RedactedText>> ReadAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select seq_id, timestamp, user_name, data from log.mt_events where type = '{Type}' order by seq_id");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<RedactedText>();
        while (await row.ReadAsync(cancellation))
            found.Add(new(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.IsDBNull(2) ? null : row.GetString(2), JsonSerializer.Deserialize<TextRedacted>(row.GetFieldValue<byte[]>(3), JsonText.Log)!));
        return found;
    }
}
