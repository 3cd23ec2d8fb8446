using Shouldly;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Indicators;

public sealed class DefineIndicatorsTests(StudyService study)
{
    [Fact]
    public async Task Indicators_are_put_all_at_once_and_on_what_was_read()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync(open: false);
        var address = $"/api/v1/editions/{edition}/indicators";
        var tag = await client.ETagAsync($"/api/v1/editions/{edition}");

        (await client.RefusedAsync(Put, address, new { indicators = Small.Indicators })).ShouldBe((428, "precondition-missing", null));
        (await client.RefusedAsync(Put, address, new { indicators = Small.Indicators }, ifNoneMatch: "*")).ShouldBe((412, "stale", null));
        (await client.RefusedAsync(Put, address, new { indicators = new[] { Small.Indicators[0] with { Question = "none" } } }, tag)).ShouldBe((422, "question-unknown", "/indicators/0/question"));
        tag = await client.ChangeAsync(Put, address, new { indicators = Small.Indicators.Take(1) }, tag);

        tag.ShouldBe(await client.ETagAsync($"/api/v1/editions/{edition}"));
        ((int)(await client.GetJsonAsync($"/api/v1/editions/{edition}"))["indicators"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Indicators_need_a_form()
    {
        var client = await study.ClientAsync();
        var edition = await study.NewEditionAsync(withForm: false);

        (await client.RefusedAsync(Put, $"/api/v1/editions/{edition}/indicators", new { indicators = Small.Indicators }, ifNoneMatch: "*")).ShouldBe((409, "questionnaire-missing", null));
    }
}
