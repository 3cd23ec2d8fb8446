using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Readings;

/// <summary>Whoever keeps a read by its ETag asks again once what it shows has changed.</summary>
public sealed class WhatIsShownTests(StudyService study)
{
    private static readonly Actor Tester = new("tester", "editor", "test");

    [Fact]
    public async Task An_invitation_changes_the_city_and_the_participation()
    {
        var (edition, city) = await PartAsync();

        await ChangesAsync(
            edition, city, new CityInvited(edition, city, "en", null),
            $"/api/v1/cities/{city}", $"/api/v1/editions/{edition}/participation");
    }

    [Fact]
    public async Task An_observation_changes_the_submission_the_readings_of_its_edition_and_the_page_of_the_city()
    {
        var client = await study.ClientAsync();
        var (edition, city) = await PartAsync();
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));
        await RecordAsync(edition, city, new PublicationPermitted(edition, city));

        await ChangesAsync(
            edition, city, new ObservationReported(edition, city, "report", new("axes", new NumberAnswer(4711), "line 6")),
            $"/api/v1/editions/{edition}/submissions/{city}", $"/api/v1/editions/{edition}/indicators", $"/api/v1/editions/{edition}/submissions");

        (await client.GetStringAsync($"/cities/{city}", TestContext.Current.CancellationToken)).ShouldContain("4,711");
    }

    [Fact]
    public async Task A_confirmed_transcription_changes_the_submission_and_the_readings_of_its_edition()
    {
        var (edition, city) = await PartAsync();
        await study.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));

        await ChangesAsync(
            edition, city, new TranscriptionConfirmed(edition, city, 1),
            $"/api/v1/editions/{edition}/submissions/{city}", $"/api/v1/editions/{edition}/indicators", $"/api/v1/editions/{edition}/submissions");
    }

    private async Task<(string Edition, string City)> PartAsync()
    {
        var edition = await study.NewEditionAsync();
        return (edition, await study.NewCityAsync(edition));
    }

    private async Task ChangesAsync(string edition, string city, object happened, params string[] addresses)
    {
        var client = await study.ClientAsync();
        var before = new List<string>();
        foreach (var address in addresses)
            before.Add(await client.ETagAsync(address));

        await RecordAsync(edition, city, happened);

        for (var i = 0; i < addresses.Length; i++)
            (await client.ETagAsync(addresses[i])).ShouldNotBe(before[i], addresses[i]);
    }

    private async Task RecordAsync(string edition, string city, object happened)
    {
        var log = await study.GetAsync<EventLog>();
        var recorded = await log.DecideAsync<Submission>(Streams.Submission(edition, city), Tester, _ => Decision.Accept(happened), TestContext.Current.CancellationToken);
        await study.ReachAsync(recorded.Position);
    }
}
