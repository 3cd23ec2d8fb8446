using CsCheck;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Readings;

/// <summary>The position of a moment never changes, whatever is asked, recorded and rebuilt around it.</summary>
public sealed class MomentTests
{
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private abstract record Step
    {
        /// <summary>A page of events, each with the time its clock showed, in seconds.</summary>
        public sealed record Record(int[] Times) : Step;

        /// <summary>Somebody asks for a moment, in seconds.</summary>
        public sealed record Ask(int Time) : Step;
    }

    private static readonly Gen<List<Step>> Steps = Gen.OneOf<Step>(
        Gen.Int[0, 40].Array[1, 4].Select(it => (Step)new Step.Record(it)),
        Gen.Int[0, 50].Select(it => (Step)new Step.Ask(it))).List[1, 25];

    [Fact]
    public async Task Whatever_the_clocks_said_and_in_whichever_order_it_was_asked()
    {
        await using var host = await StudyHost.StartAsync("moments");
        await using var database = NpgsqlDataSource.Create(host.Database);
        using var connection = await database.OpenConnectionAsync(Cancellation);

        Steps.Sample(steps =>
        {
            Run(connection, "delete from study.moments; delete from study.seals");
            var answers = new List<(DateTime At, object Answer)>();
            var times = new List<DateTime>();
            foreach (var step in steps)
            {
                if (step is Step.Record page)
                {
                    var from = times.Count;
                    times.AddRange(page.Times.Select(it => Start.AddSeconds(it).UtcDateTime));
                    Record(connection, times, from);
                }
                else if (step is Step.Ask ask && Answer(connection, Start.AddSeconds(ask.Time).UtcDateTime) is long answer)
                {
                    answers.Add((Start.AddSeconds(ask.Time).UtcDateTime, answer));
                }
            }

            var moments = Moments(connection);
            moments.Zip(moments.Skip(1)).ShouldAllBe(it => it.First < it.Second);
            answers.ShouldAllBe(it => Equals(Answer(connection, it.At), it.Answer));

            // A rebuild keeps the seals and makes its pages as it likes.
            Run(connection, "delete from study.moments");
            if (times.Count > 0)
                Record(connection, times, 0);
            Moments(connection).ShouldBe(moments);
            answers.ShouldAllBe(it => Equals(Answer(connection, it.At), it.Answer));
        }, iter: 60, threads: 1);
    }

    [Fact]
    public async Task While_others_write_and_ask_at_the_same_time()
    {
        const int Enough = 120;
        await using var host = await StudyHost.StartAsync("momentsbusy");
        var (log, positions) = (host.Get<EventLog>(), host.Get<Positions>());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        stop.CancelAfter(TimeSpan.FromSeconds(90));
        var answers = new System.Collections.Concurrent.ConcurrentBag<(DateTimeOffset At, long Position)>();

        await Task.WhenAll([.. Enumerable.Range(0, 3).Select(_ => WriteAsync()), .. Enumerable.Range(0, 4).Select(AskAsync)]);
        await host.CatchUpAsync();

        answers.Count.ShouldBeGreaterThanOrEqualTo(Enough);
        (await AnySealAsync()).ShouldBeTrue("no moment was sealed");
        foreach (var (at, position) in answers)
            (await positions.AtMomentAsync(at, DateTimeOffset.UtcNow, Cancellation)).ShouldBe(position);

        async Task<bool> AnySealAsync() => await host.AskAsync<bool>("select exists (select from study.seals)");

        async Task WriteAsync()
        {
            while (answers.Count < Enough && !stop.IsCancellationRequested)
            {
                var city = StudyHost.NewId("city");
                await log.DecideAsync<City>(Streams.City(city), new("tester", "editor", "test"), it => RegisterCity.Decide(it, new(city, city, Fictional: true)), Cancellation);
                await Task.Delay(Random.Shared.Next(60), Cancellation);
            }
        }

        // Asking goes on after the last write until a moment was sealed, so that answers by seal are held too.
        async Task AskAsync(int reader)
        {
            while ((answers.Count < Enough || !await AnySealAsync()) && !stop.IsCancellationRequested)
            {
                var now = DateTimeOffset.UtcNow;
                var at = new DateTimeOffset((now - TimeSpan.FromMilliseconds(Random.Shared.Next(200) * (reader % 2))).Ticks / 10 * 10, TimeSpan.Zero);
                try
                {
                    answers.Add((at, await positions.AtMomentAsync(at, now, Cancellation)));
                }
                catch (RefusedException refused) when (refused.Refusals[0].Code == "moment-not-sealed")
                {
                    await Task.Delay(1, Cancellation);
                }
            }
        }
    }

    private static void Record(NpgsqlConnection connection, List<DateTime> times, int from)
    {
        using var command = new NpgsqlCommand("select study.record_moments($1, $2)", connection);
        command.Parameters.Add(new() { Value = Enumerable.Range(from + 1, times.Count - from).Select(it => (long)it).ToArray() });
        command.Parameters.Add(new() { Value = times.Skip(from).ToArray() });
        command.ExecuteNonQuery();
    }

    private static object? Answer(NpgsqlConnection connection, DateTime at)
    {
        using var command = new NpgsqlCommand("select study.position_at($1)", connection);
        command.Parameters.Add(new() { Value = at });
        return command.ExecuteScalar();
    }

    private static List<DateTime> Moments(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select at from study.moments order by position", connection);
        using var reader = command.ExecuteReader();
        var moments = new List<DateTime>();
        while (reader.Read())
            moments.Add(reader.GetDateTime(0));
        return moments;
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
