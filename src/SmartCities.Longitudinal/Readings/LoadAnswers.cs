using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Readings;

/// <summary>
/// Loads an edition's answers as they stood at a position from the table of facts into columns: all of them, or those of the cities that something touched
/// between this position and one whose answers are in memory, before it or after it.
/// </summary>
/// <param name="edition">Its definitions.</param>
/// <param name="at">The position.</param>
/// <param name="near">Answers with the same definitions at another position.</param>
public sealed class LoadAnswers(Edition edition, long at, EditionAnswers? near = null)
{
    // With more than these in between, all are loaded.
    private const int MostTouches = 1_000;

    // Many cities give the same answers: each is parsed once.
    private const int LongestKept = 256;
    private const int MostKept = 10_000;

    private readonly SnapshotBuilder builder = new(
        edition.Id, edition.Questionnaire?.Variables ?? [], [.. edition.Plan!.Regions.Select(it => it.Id)], [.. edition.Plan.Bands.Select(it => it.Id)])
    {
        ReportsSelect = edition.Plan.Sources.Any(it => it.EveryCity != true),
    };

    private readonly Dictionary<byte[], Answer>.AlternateLookup<ReadOnlySpan<byte>> parsed =
        new Dictionary<byte[], Answer>(Utf8Comparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();

    // The cities that are loaded; null for all.
    private HashSet<string>? touched;

    public async Task<EditionAnswers> FromAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        touched = near is null ? null : await TouchedBetweenAsync(connection, near.Touched);
        if (touched is not null)
            builder.TakeOver(near!.Snapshot, touched);
        var stages = Kept(near?.Stages, it => it.Key).ToDictionary(StringComparer.Ordinal);
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (city, participant) in await ParticipantsAsync(connection))
        {
            stages[city] = participant.Stage ?? "invited";
            if (participant.Counts)
                rows[city] = builder.AddCity(city, participant.Region, participant.Band, participant.Provenance);
        }

        await RecordAsync(connection, rows);
        return new(builder.Build(), stages, await RepliesAsync(connection), await JudgementsAsync(connection), at);
    }

    /// <summary>The cities that something touched between two positions, wherever the one lies; null where it was too much to be worth it.</summary>
    private async Task<HashSet<string>?> TouchedBetweenAsync(NpgsqlConnection connection, long other)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select data ->> 'city' from study.touches join {StorageModule.LogSchema}.mt_events on seq_id = position
            where scope = $1 and position > $2 and position <= $3 limit {MostTouches + 1}
            """,
            connection)
        {
            Parameters = { new() { Value = Scope.Answers(edition.Id) }, new() { Value = Math.Min(at, other) }, new() { Value = Math.Max(at, other) } },
        };
        var (cities, touches) = (new HashSet<string>(StringComparer.Ordinal), 0);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            // What names no city may say something of each.
            if (++touches > MostTouches || await rows.IsDBNullAsync(0))
                return null;
            cities.Add(rows.GetString(0));
        }

        return cities;
    }

    /// <summary>Of what is known at the position near by, what still holds: nothing where all is loaded.</summary>
    private IEnumerable<T> Kept<T>(IEnumerable<T>? there, Func<T, string> city) => touched is null ? [] : there!.Where(it => !touched.Contains(city(it)));

    /// <summary>The values that cannot be compared with other editions, by indicator, alphabetically by city.</summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<JudgedValue>>> JudgementsAsync(NpgsqlConnection connection)
    {
        var judged = Kept(near?.Judgements.SelectMany(it => it.Value, (it, value) => (Indicator: it.Key, Value: value)), it => it.Value.City).ToList();
        await using var command = new NpgsqlCommand(Query("substr(question, 9), city, answer::text, valid_from", $"left(question, 8) = '{FactsPage.Attribute.Judged}'"), connection);
        await using var facts = await command.ExecuteReaderAsync();
        while (await facts.ReadAsync())
            judged.Add((facts.GetString(0), new(facts.GetString(1), JsonSerializer.Deserialize<Text>(facts.GetString(2), JsonText.Log)!, facts.GetInt64(3))));

        return judged.GroupBy(it => it.Indicator, it => it.Value)
            .ToDictionary(it => it.Key, it => (IReadOnlyList<JudgedValue>)[.. it.OrderBy(one => one.City, StringComparer.Ordinal)]);
    }

    /// <summary>What cities said beside last time's answers, by question and the edition it is about.</summary>
    private async Task<IReadOnlyDictionary<(string Question, string LastEdition), IReadOnlyDictionary<string, LastTimeReply>>> RepliesAsync(NpgsqlConnection connection)
    {
        var said = Kept(
            near?.Replies.SelectMany(it => it.Value, (it, reply) => (it.Key.Question, it.Key.LastEdition, City: reply.Key, Reply: reply.Value)), it => it.City).ToList();
        await using var command = new NpgsqlCommand(Query("question, last_edition, city, reply", "reply is not null and last_edition is not null"), connection);
        await using var facts = await command.ExecuteReaderAsync();
        while (await facts.ReadAsync())
        {
            if (Words.Parse<LastTimeReply>(facts.GetString(3)) is { } reply)
                said.Add((facts.GetString(0), facts.GetString(1), facts.GetString(2), reply));
        }

        return said.GroupBy(it => (it.Question, it.LastEdition))
            .ToDictionary(it => it.Key, it => (IReadOnlyDictionary<string, LastTimeReply>)it.ToDictionary(one => one.City, one => one.Reply, StringComparer.Ordinal));
    }

    private async Task<SortedDictionary<string, Participant>> ParticipantsAsync(NpgsqlConnection connection)
    {
        var participants = new SortedDictionary<string, Participant>(StringComparer.Ordinal);
        await using var facts = await CopiedRows.ReadAsync(connection, Query("city, question, answer::text", $"question in ('{FactsPage.Attribute.Stage}', '{FactsPage.Attribute.Region}', '{FactsPage.Attribute.Band}', '{FactsPage.Attribute.Provenance}')"), fields: 3);
        while (await facts.NextAsync())
        {
            var city = Encoding.UTF8.GetString(facts[0]);
            if (!participants.TryGetValue(city, out var participant))
                participants[city] = participant = new();
            participant.Set(Encoding.UTF8.GetString(facts[1]), Encoding.UTF8.GetString(facts[2].Trim((byte)'"')));
        }

        return participants;
    }

    private async Task RecordAsync(NpgsqlConnection connection, Dictionary<string, int> rows)
    {
        var columns = new Dictionary<byte[], ColumnBuilder>(Utf8Comparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var variable in edition.Questionnaire?.Variables ?? [])
            columns[Encoding.UTF8.GetBytes(variable.Id)] = builder.Column(variable.Id);

        // A city's answers mostly lie together.
        var (city, row) = (Array.Empty<byte>(), -1);
        await using var facts = await CopiedRows.ReadAsync(connection, Query("city, question, answer::text, provenance = 'reported'", "left(question, 1) <> '@'"), fields: 4);
        while (await facts.NextAsync())
        {
            if (!facts[0].SequenceEqual(city))
            {
                city = facts[0].ToArray();
                row = rows.GetValueOrDefault(Encoding.UTF8.GetString(city), -1);
            }

            if (row >= 0 && columns.TryGetValue(facts[1], out var column))
                Record(column, row, facts[2], reported: facts[3] is [1]);
        }
    }

    private void Record(ColumnBuilder column, int row, ReadOnlySpan<byte> answer, bool reported)
    {
        switch (column.Variable.Kind, answer[0])
        {
            case (VariableKind.Boolean, (byte)'t'):
                column.Answer(row, true);
                break;
            case (VariableKind.Boolean, (byte)'f'):
                column.Answer(row, false);
                break;
            case (VariableKind.Number, not (byte)'{') when Utf8Parser.TryParse(answer, out decimal number, out var read) && read == answer.Length:
                column.AnswerNumber(row, number);
                break;
            case (VariableKind.Text, not (byte)'{'):
                column.AnswerText(row);
                break;
            default:
                column.Record(row, Parse(answer), reported);
                break;
        }
    }

    private Answer Parse(ReadOnlySpan<byte> json)
    {
        if (parsed.TryGetValue(json, out var known))
            return known;

        var answer = JsonSerializer.Deserialize<Answer>(json, JsonText.Options)!;
        if (json.Length <= LongestKept && parsed.Dictionary.Count < MostKept)
            parsed[json] = answer;
        return answer;
    }

    private string Query(string columns, string which) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        select {columns} from study.facts
        where edition = {Literal(edition.Id)} and valid_from <= {at} and (valid_to is null or valid_to > {at}) and answer is not null and {which}{OfTouched}
        """);

    private string OfTouched => touched is null ? "" : $" and city = any(array[{string.Join(", ", touched.Select(Literal))}]::text[])";

    private static string Literal(string id) => $"'{id.Replace("'", "''", StringComparison.Ordinal)}'";

    private sealed class Participant
    {
        public string? Stage { get; private set; }

        public string? Region { get; private set; }

        public string? Band { get; private set; }

        public ProvenanceKind Provenance { get; private set; }

        public bool Counts => Stage is not (null or "withdrawn");

        public void Set(string attribute, string value)
        {
            switch (attribute)
            {
                case FactsPage.Attribute.Stage:
                    Stage = value;
                    break;
                case FactsPage.Attribute.Region:
                    Region = value;
                    break;
                case FactsPage.Attribute.Band:
                    Band = value;
                    break;
                case FactsPage.Attribute.Provenance:
                    Provenance = Words.Parse<ProvenanceKind>(value) ?? ProvenanceKind.Submitted;
                    break;
            }
        }
    }

    /// <summary>Finds by bytes that are not in an array of their own.</summary>
    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] bytes) => GetHashCode(bytes.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
