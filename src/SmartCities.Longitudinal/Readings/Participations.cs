using Npgsql;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Readings;

/// <summary>How far a city has come in an edition, as others see it.</summary>
public enum ParticipationStage
{
    Invited,
    Started,
    Submitted,
    Returned,
    Accepted,
    Withdrawn,

    /// <summary>A printed report tells of the city; it did not submit here.</summary>
    Reported,
}

/// <summary>Who takes part in what, and how far each has come, at a position: what was submitted goes before a draft, a draft before an invitation.</summary>
public sealed class Participations(NpgsqlDataSource database)
{
    /// <summary>The stage of every city of an edition.</summary>
    public Task<IReadOnlyDictionary<string, ParticipationStage>> OfEditionAsync(string edition, long position, CancellationToken cancellation) => ReadAsync(
        $"""
        select city, answer #>> '{Root}', 3 as rank, valid_from as position from study.facts
        where edition = $1 and question = '@stage' and valid_from <= $2 and (valid_to is null or valid_to > $2)
        union all
        select split_part(stream_id, ':', 3), {StageOfEvent} from {StorageModule.LogSchema}.mt_events
        where (starts_with(stream_id, 'submission:' || $1 || ':') or starts_with(stream_id, 'draft:' || $1 || ':')) and type in ({EventsThatTell}) and seq_id <= $2
        order by rank, position
        """,
        edition,
        position,
        cancellation);

    /// <summary>The stage of one city in every one of these editions it takes part in.</summary>
    public Task<IReadOnlyDictionary<string, ParticipationStage>> OfCityAsync(string city, IEnumerable<string> editions, long position, CancellationToken cancellation) => ReadAsync(
        $"""
        select edition, answer #>> '{Root}', 3 as rank, valid_from as position from study.facts
        where edition = any($3) and city = $1 and question = '@stage' and valid_from <= $2 and (valid_to is null or valid_to > $2)
        union all
        select split_part(stream_id, ':', 2), {StageOfEvent} from {StorageModule.LogSchema}.mt_events
        where stream_id = any (select kind || edition || ':' || $1 from unnest($3) as edition, unnest(array['submission:', 'draft:']) as kind)
            and type in ({EventsThatTell}) and seq_id <= $2
        order by rank, position
        """,
        city,
        position,
        cancellation,
        [.. editions]);

    private const string Root = "{}";

    private const string EventsThatTell = "'submission.city-invited.v1', 'submission.invitation-withdrawn.v1', 'draft.opened.v1'";

    // An invitation that was withdrawn is none: no stage.
    private const string StageOfEvent =
        "case type when 'draft.opened.v1' then 'started' when 'submission.city-invited.v1' then 'invited' end, case type when 'draft.opened.v1' then 2 else 1 end, seq_id";

    private async Task<IReadOnlyDictionary<string, ParticipationStage>> ReadAsync(string sql, string of, long position, CancellationToken cancellation, string[]? among = null)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = of });
        command.Parameters.Add(new() { Value = position });
        if (among is not null)
            command.Parameters.Add(new() { Value = among });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var stages = new SortedDictionary<string, ParticipationStage>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.IsDBNull(1))
                stages.Remove(reader.GetString(0));
            else
                stages[reader.GetString(0)] = Words.Parse<ParticipationStage>(reader.GetString(1)) ?? ParticipationStage.Submitted;
        }

        return stages;
    }
}
