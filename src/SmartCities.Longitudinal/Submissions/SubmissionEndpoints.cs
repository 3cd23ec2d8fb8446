using System.Collections.Immutable;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Redactions;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>A submission in the list of an edition's submissions.</summary>
public sealed record SubmissionSummary(string City, string Stage, ProvenanceKind? Provenance, string? Region, string? Band);

/// <summary>An edition's submissions, alphabetically by city; how many there are of cities that did not agree to be named.</summary>
public sealed record SubmissionList(string Edition, bool Demonstration, long Position, IReadOnlyList<SubmissionSummary> Submissions, int Unnamed);

/// <summary>
/// One city's answers to one edition, each with how it came in; and, by indicator, why its value cannot be compared with other editions. A personal answer is
/// for the city itself and for editors; analysts read a reference to it, as everyone does once it was erased.
/// </summary>
public sealed record SubmissionBody(
    string Edition,
    string City,
    bool Demonstration,
    long Position,
    SubmissionStage Stage,
    int Revision,
    int Questionnaire,
    string Language,
    bool? Publication,
    IReadOnlyDictionary<string, CurrentAnswer> Answers,
    IReadOnlyDictionary<string, AnswerState> States,
    IReadOnlyList<Observation> Observations,
    IReadOnlyDictionary<string, Text> Judgements);

public static class ListSubmissionsEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/submissions"), For(Role.Analyst, Released = true), Gives(typeof(SubmissionList)), At]
    public static async Task<IResult> Get(string edition, HttpRequest request, Audience audience, CancellationToken cancellation)
    {
        request.Allow("at");
        var reading = await audience.ReadAsync(request.Caller(), edition, request.At(), cancellation);
        var named = await audience.NamedAsync(request.Caller(), reading, cancellation);
        var snapshot = reading.Answers.Snapshot;
        var those = reading.Answers.Stages.Where(it => it.Value != "invited").OrderBy(it => it.Key, StringComparer.Ordinal).ToList();
        return new Read(new SubmissionList(
            edition, reading.Edition.Demonstration, reading.Position,
            [.. those.Where(it => named.Includes(it.Key)).Select(it => Summary(snapshot, it.Key, it.Value))],
            those.Count(it => !named.Includes(it.Key))));
    }

    private static SubmissionSummary Summary(Snapshot snapshot, string city, string stage)
    {
        var row = snapshot.RowOf(city);
        return row < 0
            ? new(city, stage, null, null, null)
            : new(city, stage, snapshot.ProvenanceOf[row], Name(snapshot.Regions, snapshot.RegionOf[row]), Name(snapshot.Bands, snapshot.BandOf[row]));
    }

    private static string? Name(IReadOnlyList<string> scheme, short index) => index < 0 ? null : scheme[index];
}

public static class ReadSubmissionEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/submissions/{city}"), For(Role.Analyst, OwnCity = true, Released = true), Gives(typeof(SubmissionBody)), Query("at", "A point in time: p:1234 (a position), r:2017.0 (a release), t:2027-03-01T00:00:00Z (a moment) or v:2 (a revision). The present without it; for everyone the latest release.")]
    public static async Task<IResult> Get(string edition, string city, HttpRequest request, EventLog log, Reader reader, Audience audience, Vault vault, RedactedTexts redactions, CancellationToken cancellation)
    {
        request.Allow("at");
        var caller = request.Caller();
        var at = PointInTime.Parse(request.Query["at"], ofSubmission: true);
        at.RequireOpenTo(caller, city);
        if (!caller.ReadsPresent && !caller.IsOf(city))
            return new Read(await ReleasedAsync(await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation), city, caller, at, log, audience, cancellation));

        var (definitions, found) = await SubmissionAt.FindInEditionAsync(edition, city, at, log, reader, cancellation);
        var (there, position) = SubmissionAt.Require(found, edition, city, at);
        // Where nothing was put into the vault, there is nothing to open.
        var personal = there.State.Answers.Values.Any(it => it.Value is VaultedAnswer) ? await vault.OpenAsync(caller, edition, city, cancellation) : CityVault.Shut;
        var opened = personal == CityVault.Shut ? there.State : there.State with { Answers = there.State.Answers.SetItems(there.State.Answers.Select(it => KeyValuePair.Create(it.Key, it.Value with { Value = personal.Open(it.Value.Value) }))) };
        return new Read(Body(definitions, city, opened, position), Read.Version(there.Version, personal.Tag, redactions.Mark(edition, city)));
    }

    /// <summary>What everyone reads of a city: a release of its answers, where the city agrees.</summary>
    private static async Task<SubmissionBody> ReleasedAsync(Edition edition, string city, Caller caller, PointInTime at, EventLog log, Audience audience, CancellationToken cancellation)
    {
        var reading = await audience.ReadAsync(caller, edition.Id, at, cancellation);
        var (submission, version) = await log.ReadAtAsync<Submission>(Streams.Submission(edition.Id, city), reading.Position, cancellation);
        if (version == 0 || !(await audience.NamedAsync(caller, reading, cancellation)).Includes(city))
            throw new RefusedException("submission-unknown", $"Nothing of {city} is shown in the edition {edition.Id}.");
        return Body(edition, city, ForEveryone(submission, edition), reading.Position);
    }

    /// <summary>A submission without its personal answers, and without its comments: those are said to the committee.</summary>
    public static Submission ForEveryone(Submission submission, Edition edition)
    {
        var form = edition.Questionnaires.GetValueOrDefault(submission.Questionnaire);
        return submission with
        {
            Answers = submission.Answers.RemoveRange(submission.Answers.Keys.Where(it => form?.Find(it)?.Personal == true))
                .ToImmutableSortedDictionary(it => it.Key, it => it.Value with { Comment = null }, StringComparer.Ordinal),
            Comments = submission.Comments.Clear(),
        };
    }

    private static SubmissionBody Body(Edition edition, string city, Submission it, long position)
    {
        var form = edition.Questionnaires.GetValueOrDefault(it.Questionnaire);
        var provenance = it.Stage == SubmissionStage.Reported ? ProvenanceKind.Reported : ProvenanceKind.Submitted;
        var states = form?.States(it.Values, provenance);
        return new(
            edition.Id, city, edition.Demonstration, position, it.Stage, it.Revision, it.Questionnaire, it.Language, it.Publication, it.Answers,
            form?.Questions.ToDictionary(question => question.Id, question => states!.StateOf(question.Id)) ?? [], it.Observations, it.Judgements);
    }
}

public static class SubmitFormEndpoint
{
    /// <summary>Submits the draft whose ETag is named in <c>If-Match</c>. Where the city's office has a lead, of the city the lead alone does.</summary>
    [WolverinePost("/api/v1/editions/{edition}/submissions/{city}"), For(Role.Editor, OwnCity = true), Takes(typeof(SubmitDraft)), TakesIfMatch, Gives(typeof(WrittenBody), 201)]
    public static async Task<IResult> Post(string edition, string city, HttpRequest request, EventLog log, LastTime lastTime, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        var submit = await request.BodyAsync<SubmitDraft>();
        return new Written(await SubmitWhatWasDrafted.SubmitAsync(edition, city, read, submit, log, lastTime, request.Actor(), cancellation), $"/api/v1/editions/{edition}/submissions/{city}");
    }
}

public static class PermitPublicationEndpoint
{
    [WolverinePut("/api/v1/editions/{edition}/submissions/{city}/publication"), For(Role.Editor, OwnCity = true), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string edition, string city, HttpRequest request, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        return new Written(await log.DecideAsync<Submission>(Streams.Submission(edition, city), request.Actor(), it => WishPublication.Decide(it, new(true)), cancellation, read));
    }
}

public static class RevokePublicationEndpoint
{
    /// <summary>Takes the city's name off its answers; why may be said.</summary>
    [WolverineDelete("/api/v1/editions/{edition}/submissions/{city}/publication"), For(Role.Editor, OwnCity = true), Takes(typeof(TakingBack)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Delete(string edition, string city, HttpRequest request, EventLog log, Reader reader, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        var said = await request.BodyAsync<TakingBack>();
        await EditionAndCity.RequireAsync(edition, city, log, reader, cancellation);
        return new Written(await log.DecideAsync<Submission>(Streams.Submission(edition, city), request.Actor(), it => WishPublication.Decide(it, new(false, said.Reason)), cancellation, read));
    }
}
