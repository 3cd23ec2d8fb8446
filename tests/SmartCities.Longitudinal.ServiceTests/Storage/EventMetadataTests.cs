using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Storage;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Storage;

public sealed class EventMetadataTests(StudyService study)
{
    [Fact]
    public async Task Every_event_says_who_did_it_in_which_role_and_through_which_channel()
    {
        var client = await study.ClientAsync();
        var city = StudyService.NewId("city");
        var tag = await client.ChangeAsync(Post, "/api/v1/cities", new { city, name = "A", fictional = true });
        await client.ChangeAsync(Patch, $"/api/v1/cities/{city}", new { name = "B" }, tag);

        var events = await (await study.GetAsync<EventLog>()).EventsAsync(Streams.City(city), long.MaxValue, TestContext.Current.CancellationToken);

        events.Select(it => it.Data.GetType()).ShouldBe([typeof(CityRegistered), typeof(CityRenamed)]);
        events.Select(it => (it.UserName, $"{it.GetHeader(Actor.RoleHeader)}", $"{it.GetHeader(Actor.ChannelHeader)}")).Distinct().ShouldBe([("demo-editor", "editor", "api")]);
    }

    [Fact]
    public async Task A_packaged_event_was_recorded_by_the_operator()
    {
        var events = await (await study.GetAsync<EventLog>()).EventsAsync(Streams.City("bilbao"), long.MaxValue, TestContext.Current.CancellationToken);

        events.Select(it => (it.UserName, $"{it.GetHeader(Actor.RoleHeader)}", $"{it.GetHeader(Actor.ChannelHeader)}")).Distinct().ShouldBe([("operator", "administrator", "package")]);
    }
}
