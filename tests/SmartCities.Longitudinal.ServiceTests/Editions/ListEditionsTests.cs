using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Editions;

public sealed class ListEditionsTests(StudyService study)
{
    [Fact]
    public async Task Every_packaged_edition_is_listed_with_its_stage_in_order_of_id()
    {
        var client = await study.ClientAsync();

        var editions = (await client.GetJsonAsync("/api/v1/editions"))["editions"]!.AsArray().Select(it => ((string)it!["edition"]!, (string)it["stage"]!)).ToList();

        editions.Where(it => it.Item1.Length == 4).ShouldBe([("2012", "known"), ("2017", "closed"), ("2019", "known"), ("2021", "known"), ("2023", "known")]);
        editions.ShouldContain(("demo-2022", "open"));
        editions.Select(it => it.Item1).ShouldBeInOrder();
    }

    [Fact]
    public async Task An_edition_of_a_test_is_listed_too()
    {
        var edition = await study.NewEditionAsync();
        var client = await study.ClientAsync();

        (await client.GetJsonAsync("/api/v1/editions"))["editions"]!.AsArray().ShouldContain(it => (string)it!["edition"]! == edition);
    }

    [Fact]
    public async Task A_query_parameter_that_is_unknown_is_refused()
    {
        var client = await study.ClientAsync();

        using var response = await client.GetAsync("/api/v1/editions?sort=share", TestContext.Current.CancellationToken);

        (await response.RefusalAsync()).ShouldBe((400, "query-unknown", "?sort"));
    }
}
