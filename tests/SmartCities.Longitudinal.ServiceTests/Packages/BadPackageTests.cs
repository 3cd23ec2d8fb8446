using System.Text;
using Shouldly;
using SmartCities.Longitudinal.Packages;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Packages;

/// <summary>A bad package is refused with its file, the place in it and the reason, and leaves nothing behind.</summary>
public sealed class BadPackageTests(BadPackageTests.Running running) : IClassFixture<BadPackageTests.Running>
{
    public static TheoryData<string, string, string, string, string, string> Words => new()
    {
        // what is wrong, file, its words, put in their place, where it is found, why
        { "an unknown section", "questionnaire.json", "\"id\":\"spaces\",\"section\":\"planning\"", "\"id\":\"spaces\",\"section\":\"money\"", "questionnaire.json /questions/3/section", "money" },
        { "a condition on an unknown question", "questionnaire.json", "{\"question\":\"strategy\",\"is\":true}", "{\"question\":\"plan\",\"is\":true}", "questionnaire.json /questions/1/condition/question", "plan" },
        { "a section of an unknown factor", "questionnaire.json", "\"factor\":\"planning\"", "\"factor\":\"luck\"", "questionnaire.json /sections/0/factor", "luck" },
        { "an indicator on an unknown question", "indicators.json", "\"question\":\"strategy\"", "\"question\":\"plan\"", "indicators.json /indicators/0/question", "plan" },
        { "an indicator on an unknown option", "indicators.json", "\"option\":\"tourism\"", "\"option\":\"fishing\"", "indicators.json /indicators/1", "" },
        { "a reading of an unknown indicator", "indicators.json", "\"measure\":\"share\"", "\"measure\":\"share\",\"reading\":\"x\",\"readingOf\":\"nothing\"", "indicators.json /indicators/0/readingOf", "nothing" },
        { "a factor of an unknown field", "edition.json", "\"field\":\"innovation\"", "\"field\":\"luck\"", "edition.json /framework/factors", "" },
        { "a city in an unknown region", "cities.json", "\"region\":\"north\"", "\"region\":\"west\"", "cities.json /cities/0/region", "west" },
        { "a city in an unknown band", "cities.json", "\"band\":\"small\",\"population\"", "\"band\":\"huge\",\"population\"", "cities.json /cities/0/band", "huge" },
        { "a city twice", "cities.json", "-birch", "-alder", "cities.json /cities/1/city", "twice" },
        { "a city that succeeds an unknown one", "cities.json", "\"population\":1200", "\"succeeds\":\"atlantis\"", "cities.json /cities/0/succeeds", "atlantis" },
        { "an unknown question in a form", "submissions.jsonl", "\"spaces\":3", "\"rooms\":3", "submissions.jsonl:1 /answers/rooms", "rooms" },
        { "an unknown option in a form", "submissions.jsonl", "\"focus\":\"tourism\"", "\"focus\":\"fishing\"", "submissions.jsonl:1 /answers/focus", "fishing" },
        { "a value of the wrong type", "submissions.jsonl", "\"spaces\":3", "\"spaces\":true", "submissions.jsonl:1 /answers/spaces", "" },
        { "a number out of range", "submissions.jsonl", "\"spaces\":3", "\"spaces\":10001", "submissions.jsonl:1 /answers/spaces", "10000" },
        { "1e400", "submissions.jsonl", "\"spaces\":3", "\"spaces\":1e400", "submissions.jsonl:1 /answers/spaces", "" },
        { "an unknown version of the questionnaire", "submissions.jsonl", "\"questionnaire\":1,\"publication\"", "\"questionnaire\":2,\"publication\"", "submissions.jsonl:1 /questionnaire", "2" },
        { "an answer its condition excludes", "submissions.jsonl", "\"strategy\":true,\"formalised\"", "\"strategy\":false,\"formalised\"", "submissions.jsonl:1 /answers/formalised", "" },
        { "a missing required answer", "submissions.jsonl", "\"strategy\":false,", "", "submissions.jsonl:2 /answers/strategy", "" },
        { "a form of a city that is not listed", "submissions.jsonl", "-birch", "-elm", "submissions.jsonl:2 /city", "cities.json" },
        { "two forms of one city", "submissions.jsonl", "-birch", "-alder", "submissions.jsonl:2 /city", "twice" },
        { "a NUL in an id", "submissions.jsonl", "\"language\":\"en\",\"questionnaire\":1,\"publication\"", "\"language\":\"e\\u0000n\",\"questionnaire\":1,\"publication\"", "submissions.jsonl:1 /language", "NUL" },
        { "a NUL in a text", "edition.json", "A small edition", "A small\\u0000 edition", "edition.json /title/en", "NUL" },
        { "a lone surrogate", "cities.json", "\"Alder\"", "\"Alder \\ud800\"", "cities.json /cities/0/name", "surrogate" },
        { "a member twice", "edition.json", "\"demonstration\":true,", "\"demonstration\":true,\"demonstration\":false,", "edition.json /demonstration", "demonstration" },
        { "an unknown member", "cities.json", "\"population\":1200", "\"inhabitants\":1200", "cities.json /cities/0/inhabitants", "inhabitants" },
        { "a report from an unknown source", "reported.jsonl", "\"source\":\"report\"", "\"source\":\"rumour\"", "reported.jsonl:1 /source", "rumour" },
        { "a report on an unknown question", "reported.jsonl", "\"question\":\"strategy\"", "\"question\":\"plan\"", "reported.jsonl:1 /answers/0/value", "plan" },
        { "an observation on an unknown factor", "reported.jsonl", "\"factor\":\"planning\"", "\"factor\":\"luck\"", "reported.jsonl:1 /observations/0/factor", "luck" },
        { "a report without its place", "reported.jsonl", "\"place\":\"line 5\"", "\"place\":\"\"", "reported.jsonl:1 /answers/0/place", "place" },
        { "a figure of an unknown indicator", "figures.json", "\"indicator\":\"strategy\"", "\"indicator\":\"plan\"", "figures.json /figures/0/indicator", "plan" },
        { "a figure from an unknown source", "figures.json", "\"source\":\"report\"", "\"source\":\"rumour\"", "figures.json /figures/0/source", "rumour" },
        { "a practice of an unknown factor", "practices.json", "\"factor\":\"planning\"", "\"factor\":\"luck\"", "practices.json /practices/0/factor", "luck" },
        { "a practice of an unknown city", "practices.json", "-alder\",\"factor\"", "-elm\",\"factor\"", "practices.json /practices/0/city", "elm" },
        { "barriers from an unknown source", "barriers.json", "\"source\":\"report\"", "\"source\":\"rumour\"", "barriers.json /source", "rumour" },
        { "a barrier in an unknown field", "barriers.json", "\"field\":\"innovation\"", "\"field\":\"luck\"", "barriers.json /barriers/0/field", "luck" },
        { "an indicator that no series follows and nothing says why", "indicators.json", ",\"noSeries\":{\"en\":\"No other edition asks it.\"}", "", "indicators.json /indicators/1", "tourism" },
        { "a mapping of an unknown indicator", "series.json", "\"indicators\":[\"strategy\"]", "\"indicators\":[\"plan\"]", "series.json /mappings/0/indicators/0", "plan" },
        { "a mapping of an unknown series", "series.json", "\"mappings\":[{\"series\":\"", "\"mappings\":[{\"series\":\"no-", "series.json /mappings/0/series", "no-" },
        { "a judgement with an unknown edition", "series.json", "\"comparability\":[]", "\"comparability\":[{\"series\":\"EDITION-strategy\",\"with\":\"demo-1912\",\"verdict\":\"comparable\"}]", "series.json /comparability/0/with", "demo-1912" },
        { "a release that is not the next", "edition.json", ".0\"", ".7\"", "edition.json /release", "" },
        { "JSON that breaks off", "indicators.json", "]}", "", "indicators.json /indicators/2", "" },
        { "null for a file", "barriers.json", "{\"source\"", "null{\"source\"", "barriers.json", "" },
    };

    [Theory, MemberData(nameof(Words))]
    public async Task It_is_refused_with_file_place_and_reason_and_nothing_is_written(string what, string file, string words, string by, string place, string why)
    {
        using var package = new SmallPackage();
        package.Replace(file, words, by.Replace("EDITION", package.Edition, StringComparison.Ordinal));

        var refused = await running.RefusedAsync(package);

        $"{refused.File} {refused.Pointer}".Trim().ShouldBe(place, what);
        refused.Reason.ShouldContain(why, Case.Insensitive, what);
        refused.Reason.ShouldNotBeEmpty();
        refused.Message.ShouldStartWith(file, Case.Sensitive, what);
    }

    [Theory]
    [InlineData("edition.json", "iso-8859-1")]
    [InlineData("submissions.jsonl", "iso-8859-1")]
    [InlineData("cities.json", "utf-16")]
    [InlineData("submissions.jsonl", "utf-16")]
    public async Task Another_encoding_is_refused(string file, string encoding)
    {
        using var package = new SmallPackage();
        var text = file == "submissions.jsonl" ? package[file].Replace("-alder", "-áldér", StringComparison.Ordinal) : package[file].Replace("mall", "mäll", StringComparison.Ordinal);
        package.SetBytes(file, [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(text)]);

        var refused = await running.RefusedAsync(package);

        refused.File.ShouldStartWith(file);
        refused.Reason.ShouldContain("UTF-8");
    }

    [Theory]
    [InlineData("questionnaire.json", "{\"question\":\"strategy\",\"is\":true}", "{\"not\":", "}")]
    [InlineData("submissions.jsonl", "3", "[", "]")]
    public async Task Ten_thousand_levels_are_refused(string file, string words, string open, string close)
    {
        using var package = new SmallPackage();
        package.Replace(file, $":{words}", $":{string.Concat(Enumerable.Repeat(open, 10_000))}{words}{string.Concat(Enumerable.Repeat(close, 10_000))}");

        var refused = await running.RefusedAsync(package);

        refused.File.ShouldStartWith(file);
        refused.Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_does_not_belong_to_a_package_is_refused()
    {
        using var package = new SmallPackage();
        package["submision.jsonl"] = "{}";

        (await running.RefusedAsync(package)).File.ShouldBe("submision.jsonl");
    }

    [Fact]
    public async Task A_package_without_edition_json_is_refused()
    {
        using var package = new SmallPackage();
        package.Remove("edition.json");

        (await running.RefusedAsync(package)).Code.ShouldBe("file-missing");
    }

    [Fact]
    public async Task A_second_questionnaire_under_the_same_version_is_refused()
    {
        using var package = new SmallPackage();
        await running.LoadAsync(package);
        package.Replace("questionnaire.json", "A strategy?", "A written strategy?");

        var refused = await running.RefusedAsync(package);

        $"{refused.File} {refused.Pointer}".ShouldBe("questionnaire.json /version");
        refused.Code.ShouldBe("questionnaire-published");
    }

    [Fact]
    public async Task Other_answers_than_those_submitted_are_refused()
    {
        using var package = new SmallPackage();
        await running.LoadAsync(package);
        package.Replace("submissions.jsonl", "\"spaces\":3", "\"spaces\":4");

        var refused = await running.RefusedAsync(package);

        refused.File.ShouldBe("submissions.jsonl:1");
        refused.Code.ShouldBe("already-submitted");
    }

    /// <summary>One service for these tests; each brings an edition of its own.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private StudyHost _host = null!;

        public async ValueTask InitializeAsync() => _host = await StudyHost.StartAsync("badpackages");

        internal Task<LoadResult> LoadAsync(SmallPackage package) => _host.Get<LoadPackage>().LoadAsync(package.Write(), null, TestContext.Current.CancellationToken);

        internal async Task<PackageRefusedException> RefusedAsync(SmallPackage package)
        {
            var before = await _host.AskAsync<long>("select count(*) from log.mt_events");
            var refused = await Should.ThrowAsync<PackageRefusedException>(() => LoadAsync(package));
            (await _host.AskAsync<long>("select count(*) from log.mt_events")).ShouldBe(before);
            return refused;
        }

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
