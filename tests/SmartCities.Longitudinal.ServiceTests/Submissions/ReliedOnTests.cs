using JasperFx.Events;
using Marten;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Submissions;

public sealed class ReliedOnTests(StudyService service)
{
    private static readonly Actor Editor = new("tester", "editor", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_decided_on_an_edition_that_changed_meanwhile_is_not_recorded()
    {
        var (edition, log) = (await service.NewEditionAsync(), await service.GetAsync<EventLog>());
        var city = await service.NewCityAsync(edition);
        var read = await log.ReadAsync<Edition>(Streams.Edition(edition), Cancellation);
        await CloseAsync(log, edition);

        await Should.ThrowAsync<StaleException>(() => log.RecordAsync(
            [(Streams.Submission(edition, city), 0, Decision.Accept(new CityInvited(edition, city, null, null)))], Editor, Cancellation, (Streams.Edition(edition), read.Version)));
        (await log.ReadAsync<Submission>(Streams.Submission(edition, city), Cancellation)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task No_form_is_submitted_after_the_edition_was_closed_however_many_try()
    {
        const int Cities = 24;
        var (edition, log, client) = (await service.NewEditionAsync(), await service.GetAsync<EventLog>(), await service.ClientAsync());
        var cities = new List<string>();
        for (var i = 0; i < Cities; i++)
        {
            cities.Add(await service.NewCityAsync(edition));
            using var drafted = await client.SendJsonAsync(HttpMethod.Patch, $"/api/v1/editions/{edition}/drafts/{cities[i]}", """{"answers":{"strategy":true}}""", ("If-Match", "\"0\""));
            drafted.IsSuccessStatusCode.ShouldBeTrue();
        }

        var closing = Task.Run(async () =>
        {
            await Task.Delay(10, Cancellation);
            await CloseAsync(log, edition);
        }, Cancellation);
        var submitted = await Task.WhenAll(cities.Select(async city =>
        {
            using var response = await client.SendJsonAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/submissions/{city}", """{"blanks":true}""", ("If-Match", "\"2\""));
            return (int)response.StatusCode;
        }));
        await closing;

        var events = await EventsAsync(edition);
        var closed = events.Single(it => it.Data is EditionClosed).Sequence;
        events.Where(it => it.Data is FormSubmitted).ShouldAllBe(it => it.Sequence < closed);
        events.Count(it => it.Data is FormSubmitted).ShouldBe(submitted.Count(it => it == 201));
        submitted.ShouldAllBe(it => it == 201 || it == 409);
    }

    private static Task<Recorded> CloseAsync(EventLog log, string edition) =>
        log.DecideAsync<Edition>(Streams.Edition(edition), Editor, it => CloseEdition.Decide(it, new()), Cancellation);

    private async Task<IReadOnlyList<IEvent>> EventsAsync(string edition)
    {
        var store = await service.GetAsync<IDocumentStore>();
        await using var session = store.QuerySession();
        return await session.Events.QueryAllRawEvents()
            .Where(it => it.StreamKey == $"edition:{edition}" || it.StreamKey!.StartsWith($"submission:{edition}:"))
            .ToListAsync(Cancellation);
    }
}
