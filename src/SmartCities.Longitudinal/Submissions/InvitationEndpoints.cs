using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Invites several cities at once, in this language or in that of each city's office; those that were invited before are left alone, unless they are to be invited again.</summary>
public sealed record InviteCities(IReadOnlyList<string> Cities, string? Language = null, DateTimeOffset? Until = null, bool Again = false);

/// <summary>Reminds the cities named; without names, those invited or on their way that are of a stage, a region, a band.</summary>
public sealed record RemindCities(IReadOnlyList<string>? Cities = null, ParticipationStage? Stage = null, string? Region = null, string? Band = null);

/// <summary>What became of one city; where it was refused, by which rule.</summary>
public sealed record CityOutcomeBody(string City, ReachOutcome Outcome, string? Code, string? Why);

/// <summary>What became of each city, alphabetically, and the last position recorded.</summary>
public sealed record OutcomesBody(long? Position, int Recorded, IReadOnlyList<CityOutcomeBody> Cities)
{
    public static OutcomesBody Of(IReadOnlyList<CityOutcome> outcomes, string language) => new(
        outcomes.Max(it => it.Position),
        outcomes.Count(it => it.Outcome == ReachOutcome.Recorded),
        [.. outcomes.Select(it => new CityOutcomeBody(it.City, it.Outcome, it.Refusal?.Code, it.Refusal?.Said.In(language)))]);
}

/// <summary>One invited city: when, until when, whether its link was opened, how its mail went.</summary>
public sealed record InvitedCity(
    string City, string Name, ParticipationStage Stage, DateTimeOffset? Invited, DateTimeOffset? Until, DateTimeOffset? Opened, bool HasAddress, bool Unreachable, IReadOnlyList<MailSent> Mail);

/// <summary>How far the mail of invitations has come: messages by their state, and cities without an address.</summary>
public sealed record InvitationProgress(int Queued, int Sent, int Bounced, int Unreachable, int Failed, int WithoutAddress);

/// <summary>The cities invited to an edition, alphabetically, and how far their mail has come.</summary>
public sealed record InvitationList(string Edition, bool Demonstration, InvitationProgress Progress, IReadOnlyList<InvitedCity> Cities)
{
    public static InvitationList Of(Editions.Participation participation)
    {
        List<InvitedCity> cities =
        [
            .. from it in participation.Cities
               where it.Reach?.Invited is not null
               let reach = it.Reach
               select new InvitedCity(
                   it.City, it.Name, it.Stage, reach.Invited, reach.Until, reach.Opened, reach.HasAddress, reach.Unreachable,
                   [.. reach.Mail.Where(one => one.Kind == MailKind.Invitation)]),
        ];
        var mail = cities.SelectMany(it => it.Mail).ToLookup(it => it.State);
        return new(
            participation.Edition, participation.Demonstration,
            new(
                mail[MailState.Queued].Count(), mail[MailState.Sent].Count(), mail[MailState.Bounced].Count(), mail[MailState.Unreachable].Count(), mail[MailState.Failed].Count(),
                cities.Count(it => !it.HasAddress)),
            cities);
    }
}

public static class ReadInvitationsEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/invitations"), For(Role.Editor), Gives(typeof(InvitationList))]
    public static async Task<IResult> Get(string edition, HttpRequest request, Reader reader, Participations participations, Reached reached, CancellationToken cancellation)
    {
        request.Allow();
        return new Read(InvitationList.Of(await ReadParticipationEndpoint.ReadAsync(edition, PointInTime.Now, request.Caller(), reader, participations, reached, cancellation)));
    }
}

public static class InviteCitiesEndpoint
{
    /// <summary>Invites cities, each by itself: asking again invites those that are left.</summary>
    [WolverinePost("/api/v1/editions/{edition}/invitations"), For(Role.Editor), Takes(typeof(InviteCities)), Gives(typeof(OutcomesBody))]
    public static async Task<IResult> Post(string edition, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var invite = await request.BodyAsync<InviteCities>();
        return new Read(OutcomesBody.Of(await InviteAsync(edition, invite, log, request.Actor(), cancellation), Spoken.To(request)));
    }

    /// <summary>Invites each of these cities, for the API and for the page.</summary>
    public static Task<IReadOnlyList<CityOutcome>> InviteAsync(string edition, InviteCities invite, EventLog log, Actor actor, CancellationToken cancellation)
    {
        var one = new InviteCity(Language(invite.Language), invite.Until?.ToUniversalTime(), invite.Again);
        return ReachCities.EachAsync(edition, invite.Cities, log, actor, (submission, its, city) => InviteCity.Decide(submission, one, its, city), cancellation);
    }

    /// <summary>A language that a city can be invited in; null where its office's is to be taken.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static string? Language(string? asked) => asked is null || Spoken.Languages.Any(it => it.Code == asked)
        ? asked
        : throw new RefusedException("language-unknown", $"The form is there in {string.Join(", ", Spoken.Languages.Select(it => it.Code))}.", "/language");
}

public static class WithdrawInvitationEndpoint
{
    /// <summary>Takes a city's invitation back: the links that its office was sent let nobody in any more. Takes no version: it holds whatever else was decided meanwhile.</summary>
    [WolverineDelete("/api/v1/editions/{edition}/invitations/{city}"), For(Role.Editor), Gives(typeof(WrittenBody))]
    public static async Task<IResult> Delete(string edition, string city, HttpRequest request, EventLog log, Links links, CancellationToken cancellation)
    {
        request.Allow();
        return new Written(await WithdrawAsync(edition, city, log, links, request.Actor(), cancellation));
    }

    /// <summary>Withdraws an invitation and revokes its links in one transaction, for the API and for the page.</summary>
    public static Task<Recorded> WithdrawAsync(string edition, string city, EventLog log, Links links, Actor actor, CancellationToken cancellation) => EditionAndCity.DecideOnSubmissionAsync(
        edition, city, null, log, actor,
        (submission, its) => WithdrawInvitation.Decide(submission, its, city).With((connection, token) => links.RevokeInvitationsAsync(edition, city, connection, token)), cancellation);
}

public static class RemindCitiesEndpoint
{
    /// <summary>Reminds cities of a form that was not submitted yet.</summary>
    [WolverinePost("/api/v1/editions/{edition}/reminders"), For(Role.Editor), Takes(typeof(RemindCities)), Gives(typeof(OutcomesBody))]
    public static async Task<IResult> Post(string edition, HttpRequest request, EventLog log, Reader reader, Participations participations, Reached reached, CancellationToken cancellation)
    {
        request.Allow();
        var remind = await request.BodyAsync<RemindCities>();
        var cities = remind.Cities ?? Chosen(remind, await ReadParticipationEndpoint.ReadAsync(edition, PointInTime.Now, Caller.Anyone, reader, participations, reached, cancellation));
        var outcomes = remind.Cities is null && cities.Count == 0 ? [] : await RemindAsync(edition, cities, log, request.Actor(), cancellation);
        return new Read(OutcomesBody.Of(outcomes, Spoken.To(request)));
    }

    /// <summary>Reminds each of these cities, for the API and for the page.</summary>
    public static Task<IReadOnlyList<CityOutcome>> RemindAsync(string edition, IReadOnlyCollection<string> cities, EventLog log, Actor actor, CancellationToken cancellation) =>
        ReachCities.EachAsync(edition, cities, log, actor, (submission, its, city) => RemindCity.Decide(submission, new(), its, city), cancellation);

    private static List<string> Chosen(RemindCities remind, Editions.Participation participation) =>
    [
        .. from it in participation.Cities
           where it.Stage is ParticipationStage.Invited or ParticipationStage.Started or ParticipationStage.Returned
           where (remind.Stage is null || it.Stage == remind.Stage) && (remind.Region is null || it.Region == remind.Region) && (remind.Band is null || it.Band == remind.Band)
           select it.City,
    ];
}

public static class ExtendCityEndpoint
{
    /// <summary>Takes this city's form until a time of its own.</summary>
    [WolverinePut("/api/v1/editions/{edition}/submissions/{city}/extension"), For(Role.Editor), Takes(typeof(ExtendCity)), TakesIfMatch, Gives(typeof(WrittenBody))]
    public static async Task<IResult> Put(string edition, string city, HttpRequest request, EventLog log, CancellationToken cancellation)
    {
        request.Allow();
        var read = request.IfMatch();
        var extend = await request.BodyAsync<ExtendCity>();
        return new Written(await EditionAndCity.DecideOnSubmissionAsync(
            edition, city, read, log, request.Actor(), (submission, its) => ExtendCity.Decide(submission, extend, its, city, log.Now), cancellation));
    }
}
