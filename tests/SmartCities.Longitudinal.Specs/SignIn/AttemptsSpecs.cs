using Shouldly;
using SmartCities.Longitudinal.SignIn;
using Xunit;

namespace SmartCities.Longitudinal.Specs.SignIn;

public sealed class AttemptsSpecs
{
    [Fact]
    public void Twenty_attempts_are_let_through_and_no_more_until_ten_minutes_have_passed()
    {
        var clock = new Clock();
        var attempts = new Attempts(clock);
        for (var i = 0; i < 20; i++)
            attempts.Count("link", "192.0.2.1");

        Should.Throw<RefusedException>(() => attempts.Count("link", "192.0.2.1")).Refusals[0].Code.ShouldBe("too-many-attempts");
        clock.Now += TimeSpan.FromMinutes(9);
        Should.Throw<RefusedException>(() => attempts.Count("link", "192.0.2.1"));
        clock.Now += TimeSpan.FromMinutes(1);
        attempts.Count("link", "192.0.2.1");
    }

    [Fact]
    public void Others_and_other_things_are_counted_apart()
    {
        var attempts = new Attempts(new Clock());
        for (var i = 0; i < 20; i++)
            attempts.Count("link", "192.0.2.1");

        attempts.Count("link", "192.0.2.2");
        attempts.Count("sign-in", "192.0.2.1");
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
