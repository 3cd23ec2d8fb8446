using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.ServiceTests.Health;
using SmartCities.Longitudinal.ServiceTests.Mail;
using SmartCities.Longitudinal.Storage;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Editions;

public sealed class DeadlineTests
{
    private static readonly Actor s_tester = new("tester", "editor", "test");

    [Fact]
    public async Task An_edition_takes_forms_to_the_end_of_its_grace_then_closes_by_itself_and_goes_on_for_a_city_that_was_given_time()
    {
        await using var study = await StudyHost.StartAsync("deadline");
        var clock = new SetClock();
        await using var host = study.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));
        var client = host.CreateClient();
        var closes = clock.GetUtcNow().AddHours(1);
        var edition = await MailStudy.NewEditionAsync(study, closes, graceMinutes: 30);
        var (early, extended, late) = (await MailStudy.NewCityAsync(study, null), await MailStudy.NewCityAsync(study, null), await MailStudy.NewCityAsync(study, null));
        await client.SendJsonAsync(Post, $"/api/v1/editions/{edition}/invitations", new { cities = new[] { early, extended, late } });
        foreach (var city in new[] { early, extended, late })
            await client.ChangeAsync(HttpMethod.Patch, $"/api/v1/editions/{edition}/drafts/{city}", new { answers = new { strategy = false } }, "\"0\"");
        var told = (await client.GetJsonAsync($"/api/v1/editions/{edition}"))["deadline"]!;
        ((string)told["timeZone"]!, (int)told["graceMinutes"]!).ShouldBe(("Europe/Madrid", 30));
        ((string)told["words"]!["es"]!).ShouldContain("(Europe/Madrid, UTC+0");

        // To the very end of the grace.
        clock.Set(closes.AddMinutes(30));
        await SubmitAsync(early);
        ((string)(await client.GetJsonAsync($"/api/v1/editions/{edition}"))["stage"]!).ShouldBe("open");

        clock.Set(closes.AddMinutes(30).AddMilliseconds(1));
        (await RefusedAsync(late)).ShouldBe((409, "edition-not-open"));
        await ReadinessTests.UntilAsync(async () => (string)(await client.GetJsonAsync($"/api/v1/editions/{edition}"))["stage"]! == "closed", "The edition should have closed by itself.");
        (await study.RowsAsync($"select user_name, data ->> 'reason' from log.mt_events where stream_id = 'edition:{edition}' and type = 'edition.closed.v1'")).ShouldBe(["system | deadline"]);

        var until = closes.AddDays(2);
        var address = $"/api/v1/editions/{edition}/submissions/{extended}";
        await client.ChangeAsync(Put, $"{address}/extension", new { until, reason = "A flood." }, "\"1\"");
        (await client.RefusedAsync(Put, $"{address}/extension", new { until = until.AddDays(1), reason = "A flood." }, "\"1\"")).Status.ShouldBe(412);
        clock.Set(until);
        (await RefusedAsync(late)).ShouldBe((409, "edition-not-open"));
        await SubmitAsync(extended);
        clock.Set(until.AddMilliseconds(1));
        (await client.RefusedAsync(HttpMethod.Patch, $"/api/v1/editions/{edition}/drafts/{late}", new { answers = new { strategy = true } }, "\"2\"")).Code.ShouldBe("edition-not-open");

        Task<string> SubmitAsync(string city) => client.ChangeAsync(Post, $"/api/v1/editions/{edition}/submissions/{city}", new { blanks = true }, "\"2\"");

        async Task<(int, string)> RefusedAsync(string city)
        {
            var (status, code, _) = await client.RefusedAsync(Post, $"/api/v1/editions/{edition}/submissions/{city}", new { blanks = true }, "\"2\"");
            return (status, code);
        }
    }

    [Fact]
    public async Task However_many_close_it_at_once_it_closes_once()
    {
        await using var one = await StudyHost.StartAsync("deadlines");
        await using var other = await StudyHost.OnAsync(one.Database);
        var closes = DateTimeOffset.UtcNow.AddHours(1);
        var edition = await MailStudy.NewEditionAsync(one, closes);
        var late = closes.AddSeconds(1);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(it => (it % 2 == 0 ? one : other).Get<EventLog>().DecideAsync<Edition>(
            Streams.Edition(edition), s_tester, state => CloseEdition.AtItsDeadline(state, late), TestContext.Current.CancellationToken)));

        (await one.AskAsync<long>($"select count(*) from log.mt_events where stream_id = 'edition:{edition}' and type = 'edition.closed.v1'")).ShouldBe(1);
    }

    [Fact]
    public async Task Some_days_before_it_closes_cities_whose_form_is_to_come_are_reminded_once()
    {
        await using var sink = SmtpSink.Start();
        await using var study = await StudyHost.StartAsync("remind", sink.Settings);
        var clock = new SetClock();
        await using var host = study.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));
        var client = host.CreateClient();
        var closes = clock.GetUtcNow().AddDays(30);
        var edition = await MailStudy.NewEditionAsync(study, closes);
        var (waiting, done) = (await MailStudy.NewCityAsync(study, "waiting@city.test"), await MailStudy.NewCityAsync(study, "done@city.test"));
        await client.SendJsonAsync(Post, $"/api/v1/editions/{edition}/invitations", new { cities = new[] { waiting, done } });
        await client.ChangeAsync(HttpMethod.Patch, $"/api/v1/editions/{edition}/drafts/{done}", new { answers = new { strategy = false } }, "\"0\"");
        await client.ChangeAsync(Post, $"/api/v1/editions/{edition}/submissions/{done}", new { blanks = true }, "\"2\"");
        await sink.UntilAsync("waiting@city.test");
        await sink.UntilAsync("done@city.test", 2);

        clock.Set(closes.AddDays(-6));

        var reminder = (await sink.UntilAsync("waiting@city.test", 2))[1];
        reminder.Message.Subject!.ShouldContain("waits for you");
        reminder.Text.ShouldContain("(Europe/Madrid, UTC+0");
        (await study.RowsAsync("select stream_id from log.mt_events where type = 'submission.city-reminded.v1'")).ShouldBe([$"submission:{edition}:{waiting}"]);
    }

    /// <summary>A clock that stands where it was set; what waits goes by the real one.</summary>
    private sealed class SetClock : TimeProvider
    {
        private long _now = System.GetUtcNow().Ticks;

        public void Set(DateTimeOffset now) => Volatile.Write(ref _now, now.UtcTicks);

        public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _now), TimeSpan.Zero);
    }
}
