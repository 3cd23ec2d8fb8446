using Shouldly;
using SmartCities.Longitudinal.Subscriptions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Subscriptions;

public sealed class RetryScheduleSpecs
{
    private static readonly RetrySchedule Usual = new(RetrySchedule.Usual);

    [Fact]
    public void It_is_tried_for_about_three_days()
    {
        var whole = TimeSpan.Zero;
        var failures = 1;
        for (; Usual.After(failures, 0.5) is { } pause; failures++)
            whole += pause;

        failures.ShouldBe(10);
        whole.TotalDays.ShouldBeInRange(3, 3.5);
        Usual.After(1, 0.5).ShouldBe(TimeSpan.FromSeconds(5));
        Usual.After(2, 0.5).ShouldBe(TimeSpan.FromMinutes(5));
        Usual.Longest.ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public void Those_that_failed_together_are_tried_again_at_different_times() =>
        new[] { 0, 0.25, 1 }.Select(it => Usual.After(2, it)!.Value.TotalSeconds).ShouldBe([270, 285, 330], 0.001);
}
