using System.Net;
using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Pages;

public sealed class SubscriptionsPageTests(StudyService service)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_sees_each_subscription_and_how_far_it_is()
    {
        var administrator = await service.ClientAsync("demo-administrator");

        // Nobody listens on the discard port: the endpoint is never verified.
        var endpoint = $"http://127.0.0.1:9/{StudyService.NewId("hook")}";
        using var started = await administrator.SendJsonAsync(HttpMethod.Post, "/api/v1/subscriptions", new { endpoint, types = new[] { "submission.*", "edition.released.v1" }, from = "beginning" });
        started.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (string)(await started.JsonAsync())["subscription"]!;
        var behind = await BehindAsync(administrator, id);

        var all = await administrator.GetStringAsync("/subscriptions", Cancellation);
        var one = await administrator.GetStringAsync($"/subscriptions/{id}?lang=fr", Cancellation);

        all.ShouldContain(endpoint);
        one.ShouldContain(endpoint);
        one.ShouldContain("en vérification");
        one.ShouldContain("edition.released.v1, submission.*");
        behind.ShouldBeGreaterThan(0);
        one.ShouldContain("événements, ");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("demo-editor", HttpStatusCode.Forbidden)]
    [InlineData("demo-service", HttpStatusCode.Forbidden)]
    public async Task Nobody_else_does(string? person, HttpStatusCode status)
    {
        var client = await service.ClientAsync(person);

        using var list = await client.GetAsync("/subscriptions", Cancellation);
        using var one = await client.GetAsync("/subscriptions/0123456789abcdef", Cancellation);

        (list.StatusCode, one.StatusCode).ShouldBe((status, status));
    }

    private static async Task<long> BehindAsync(HttpClient client, string id) => (long)(await client.GetJsonAsync($"/api/v1/subscriptions/{id}"))["lag"]!["events"]!;
}
