using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>One submission at a point in time.</summary>
public static class SubmissionAt
{
    /// <summary>
    /// The submission, and the position it was asked for at. A revision stands as the event that made it left it: what came after, an acceptance say, is not
    /// in it.
    /// </summary>
    /// <exception cref="RefusedException">Nothing is recorded at that point.</exception>
    public static async Task<(Checkpoint<Submission> There, long Position)> ReadAsync(
        string edition, string city, PointInTime at, EventLog log, Reader reader, CancellationToken cancellation, string pointer = "?at")
    {
        var position = at.Revision is null ? (await reader.ResolveAsync(edition, at, cancellation)).Position : null;
        return await FindAsync(edition, city, at.Revision, position, log, cancellation) switch
        {
            { } there => (there, at.Revision is null ? position ?? there.Position : there.Position),
            null when at.Revision is { } revision => throw new RefusedException("revision-unknown", $"{city} has no revision {revision} in the edition {edition}.", pointer),
            null => throw new RefusedException("submission-unknown", $"Nothing is recorded of {city} in the edition {edition}{(position is null ? "" : " at that point")}."),
        };
    }

    private static async Task<Checkpoint<Submission>?> FindAsync(string edition, string city, int? revision, long? position, EventLog log, CancellationToken cancellation)
    {
        var stream = Streams.Submission(edition, city);
        if (revision is not { } asked)
            return await log.ReadUntilAsync<Submission>(stream, it => it.Position > position, cancellation);

        // The first state at this revision is the one after the last state before it.
        var before = await log.ReadUntilAsync<Submission>(stream, it => it.State.Revision >= asked, cancellation);
        var next = (before?.Version ?? 0) + 1;
        return await log.ReadUntilAsync<Submission>(stream, it => it.Version > next, cancellation) is { } there && there.State.Revision == asked ? there : null;
    }
}
