using JasperFx.Events;
using Npgsql;
using NpgsqlTypes;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Audit;

/// <summary>What can move an indicator between two readings of one edition.</summary>
public enum Cause
{
    Correction,
    LateAnswer,
    ProcessingError,

    /// <summary>A city's first form came in.</summary>
    Submission,

    /// <summary>A city submitted its form again.</summary>
    Resubmission,

    /// <summary>What a report says of a city was recorded.</summary>
    Report,
    Withdrawal,
    Reinstatement,
    Classification,

    /// <summary>Indicators were defined anew, or a version of the form was published.</summary>
    Definitions,
}

/// <summary>One of the two readings.</summary>
public sealed record ReadingPoint(
    long Position, long Definitions, [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)] string? Release, int Participants);

/// <summary>All events of one cause: how many, of which cities (alphabetically), and the first of them; the trail has them all.</summary>
public sealed record CauseBody(Cause Cause, int Events, IReadOnlyList<string> Cities, IReadOnlyList<Entry> Entries);

/// <summary>An indicator's value at one of the readings.</summary>
public sealed record ValueThen(ShareBody? Value, decimal? Number, int Base);

/// <summary>By how much: in cities, and as a share or number.</summary>
public sealed record MovedBy(int Numerator, int Base, decimal? Share, decimal? Number);

public sealed record ContributionBody(Cause Cause, int Numerator, int Base, decimal? Share, decimal? Number);

/// <summary>An indicator on both sides (null where it was not defined), the difference, and what each cause contributed; the contributions add up to it.</summary>
public sealed record IndicatorMoved(
    string Id, string? Field, string? Factor, Text Label, Measure Measure, ValueThen? From, ValueThen? To, MovedBy? Difference, IReadOnlyList<ContributionBody> Contributions);

/// <summary>
/// What changed in an edition between two readings of it: why, and which indicators that moved and by how much. Indicators stand in the order of the framework,
/// those that did not move are counted only.
/// </summary>
public sealed record EditionChanges(
    string Edition, bool Demonstration, ReadingPoint From, ReadingPoint To, string Method, IReadOnlyList<CauseBody> Causes, IReadOnlyList<IndicatorMoved> Moved, int NotMoved);

/// <summary>
/// An edition's history of change. The events between the readings are replayed in the order of the log, run by run of one cause; what an indicator gives
/// after a run less what it gave before is that cause's (<see cref="Attribution"/>).
/// </summary>
public sealed class ChangesOfEdition(NpgsqlDataSource database, Trail trail, Entries entries, Reader reader)
{
    public const string Method = "replayed in order of position; a cause's contribution is what its events changed when they were recorded, and the contributions add up to the difference";

    private const int EntriesOfACause = 20;
    private const int MostRuns = 1_000;

    public async Task<EditionChanges> BetweenAsync(string edition, PointInTime from, PointInTime to, string language, CancellationToken cancellation)
    {
        var after = await reader.ReadAsync(edition, to, cancellation);
        var before = await reader.ReadAsync(edition, await FromAsync(edition, from, after, cancellation), cancellation);
        if (before.Position > after.Position || before.Definitions > after.Definitions)
            throw new RefusedException("points-reversed", "\"from\" is the earlier reading, \"to\" the later one.", "?from");

        var steps = await StepsAsync(edition, before, after, cancellation);
        var values = new List<(Cause Cause, Func<string, Measured> After)>();
        var there = (before.Edition, before.Answers);
        foreach (var run in Runs(steps, before))
        {
            there = await AnswersAsync(edition, run, there, after, cancellation);
            values.Add((run.Cause, ValuesOf(there)));
        }

        var moved = Defined(after.Edition, before.Edition)
            .Select(it => Moved(it, before, after, values))
            .ToList();
        return new(
            edition, after.Edition.Demonstration, Point(before), Point(after), Method, await CausesAsync(steps, language, cancellation),
            [.. moved.Where(it => it.From != it.To || it.Contributions.Count > 0)], moved.Count(it => it.From == it.To && it.Contributions.Count == 0));
    }

    // Without a beginning: since the latest release before the end.
    private async Task<PointInTime> FromAsync(string edition, PointInTime from, Reading after, CancellationToken cancellation)
    {
        if (from != PointInTime.Now)
            return from;
        var there = await reader.EditionAsync(edition, (long?)null, cancellation);
        return there.Releases.LastOrDefault(it => !there.Withdrawn.ContainsKey(it.Release) && it.Release != after.Release && it.Position <= after.Position) is { } release
            ? new(null, release.Release, null)
            : throw new RefusedException("from-missing", "The edition has no release before that; name the reading to begin with: from=p:1234, r:2017.0 or t:2027-03-01T00:00:00Z.", "?from");
    }

    /// <summary>What happened between the readings that can move an indicator, in order.</summary>
    private async Task<List<Step>> StepsAsync(string edition, Reading before, Reading after, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select position, scope = $1 as definitions from study.touches
            where scope = $1 and position > $3 and position <= $4 or scope = $2 and position > $5 and position <= $6 order by position
            """);
        foreach (var scope in new[] { Scope.Definitions(edition), Scope.Answers(edition) })
            command.Parameters.Add(new() { Value = scope });
        foreach (var position in new[] { before.Definitions, after.Definitions, before.Position, after.Position })
            command.Parameters.Add(new() { Value = position, NpgsqlDbType = NpgsqlDbType.Bigint });
        var positions = new List<(long Position, bool Definitions)>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
                positions.Add((rows.GetInt64(0), rows.GetBoolean(1)));
        }

        var events = await trail.AtAsync([.. positions.Select(it => it.Position)], cancellation);
        return [.. positions.Select(it => (it.Position, it.Definitions, Event: events[it.Position])).Where(it => CauseOf(it.Event) is not null).Select(it => new Step(it.Event, CauseOf(it.Event)!.Value, it.Definitions))];
    }

    public static Cause? CauseOf(Happened happened) => happened.Data switch
    {
        AnswersAmended it => CauseOf(it.Kind),
        AmendmentApproved it => CauseOf(it.Kind),
        FormSubmitted { Revision: 1 } => Cause.Submission,
        FormSubmitted => Cause.Resubmission,
        AnswersReported => Cause.Report,
        FormWithdrawn => Cause.Withdrawal,
        FormReinstated => Cause.Reinstatement,
        CityClassified => Cause.Classification,
        IndicatorsDefined or QuestionnairePublished => Cause.Definitions,
        _ => null,
    };

    private static Cause CauseOf(AmendmentKind kind) => kind switch
    {
        AmendmentKind.Correction => Cause.Correction,
        AmendmentKind.LateAnswer => Cause.LateAnswer,
        _ => Cause.ProcessingError,
    };

    /// <summary>Events in a row of one cause, with the positions of answers and definitions after the last of them.</summary>
    private static List<Run> Runs(List<Step> steps, Reading before)
    {
        var runs = new List<Run>();
        var (answers, definitions) = (before.Position, before.Definitions);
        foreach (var step in steps)
        {
            (answers, definitions) = step.OfDefinitions ? (answers, step.Event.Position) : (step.Event.Position, definitions);
            if (runs.Count > 0 && runs[^1].Cause == step.Cause)
                runs[^1] = new(step.Cause, answers, definitions);
            else
                runs.Add(new(step.Cause, answers, definitions));
        }

        return runs.Count <= MostRuns
            ? runs
            : throw new RefusedException("too-much-between", $"Too much happened between these readings to take it apart: {runs.Count} times the cause changed. Ask for a shorter time.", "?from");
    }

    /// <summary>An edition after a run, by way of the run before.</summary>
    private async Task<(Edition Edition, EditionAnswers Answers)> AnswersAsync(
        string edition, Run run, (Edition Edition, EditionAnswers Answers) before, Reading after, CancellationToken cancellation)
    {
        if (run.Answers == after.Position && run.Definitions == after.Definitions)
            return (after.Edition, after.Answers);
        var definitions = await reader.EditionAsync(edition, run.Definitions, cancellation);
        return (definitions, await new LoadAnswers(definitions, run.Answers, ReferenceEquals(definitions, before.Edition) ? before.Answers : null).FromAsync(database));
    }

    private static Func<string, Measured> ValuesOf((Edition Edition, EditionAnswers Answers) there)
    {
        var values = there.Edition.Indicators.ToDictionary(it => it.Id, it => Value(there.Answers, it));
        return it => values.GetValueOrDefault(it);
    }

    private static Measured Value(EditionAnswers answers, IndicatorDefinition indicator)
    {
        var value = ValueBody.Of(answers.Outcomes(indicator).Value);
        return new(value.Value?.Numerator ?? 0, value.Base, indicator.Measure is Measure.Share or Measure.OptionShare ? value.Value?.Share : value.Number);
    }

    private static IndicatorMoved Moved(IndicatorDefinition it, Reading before, Reading after, List<(Cause Cause, Func<string, Measured> After)> steps)
    {
        var (was, now) = (Then(before, it.Id), Then(after, it.Id));
        var from = was.Measured;
        var isShare = it.Measure is Measure.Share or Measure.OptionShare;
        var parts = Attribution.Of(from, [.. steps.Select(step => (step.Cause, step.After(it.Id)))]);
        var whole = Attribution.Difference(from, now.Measured);
        return new(
            it.Id, it.Field, it.Factor, it.Label, it.Measure, was.Body, now.Body,
            was.Body is null || now.Body is null
                ? null
                : new(now.Measured.Numerator - from.Numerator, now.Measured.Base - from.Base, isShare ? whole : null, isShare ? null : whole),
            [
                .. parts.Where(part => part.Numerator != 0 || part.Base != 0 || part.Value is not (null or 0)).OrderBy(part => part.Cause)
                    .Select(part => new ContributionBody(part.Cause, part.Numerator, part.Base, isShare ? part.Value : null, isShare ? null : part.Value)),
            ]);
    }

    private static (ValueThen? Body, Measured Measured) Then(Reading reading, string indicator)
    {
        if (reading.Edition.Indicators.FirstOrDefault(it => it.Id == indicator) is not { } defined)
            return (null, default);
        var value = ValueBody.Of(reading.Answers.Outcomes(defined).Value);
        return (new(value.Value, value.Number, value.Base), Value(reading.Answers, defined));
    }

    /// <summary>The later reading's indicators in the order of their definitions, then those that are no longer defined.</summary>
    private static IEnumerable<IndicatorDefinition> Defined(Edition after, Edition before) =>
        after.Indicators.Concat(before.Indicators.Where(it => after.Indicators.All(one => one.Id != it.Id)));

    private async Task<IReadOnlyList<CauseBody>> CausesAsync(List<Step> steps, string language, CancellationToken cancellation)
    {
        var names = await reader.CitiesAsync(null, cancellation);
        var causes = new List<CauseBody>();
        foreach (var cause in steps.GroupBy(it => it.Cause).OrderBy(it => it.Key))
        {
            causes.Add(new(
                cause.Key, cause.Count(), [.. cause.Select(it => CityOf(it.Event.Data)).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
                await entries.OfAsync([.. cause.Take(EntriesOfACause).Select(it => it.Event)], language, null, it => names.GetValueOrDefault(it)?.Name ?? it, cancellation)));
        }

        return causes;
    }

    private static string? CityOf(object data) => data.Member("City") as string;

    private static ReadingPoint Point(Reading it) => new(it.Position, it.Definitions, it.Release, it.Answers.Snapshot.Count);

    private sealed record Step(Happened Event, Cause Cause, bool OfDefinitions);

    private sealed record Run(Cause Cause, long Answers, long Definitions);
}

public static class ReadEditionChangesEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/changes"), Gives(typeof(EditionChanges)), For(Role.Analyst)]
    [Query("from", "The earlier reading: p:1234, r:2017.0 or t:2027-03-01T00:00:00Z; the latest release without it.")]
    [Query("to", "The later reading, written alike; the present without it.")]
    [Query("lang", "en, es or fr; what Accept-Language asks for without it.")]
    public static async Task<IResult> Get(string edition, HttpRequest request, ChangesOfEdition changes, CancellationToken cancellation)
    {
        request.Allow("from", "to", "lang");
        request.HttpContext.Response.Headers.Vary = "Accept-Language";
        return new Read(await changes.BetweenAsync(
            edition, PointInTime.Parse(request.Query["from"], "?from"), PointInTime.Parse(request.Query["to"], "?to"), Spoken.Asked(request), cancellation));
    }
}
