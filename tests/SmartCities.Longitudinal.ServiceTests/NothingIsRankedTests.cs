using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests;

/// <summary>
/// Two pairs of editions with the same cities, whose answers are swapped between them: on every route that is described and on every page, each list names its
/// cities in one order for both. A new route is asked like the others; where it takes a parameter of a new name, the test asks to be told what to say.
/// </summary>
public sealed class NothingIsRankedTests(StudyService study)
{
    private static readonly Actor Tester = new("tester", "editor", "test");

    [Fact]
    public async Task Swapping_the_answers_leaves_the_order_of_cities_as_it_is_on_every_route_and_page()
    {
        var cities = Enumerable.Range(0, 6).Select(_ => StudyService.NewId("town")).Order(StringComparer.Ordinal).ToArray();
        await RegisterAsync(cities);
        var orders = new Orders(cities);
        foreach (var answers in new[] { cities, [.. cities.Reverse()], [.. cities[3..], .. cities[..3]] })
            await WalkAsync(await WorldAsync(cities, answers), orders);

        orders.Contradictions().ShouldBeEmpty();
        new[]
        {
            "/api/v1/cities", "/api/v1/comparisons", "/api/v1/editions/{edition}/figures", "/api/v1/editions/{edition}/figures/{figure}",
            "/api/v1/editions/{edition}/indicators/{indicator}", "/api/v1/editions/{edition}/participation", "/api/v1/editions/{edition}/submissions",
            "/cities", "/comparisons/{series}", "/editions/{edition}", "/editions/{edition}/factors/{factor}", "/editions/{edition}/figures",
        }.ShouldBeSubsetOf(orders.Routes);
    }

    [Fact]
    public void An_order_by_value_would_be_found()
    {
        var ranked = new Orders(["alder", "brook", "cliff"]);
        ranked.Read("json", JsonNode.Parse("""{"cities":[{"city":"alder","value":1},{"city":"brook","value":2}]}"""), "$");
        ranked.Read("json", JsonNode.Parse("""{"cities":[{"city":"brook","value":1},{"city":"alder","value":2}]}"""), "$");
        ranked.ReadPage("page", "<ul class=\"top\"><li><a href=\"/cities/alder\">A</a></li><li>brook</li></ul>");
        ranked.ReadPage("page", "<ul class=\"top\"><li><br>brook</li><li><a href=\"/cities/alder\">A</a></li></ul>");
        ranked.ReadLines("csv", "city,value\nalder,1\nbrook,2");
        ranked.ReadLines("csv", "city,value\nbrook,1\nalder,2");
        ranked.Contradictions().Count().ShouldBe(3);

        var told = new Orders(["alder", "brook", "cliff"]);
        told.Read("json", JsonNode.Parse("""{"gained":["alder","cliff"],"lost":["brook"]}"""), "$");
        told.Read("json", JsonNode.Parse("""{"gained":["brook"],"lost":["alder","cliff"]}"""), "$");
        told.ReadPage("page", "<p class=\"gained\"><a>alder</a>, <a>cliff</a></p><p class=\"lost\"><a>brook</a></p>");
        told.ReadPage("page", "<p class=\"gained\"><a>brook</a></p><p class=\"lost\"><a>alder</a>, <a>cliff</a></p>");
        told.Contradictions().ShouldBeEmpty();
    }

    /// <summary>Two editions that share a series of shares and one of numbers, with figures: what the parameters of routes can name.</summary>
    private sealed record World(string From, string To, long Planned, Dictionary<string, string[]> Values);

    private async Task RegisterAsync(string[] cities)
    {
        var log = await study.GetAsync<EventLog>();
        foreach (var city in cities)
            await log.DecideAsync<Longitudinal.Cities.City>(Streams.City(city), Tester, it => Longitudinal.Cities.RegisterCity.Decide(it, new(city, city, Fictional: true)), Cancellation);
    }

    private static readonly string[] ForAdministrators = ["/keys", "/subscriptions", "/redactions", "/people", "/erasures"];

    private async Task<World> WorldAsync(string[] cities, string[] answers)
    {
        var log = await study.GetAsync<EventLog>();
        var (from, to) = (await study.NewEditionAsync(), await study.NewEditionAsync());
        var planned = await (await study.GetAsync<Positions>()).LastRecordedAsync(Cancellation);
        foreach (var edition in new[] { from, to })
        {
            var plan = (await log.ReadAsync<Edition>(Streams.Edition(edition), Cancellation)).State;
            for (var i = 0; i < cities.Length; i++)
            {
                var (region, band) = (i % 2 == 0 ? "north" : "south", i < 4 ? "small" : "large");
                await log.DecideAsync<Longitudinal.Cities.City>(Streams.City(cities[i]), Tester, it => Longitudinal.Cities.ClassifyCity.Decide(it, new(region, band), plan), Cancellation);
                var place = Array.IndexOf(answers, cities[i]);
                await study.SubmitAsync(edition, cities[i], [.. Answers(edition == from ? place : (place * 5 + 2) % 7)]);
                await HappensAsync(
                    log, edition, cities[i], new PublicationPermitted(edition, cities[i]), new QueryRaised(edition, cities[i], 1, "spaces", "Sure?"),
                    new AmendmentProposed(edition, cities[i], 1, 1, [new("spaces", null, new NumberAnswer(place))], AmendmentKind.Correction, "…", null));
            }

            // Printed in the order of what was answered.
            foreach (var figure in new[]
            {
                Figure("named", FigureKind.NamedCities, new(Cities: answers)),
                Figure("numbers", FigureKind.Numeric, new(Values: [.. answers.Select((it, place) => new PrintedValue(it, new NumberAnswer(place)))])),
                Figure("strategy", FigureKind.Share, new(50, "percent")) with { Indicator = "strategy" },
            })
                await log.DecideAsync<Edition>(Streams.Edition(edition), Tester, it => PublishFigure.Decide(it, new(figure)), Cancellation);
        }

        var (share, number) = (await SeriesAsync(log, from, to, SeriesMeasure.Share, "strategy"), await SeriesAsync(log, from, to, SeriesMeasure.Number, "spaces"));
        using var issued = await (await study.ClientAsync(@as: "demo-administrator")).SendJsonAsync(HttpMethod.Post, "/api/v1/keys", new IssueKey("walk", ["events:all"]));
        using var subscribed = await (await study.ClientAsync(@as: "demo-administrator")).SendJsonAsync(
            HttpMethod.Post, "/api/v1/subscriptions", new { endpoint = "http://127.0.0.1:9/walk", edition = from, from = "beginning" });
        var person = await (await study.GetAsync<ActorDirectory>()).EnterAsync("Walker", $"{StudyService.NewId("walker")}@committee.test", "en", Cancellation);
        var link = await (await study.GetAsync<Links>()).MakeAsync(new(LinkPurpose.Invitation, cities[0], from), TimeSpan.FromDays(1), Cancellation);
        return new(from, to, planned, new()
        {
            ["person"] = [person.Id],
            ["secret"] = [link[(link.LastIndexOf('/') + 1)..]],
            ["key"] = [(string)(await issued.JsonAsync())["key"]!],
            ["subscription"] = [(string)(await subscribed.JsonAsync())["subscription"]!],
            ["edition"] = [from, to],
            ["city"] = [cities[0]],
            ["series"] = [share, number],
            ["indicator"] = [.. Small.Indicators.Select(it => it.Id)],
            ["factor"] = ["planning", "spaces"],
            ["section"] = ["planning"],
            ["figure"] = ["named", "numbers", "strategy"],
            ["practice"] = ["brno-effect"],
            ["query"] = ["1"],
            ["proposal"] = ["1"],
            ["revision"] = ["1"],
            ["n"] = ["1"],
        });

        static Figure Figure(string id, FigureKind kind, Printed printed) => new(id, null, new(id), kind, "report", "line 1", printed, Factor: "planning");
    }

    private static IEnumerable<(string Question, Answer Answer)> Answers(int place)
    {
        yield return ("strategy", new BooleanAnswer(place % 3 != 0));
        if (place % 3 != 0)
            yield return ("formalised", new BooleanAnswer(place % 2 == 0));
        yield return ("focus", new TextAnswer(place % 2 == 0 ? "tourism" : "trade"));
        yield return ("spaces", new NumberAnswer(place * 10));
    }

    private async Task<string> SeriesAsync(EventLog log, string from, string to, SeriesMeasure measure, string indicator)
    {
        var series = StudyService.NewId("series");
        var (earlier, later) = ((await log.ReadAsync<Edition>(Streams.Edition(from), Cancellation)).State, (await log.ReadAsync<Edition>(Streams.Edition(to), Cancellation)).State);
        await DecideAsync(it => StartSeries.Decide(it, new(series, new(series), measure)));
        await DecideAsync(it => MapIndicators.Decide(it, new(MappingRule.Direct, [indicator]), earlier));
        await DecideAsync(it => MapIndicators.Decide(it, new(MappingRule.Direct, [indicator]), later));
        await study.ReachAsync((await DecideAsync(it => JudgeComparability.Decide(it, new(from, to, Verdict.Comparable), earlier, later))).Position);
        return series;

        Task<Recorded> DecideAsync(Func<FollowedSeries, Decision> decide) => log.DecideAsync(Streams.Series(series), Tester, decide, Cancellation);
    }

    private static Task HappensAsync(EventLog log, string edition, string city, params object[] events) =>
        log.DecideAsync<Submission>(Streams.Submission(edition, city), Tester, _ => Decision.Accept(events), Cancellation);

    private async Task WalkAsync(World world, Orders orders)
    {
        var client = await study.ClientAsync(@as: StudyRequests.Editor);
        var administrator = await study.ClientAsync(@as: "demo-administrator");
        var described = (await client.GetJsonAsync("/openapi/v1.json"))["paths"]!.AsObject().Where(it => it.Value!["get"] is not null)
            .Select(it => (Route: it.Key, Known: (it.Value!["get"]!["parameters"]?.AsArray() ?? []).Where(one => (string?)one!["in"] == "query").Select(one => (string)one!["name"]!).ToArray()));
        var pages = (await study.GetAsync<EndpointDataSource>()).Endpoints.OfType<RouteEndpoint>()
            .Where(it => it.Metadata.GetMetadata<IsPage>() is not null && it.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(it => (Route: it.RoutePattern.RawText!, Known: it.RoutePattern.RawText == "/editions/{edition}/figures" ? new[] { "verdict" } : ["from", "to"]));

        // The stream has no end, and tells what the feed does.
        foreach (var (route, known) in described.Concat(pages).Where(it => it.Route != "/api/v1/events/stream"))
        {
            var answered = 0;
            foreach (var address in Addresses(route, world).SelectMany(it => Queries(known, world).Select(query => it + query)))
            {
                var by = ForAdministrators.Any(it => route.Contains(it, StringComparison.Ordinal)) ? administrator : client;
                using var response = await AskAsync(by, address, isPage: !route.StartsWith("/api/", StringComparison.Ordinal));

                // Where there is nothing to fill in, a form leads to what there is.
                answered += response.IsSuccessStatusCode || response.Headers.Location is not null ? 1 : 0;
                if (!response.IsSuccessStatusCode)
                    continue;
                orders.Read(route, response.Content.Headers.ContentType!.MediaType!, await response.Content.ReadAsStringAsync(Cancellation));
            }

            answered.ShouldBeGreaterThan(0, $"{route} was never answered: tell the test what its parameters can be.");
        }
    }

    /// <summary>The route with everything its parameters can name.</summary>
    private static IEnumerable<string> Addresses(string route, World world)
    {
        var open = route.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return [route];
        var close = route.IndexOf('}', open);
        return world.Values[route[(open + 1)..close]].SelectMany(it => Addresses($"{route[..open]}{it}{route[(close + 1)..]}", world));
    }

    /// <summary>Without a query; with what a comparison takes, both ways round; figures in full; and, of what follows the log, the part of this world.</summary>
    private static IEnumerable<string> Queries(string[] known, World world)
    {
        if (known.Contains("before"))
            return known.Contains("edition") ? [$"?limit=200&edition={world.From}", $"?limit=200&edition={world.To}"] : ["?limit=200"];
        if (known.Contains("types"))
            return [$"?limit=1000&edition={world.From}", $"?limit=1000&edition={world.To}"];
        if (known.Contains("verdict"))
            return ["", "?verdict=consistent", "?verdict=undecidable"];
        if (known.Contains("with"))
            return [$"?with={world.From}", $"?with={world.To}"];
        var all = known.Contains("limit") ? "?limit=1000" : "";
        return known.Contains("from") && known.Contains("to")
            ? [all, $"?from={world.From}&to={world.To}", $"?from={world.To}&to={world.From}", $"?from=p:{world.Planned}"]
            : [all];
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string address, bool isPage)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (isPage)
            request.Headers.Accept.ParseAdd("text/html");
        return await client.SendAsync(request, Cancellation);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
