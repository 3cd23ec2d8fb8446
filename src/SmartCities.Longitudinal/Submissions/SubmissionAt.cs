using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>One submission at a point in time.</summary>
public static class SubmissionAt
{
    /// <summary>
    /// The submission, and the position it was asked for at; null where nothing is recorded at that point. A revision stands as the event that made it left it:
    /// what came after, an acceptance say, is not in it.
    /// </summary>
    public static async Task<(Checkpoint<Submission> There, long Position)?> FindAsync(
        string edition, string city, PointInTime at, EventLog log, Reader reader, CancellationToken cancellation)
    {
        var stream = Streams.Submission(edition, city);
        if (at.Revision is not { } revision)
        {
            var position = await reader.PositionInLogAsync(edition, at, cancellation);
            return await log.ReadUntilAsync<Submission>(stream, it => it.Position > position, cancellation) is { } found ? (found, position ?? found.Position) : null;
        }

        // The first state at this revision is the one after the last state before it.
        var before = await log.ReadUntilAsync<Submission>(stream, it => it.State.Revision >= revision, cancellation);
        var next = (before?.Version ?? 0) + 1;
        return await log.ReadUntilAsync<Submission>(stream, it => it.Version > next, cancellation) is { } there && there.State.Revision == revision ? (there, there.Position) : null;
    }

    /// <summary>The same with its edition as it is defined now; in one round trip, unless it is asked for by its revision.</summary>
    public static async Task<(Edition Edition, (Checkpoint<Submission> There, long Position)? Found)> FindInEditionAsync(
        string edition, string city, PointInTime at, EventLog log, Reader reader, CancellationToken cancellation)
    {
        if (at.Revision is not null)
            return (await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation), await FindAsync(edition, city, at, log, reader, cancellation));

        var position = await reader.PositionInLogAsync(edition, at, cancellation);
        var look = log.Look();
        var there = look.Until<Submission>(Streams.Submission(edition, city), it => it.Position > position);
        var (definitions, _) = await EditionAndCity.RequireBothAsync(edition, city, look, cancellation);
        return (definitions, await there is { } found ? (found, position ?? found.Position) : null);
    }

    /// <exception cref="RefusedException">Nothing is recorded at that point.</exception>
    public static (Checkpoint<Submission> There, long Position) Require((Checkpoint<Submission>, long)? found, string edition, string city, PointInTime at, string? pointer = "?at") => found switch
    {
        { } there => there,
        null when at.Revision is { } revision => throw new RefusedException("revision-unknown", $"{city} has no revision {revision} in the edition {edition}.", pointer),
        null when at == PointInTime.Now => throw new RefusedException("submission-unknown", $"Nothing is recorded of {city} in the edition {edition}."),
        null => throw new RefusedException("submission-unknown", $"Nothing is recorded of {city} in the edition {edition} at that point."),
    };
}
