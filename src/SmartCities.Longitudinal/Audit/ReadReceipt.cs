using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Audit;

/// <summary>How a revision came about.</summary>
public enum RevisionKind
{
    Submitted,
    Amended,

    /// <summary>A proposed amendment that an editor approved.</summary>
    Approved,
}

/// <summary>
/// What was recorded with a revision. <c>Fingerprint</c> is the SHA-256 of the answers by question as canonical JSON (<see cref="CanonicalJson"/>): whoever
/// reads the revision can make it again.
/// </summary>
public sealed record Receipt(
    string Edition, string City, bool Demonstration, int Revision, RevisionKind Kind, long Position, DateTimeOffset At, int Questionnaire, string Language, int Answers, string Fingerprint);

public static class ReadReceiptEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/submissions/{city}/receipts/{revision}"), Gives(typeof(Receipt)), For(Role.Analyst, OwnCity = true)]
    public static async Task<IResult> Get(string edition, string city, int revision, HttpRequest request, Trail trail, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow();
        var definitions = await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        var at = PointInTime.Now with { Revision = revision };
        var found = revision > 0 ? await SubmissionAt.FindAsync(edition, city, at, log, reader, cancellation) : null;
        var (there, position) = SubmissionAt.Require(found, edition, city, at, pointer: null);
        var happened = (await trail.AtAsync([position], cancellation))[position];
        return new Read(new Receipt(
            edition, city, definitions.Demonstration, revision, KindOf(happened.Data), position, happened.At, there.State.Questionnaire, there.State.Language, there.State.Answers.Count,
            CanonicalJson.Fingerprint(there.State.Values)));
    }

    private static RevisionKind KindOf(object made) => made switch
    {
        FormSubmitted => RevisionKind.Submitted,
        AmendmentApproved => RevisionKind.Approved,
        _ => RevisionKind.Amended,
    };
}
