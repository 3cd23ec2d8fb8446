using System.Text;
using JasperFx;
using Marten;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Feeds;

/// <summary>No name has been replaced so far: here one is, to hold that what was recorded under it reads as what took its place.</summary>
public sealed class UpcastTests(StudyService service)
{
    private static readonly Upcasts s_baptised = new([new("city.baptised.v0", "city.registered.v1", it =>
    {
        it["name"] = it["called"]!.DeepClone();
        it.Remove("called");
        it["fictional"] = true;
    })]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_of_an_older_name_comes_out_of_the_log_as_one_of_today()
    {
        var database = await StudyDatabaseFixture.NewEmptyDatabaseAsync("upcast");
        await using var store = DocumentStore.For(options =>
        {
            options.Connection(database);
            StorageModule.ConfigureLog(options);
            options.AutoCreateSchemaObjects = AutoCreate.All;
            options.ReadAsToday(s_baptised);
        });
        await using (var session = store.LightweightSession())
        {
            session.Events.Append("city:alder", new CityRenamed("alder", "Alder", null));
            await session.SaveChangesAsync(Cancellation);
        }

        await using (var source = NpgsqlDataSource.Create(database))
        {
            await using var old = source.CreateCommand("""update log.mt_events set type = 'city.baptised.v0', data = '{"city":"alder","called":"Alder"}'""");
            (await old.ExecuteNonQueryAsync(Cancellation)).ShouldBe(1);
        }

        await using var query = store.QuerySession();
        (await query.Events.FetchStreamAsync("city:alder", token: Cancellation)).ShouldHaveSingleItem().Data.ShouldBe(new CityRegistered("alder", "Alder", null, true, null));
    }

    [Fact]
    public async Task And_is_told_and_asked_for_under_the_name_of_today()
    {
        var edition = await service.NewEditionAsync();
        var city = await service.NewCityAsync(edition);
        await service.SubmitAsync(edition, city, ("strategy", new BooleanAnswer(true)));

        // As if a form had once been recorded under another name, and its revision were counted from another number.
        var upcasts = new Upcasts([new("submission.form-submitted.v1", "submission.form-accepted.v1", it =>
        {
            foreach (var member in it.Select(one => one.Key).Except(["edition", "city", "revision"]).ToList())
                it.Remove(member);
            it["revision"] = (int)it["revision"]! + 10;
        })]);
        var feed = new EventFeed(await service.GetAsync<NpgsqlDataSource>(), await service.GetAsync<Positions>(), await service.GetAsync<ReleaseChanges>(), upcasts);

        var told = (await feed.ReadAsync(new(["submission.form-accepted.v1"], edition, null, IsPublic: false), 0, 10, Cancellation)).Events.ShouldHaveSingleItem().Event;

        told.Type.ShouldBe("submission.form-accepted.v1");
        Encoding.UTF8.GetString(CloudEvent.DataOf(told, isPublic: false)).ShouldBe($$$"""{"city":"{{{city}}}","edition":"{{{edition}}}","revision":11,"actor":{"role":"editor","id":"tester"}}""");
    }
}
