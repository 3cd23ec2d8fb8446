using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Indicators;

public sealed class ReadIndicatorsTests(StudyService service)
{
    [Theory]
    [InlineData("smart-specialisation-strategy", 15, 20)]
    [InlineData("smart-specialisation-formalised", 12, 20)]
    [InlineData("entrepreneurship-programmes", 17, 20)]
    [InlineData("incubation-spaces", 11, 20)]
    [InlineData("science-technology-parks", 14, 20)]
    [InlineData("specialised-parks", 11, 20)]
    [InlineData("formalised-clusters", 13, 20)]
    [InlineData("business-collaboration", 15, 20)]
    [InlineData("positioning-strategy", 20, 20)]
    [InlineData("dual-vocational-training", 4, 20)]
    [InlineData("lifelong-learning-programmes", 15, 20)]
    [InlineData("talent-attraction-programmes", 11, 20)]
    [InlineData("talent-retention-programmes", 5, 20)]
    [InlineData("digital-inclusion-programmes", 14, 20)]
    [InlineData("youth-digital-programmes", 10, 20)]
    [InlineData("big-data-programmes", 12, 20)]
    [InlineData("digital-entrepreneurship-programmes", 13, 20)]
    [InlineData("digital-infrastructure-projects", 17, 20)]
    [InlineData("investment-factors-qualified-human-capital", 11, 19)]
    [InlineData("investment-factors-innovative-centres", 9, 19)]
    [InlineData("investment-factors-geographic-position", 5, 19)]
    [InlineData("smart-specialisation-formalised-of-those-with-strategy", 12, 15)]
    public async Task The_demonstration_of_2017_gives_the_printed_shares_with_their_bases(string indicator, int numerator, int of)
    {
        var found = Find(await ReadAsync("demo-2017"), indicator);

        found["value"]!["numerator"]!.GetValue<int>().ShouldBe(numerator);
        found["value"]!["base"]!.GetValue<int>().ShouldBe(of);
        found["value"]!["share"]!.GetValue<decimal>().ShouldBe((decimal)numerator / of);
        found["counts"]!["participants"]!.GetValue<int>().ShouldBe(20);
        Partition(found);
    }

    [Fact]
    public async Task The_first_share_has_the_shape_that_was_agreed()
    {
        var list = await ReadAsync("demo-2017");
        list["edition"]!.GetValue<string>().ShouldBe("demo-2017");
        list["demonstration"]!.GetValue<bool>().ShouldBeTrue();
        list["position"]!.GetValue<long>().ShouldBeGreaterThan(0);
        list["definitions"]!.GetValue<long>().ShouldBeGreaterThan(0);
        list.ContainsKey("release").ShouldBeTrue();

        var share = Find(list, "smart-specialisation-strategy");
        share["series"]!.GetValue<string>().ShouldBe("smart-specialisation-strategy");
        share["field"]!.GetValue<string>().ShouldBe("innovation-entrepreneurship");
        share["factor"]!.GetValue<string>().ShouldBe("smart-specialisation");
        share["measure"]!.GetValue<string>().ShouldBe("share");
        share["ofParticipants"]!.ToJsonString().ShouldBe("""{"numerator":15,"base":20,"share":0.75}""");
        share["interval"]!["method"]!.GetValue<string>().ShouldBe("wilson");
        share["interval"]!["low"]!.GetValue<double>().ShouldBe(0.531, 0.0005);
        share["interval"]!["high"]!.GetValue<double>().ShouldBe(0.888, 0.0005);
        share["bounds"]!.ToJsonString().ShouldBe("""{"low":0.75,"high":0.75}""");
        share["counts"]!["missing"]!.AsObject().Select(it => it.Key)
            .ShouldBe(["not-answered", "dont-know", "not-applicable", "refused", "not-published", "unreliable"]);
        var provenance = share["provenance"]!;
        (provenance["submitted"]!.GetValue<int>() + provenance["transcribed"]!.GetValue<int>()).ShouldBe(20);
        provenance["reported"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Of_2017_it_says_how_much_is_known_and_never_more()
    {
        var list = await ReadAsync("2017");
        list["demonstration"]!.GetValue<bool>().ShouldBeFalse();
        foreach (var indicator in list["indicators"]!.AsArray().Select(it => it!.AsObject()))
        {
            Partition(indicator);
            indicator["interval"].ShouldBeNull();
            if (indicator["value"] is { } value)
                value["share"].ShouldBeNull();
            indicator["counts"]!["participants"]!.GetValue<int>().ShouldBe(20);
            indicator["provenance"]!["submitted"]!.GetValue<int>().ShouldBe(0);
        }

        var incubation = Find(list, "incubation-spaces");
        incubation["value"]!.ToJsonString().ShouldBe("""{"numerator":11,"base":11,"share":null}""");
        incubation["bounds"]!.ToJsonString().ShouldBe("""{"low":0.55,"high":1}""");
        incubation["counts"]!["missing"]!["not-published"]!.GetValue<int>().ShouldBe(9);
    }

    [Fact]
    public async Task A_list_that_a_report_names_leaves_open_what_it_does_not_name()
    {
        var fibre = Find(await ReadAsync("2017"), "fibre-broadband");
        fibre["value"]!["numerator"]!.GetValue<int>().ShouldBe(4);
        fibre["value"]!["base"]!.GetValue<int>().ShouldBe(4);
        fibre["bounds"]!["high"]!.GetValue<decimal>().ShouldBe(1);
    }

    [Fact]
    public async Task One_indicator_tells_where_every_city_stands_alphabetically()
    {
        var detail = await (await service.ClientAsync()).GetJsonAsync("/api/v1/editions/demo-2017/indicators/investment-factors-qualified-human-capital");
        var cities = detail["cities"]!.AsArray().Select(it => it!["city"]!.GetValue<string>()).ToList();

        cities.ShouldBe(cities.Order(StringComparer.Ordinal));
        cities.Count.ShouldBe(20);
        detail["cities"]!.AsArray().Count(it => it!["counted"]!.GetValue<bool>()).ShouldBe(19);
    }

    [Fact]
    public async Task What_is_not_there_is_refused()
    {
        var client = await service.ClientAsync();
        (await (await client.GetAsync("/api/v1/editions/nothing/indicators", TestContext.Current.CancellationToken)).RefusalAsync()).ShouldBe((404, "edition-unknown", null));
        (await (await client.GetAsync("/api/v1/editions/demo-2017/indicators/nothing", TestContext.Current.CancellationToken)).RefusalAsync()).ShouldBe((404, "indicator-unknown", null));
        (await (await client.GetAsync("/api/v1/editions/demo-2017/indicators?sort=value", TestContext.Current.CancellationToken)).RefusalAsync()).ShouldBe((400, "query-unknown", "?sort"));
    }

    private async Task<JsonObject> ReadAsync(string edition) => await (await service.ClientAsync()).GetJsonAsync($"/api/v1/editions/{edition}/indicators");

    private static JsonObject Find(JsonObject list, string indicator) =>
        list["indicators"]!.AsArray().Single(it => it!["id"]!.GetValue<string>() == indicator)!.AsObject();

    /// <summary>Every participant stands in exactly one place.</summary>
    private static void Partition(JsonObject indicator)
    {
        var counts = indicator["counts"]!;
        int Of(string member) => counts[member]!.GetValue<int>();
        (Of("asked") + Of("notAsked") + Of("eligibilityUnknown") + Of("outsideBase") + Of("baseUnknown")).ShouldBe(Of("participants"));
        (Of("answered") + counts["missing"]!.AsObject().Sum(it => it.Value!.GetValue<int>())).ShouldBe(Of("asked"));
    }
}
