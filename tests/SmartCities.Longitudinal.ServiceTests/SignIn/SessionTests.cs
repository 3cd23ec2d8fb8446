using Microsoft.Extensions.Configuration;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.SignIn;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.SignIn;

/// <summary>How long a session lasts, on a clock of the tests' own.</summary>
public sealed class SessionTests(SignInStudy study) : IClassFixture<SignInStudy>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_nobody_uses_ends_and_one_that_is_used_goes_on_until_its_longest()
    {
        var clock = new Clock();
        var sessions = On(clock);
        var (idle, used) = (await BeginAsync(sessions), await BeginAsync(sessions));

        for (var hours = 0; hours < 7 * 24; hours += 7)
        {
            clock.Pass(TimeSpan.FromHours(7));
            var found = await sessions.FindAsync(used, Cancellation);
            if (hours + 7 >= 7 * 24)
                found.ShouldBeNull();
            else
                used = found!.Value.Next ?? used;
        }

        (await sessions.FindAsync(idle, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_secret_changes_while_it_is_used_and_the_one_before_is_good_for_a_moment()
    {
        var clock = new Clock();
        var sessions = On(clock);
        var first = await BeginAsync(sessions);
        clock.Pass(TimeSpan.FromMinutes(59));
        (await sessions.FindAsync(first, Cancellation))!.Value.Next.ShouldBeNull();

        clock.Pass(TimeSpan.FromMinutes(2));
        var second = (await sessions.FindAsync(first, Cancellation))!.Value.Next.ShouldNotBeNull();

        // Requests that were under way come with the one before: they are let in, and change nothing again.
        (await sessions.FindAsync(first, Cancellation))!.Value.Next.ShouldBeNull();
        (await sessions.FindAsync(second, Cancellation))!.Value.Next.ShouldBeNull();
        clock.Pass(TimeSpan.FromMinutes(2));
        (await sessions.FindAsync(first, Cancellation)).ShouldBeNull();
        (await sessions.FindAsync(second, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_ended_on_one_node_is_ended_on_the_others_within_a_second()
    {
        var clock = new Clock();
        var (here, there) = (On(clock), On(clock));
        var person = StudyHost.NewId("person");
        var secret = await here.BeginAsync(person, Claimed.Nothing, null, Cancellation);
        (await there.FindAsync(secret, Cancellation)).ShouldNotBeNull();

        await here.EndAllAsync(person, Cancellation);

        (await here.FindAsync(secret, Cancellation)).ShouldBeNull();
        clock.Pass(TimeSpan.FromSeconds(1));
        (await there.FindAsync(secret, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task An_administrator_ends_the_sessions_of_a_person()
    {
        var person = await study.NewPersonAsync();
        await study.GrantAsync(person.Id, Role.Analyst);
        using var visitor = study.NewVisitor();
        await study.SignInAsync(visitor, new(StudyHost.NewId("sub"), person.Address));
        (await visitor.OpenAsync("/cities")).Html.ShouldContain("analyst");

        using var administrator = study.Host.CreateClient().With("demo-administrator");
        using var answer = await administrator.DeleteAsync($"/api/v1/people/{person.Id}/sessions", Cancellation);
        (await answer.JsonAsync())["ended"]!.GetValue<int>().ShouldBe(1);

        (await visitor.OpenAsync("/cities")).Html.ShouldNotContain("Sign out");
    }

    [Fact]
    public async Task Who_signs_in_again_has_one_session_in_that_browser()
    {
        var person = await study.NewPersonAsync();
        await study.GrantAsync(person.Id, Role.Analyst);
        var account = new Account(StudyHost.NewId("sub"), person.Address);
        using var visitor = study.NewVisitor();
        await study.SignInAsync(visitor, account);
        await study.SignInAsync(visitor, account);

        (await study.Host.Get<Sessions>().OfAsync(person.Id, Cancellation)).Count.ShouldBe(1);
    }

    private static Task<string> BeginAsync(Sessions sessions) => sessions.BeginAsync(StudyHost.NewId("person"), new(Role.Analyst, []), "a browser", Cancellation);

    private Sessions On(Clock clock) => new(study.Host.Get<NpgsqlDataSource>(), new SignInOptions(new ConfigurationBuilder().Build()), clock);

    /// <summary>Begins in the future, so that nothing of the real clock's time counts.</summary>
    private sealed class Clock : TimeProvider
    {
        private readonly DateTimeOffset _begin = DateTimeOffset.UtcNow.AddYears(1);
        private TimeSpan _passed;

        public void Pass(TimeSpan time) => _passed += time;

        public override DateTimeOffset GetUtcNow() => _begin + _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _passed.Ticks;
    }
}
