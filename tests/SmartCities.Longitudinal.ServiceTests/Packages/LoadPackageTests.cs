using System.Text.Json;
using Shouldly;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Packages;

/// <summary>Loading once, twice, interrupted, in bulk: always the same facts.</summary>
public sealed class LoadPackageTests(LoadPackageTests.Running running) : IClassFixture<LoadPackageTests.Running>
{
    [Fact]
    public async Task A_package_is_recorded_closed_and_released()
    {
        using var package = new SmallPackage();

        var result = await running.LoadAsync(package);

        result.Added.ShouldBe(await running.CountAsync(package.Edition));
        (await running.TypesAsync(package.Edition)).ShouldBe(
        [
            "edition.planned.v1", "edition.questionnaire-published.v1", "edition.indicators-defined.v1", "series.started.v1", "series.indicator-mapped.v1", "edition.opened.v1",
            "city.registered.v1", "city.classified.v1", "city.registered.v1", "city.classified.v1", "city.registered.v1", "city.classified.v1",
            "submission.form-submitted.v1", "submission.publication-permitted.v1", "submission.form-submitted.v1", "submission.answers-reported.v1", "submission.observation-reported.v1",
            "edition.closed.v1", "edition.figure-published.v1", "edition.barriers-reported.v1", "practice.shared.v1", "edition.released.v1",
        ]);
    }

    [Fact]
    public async Task What_the_log_keeps_is_the_one_dialect_of_JSON_word_for_word()
    {
        foreach (var edition in new[] { "2017", "demo-2012" })
            await running.LoadAsync(new PackageFolder(Path.Combine(AppContext.BaseDirectory, "editions", edition)));

        foreach (var (alias, json) in await running.EventsAsync())
        {
            // Strictly: a member in another case or an enumeration as a number would not be read.
            var happened = JsonSerializer.Deserialize(json, EventTypes.ByAlias[alias], JsonText.Options);
            JsonElement.DeepEquals(JsonSerializer.SerializeToElement(happened, EventTypes.ByAlias[alias], JsonText.Options), JsonElement.Parse(json)).ShouldBeTrue(json);
        }
    }

    [Fact]
    public async Task Loading_twice_adds_nothing()
    {
        using var package = new SmallPackage();
        await running.LoadAsync(package);

        (await running.LoadAsync(package)).Added.ShouldBe(0);
    }

    [Fact]
    public async Task Every_package_that_comes_with_the_service_adds_nothing_the_second_time()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "editions");
        var folders = Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).ToList();
        folders.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var folder in folders)
            await running.LoadAsync(new PackageFolder(folder));
        foreach (var folder in folders)
            (await running.LoadAsync(new PackageFolder(folder))).Added.ShouldBe(0, folder);
    }

    [Fact]
    public async Task Two_loads_of_one_package_at_the_same_time_record_it_once()
    {
        using var package = new SmallPackage();
        var folder = package.Write();

        var results = await Task.WhenAll(running.LoadAsync(folder), running.LoadAsync(folder), running.LoadAsync(folder));

        results.Sum(it => it.Added).ShouldBe(await running.CountAsync(package.Edition));
        results.Count(it => it.Added > 0).ShouldBe(1);
    }

    [Theory]
    [InlineData("cities")]
    [InlineData("submissions")]
    [InlineData("practices")]
    [InlineData("series")]
    public async Task An_interrupted_load_is_taken_up_and_ends_like_any_other(string interruptedAfter)
    {
        using var whole = new SmallPackage();
        using var interrupted = new SmallPackage();
        whole.Grow(250);
        interrupted.Grow(250);
        await running.LoadAsync(whole);

        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => running.LoadAsync(interrupted.Write(), new StopAfter(interruptedAfter, stop), stop.Token));
        (await running.CountAsync(interrupted.Edition)).ShouldBeInRange(1, await running.CountAsync(whole.Edition) - 1);
        var rest = await running.LoadAsync(interrupted);

        rest.Added.ShouldBeGreaterThan(0);
        (await running.FactsAsync(interrupted.Edition)).ShouldBe(await running.FactsAsync(whole.Edition));
        (await running.TypesAsync(interrupted.Edition)).Order().ShouldBe((await running.TypesAsync(whole.Edition)).Order());
    }

    [Fact]
    public async Task A_large_package_goes_in_bulk_to_the_same_facts()
    {
        using var bulk = new SmallPackage();
        using var ordinary = new SmallPackage();
        bulk.Grow(1_000);
        await running.LoadAsync(bulk);

        // Four hundred at a time stay below the threshold from which streams are copied.
        ordinary.Replace("edition.json", "\"stage\":\"closed\",\"release\":\"" + ordinary.Edition + ".0\"", "\"stage\":\"open\"");
        foreach (var cities in new[] { 400, 800, 1_000 })
        {
            ordinary.Grow(cities);
            await running.LoadAsync(ordinary);
        }

        (await running.FactsAsync(bulk.Edition)).Count.ShouldBeGreaterThan(5_000);
        (await running.FactsAsync(bulk.Edition)).ShouldBe(await running.FactsAsync(ordinary.Edition));
        (await running.VersionsAreWholeAsync()).ShouldBeTrue();
    }

    private sealed class StopAfter(string what, CancellationTokenSource stop) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            if (value.What == what)
                stop.Cancel();
        }
    }

    /// <summary>One service for these tests; each brings an edition of its own.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private StudyHost _host = null!;

        public async ValueTask InitializeAsync() => _host = await StudyHost.StartAsync("packages");

        internal Task<LoadResult> LoadAsync(SmallPackage package) => LoadAsync(package.Write());

        internal Task<LoadResult> LoadAsync(PackageFolder folder) => LoadAsync(folder, null, TestContext.Current.CancellationToken);

        internal async Task<IReadOnlyList<(string Alias, string Json)>> EventsAsync() =>
            [.. (await _host.RowsAsync("select type, data::text from log.mt_events")).Select(it => it.Split(" | ", 2)).Select(it => (it[0], it[1]))];

        internal Task<LoadResult> LoadAsync(PackageFolder folder, IProgress<LoadProgress>? progress, CancellationToken cancellation) =>
            _host.Get<LoadPackage>().LoadAsync(folder, progress, cancellation);

        internal async Task<int> CountAsync(string edition) => (int)await _host.AskAsync<long>($"select count(*) from log.mt_events where stream_id like '%:{edition}%'");

        internal Task<IReadOnlyList<string>> TypesAsync(string edition) => _host.RowsAsync($"select type from log.mt_events where stream_id like '%:{edition}%' order by seq_id");

        internal Task<bool> VersionsAreWholeAsync() => _host.AskAsync<bool>(
            "select not exists (select stream_id from log.mt_events group by stream_id having min(version) <> 1 or max(version) <> count(*)) and not exists (select from log.mt_streams s where version <> (select max(version) from log.mt_events e where e.stream_id = s.id))");

        /// <summary>What stands, without the positions and the edition's name.</summary>
        internal async Task<IReadOnlyList<string>> FactsAsync(string edition)
        {
            await _host.CatchUpAsync();
            return await _host.RowsAsync(
                $"select replace(city, '{edition}', ''), question, answer, provenance, questionnaire from study.facts where edition = '{edition}' and valid_to is null order by city collate \"C\", question collate \"C\"");
        }

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
