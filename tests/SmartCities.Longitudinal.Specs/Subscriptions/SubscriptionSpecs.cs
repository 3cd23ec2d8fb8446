using Shouldly;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Subscriptions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Subscriptions;

public sealed class SubscriptionSpecs
{
    private const string Here = "https://example.org/hooks";
    private const string There = "https://example.net/hooks";
    private const long Readable = 100;
    private const long Last = 103;

    private static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly FeedFilter Filter = new(["edition.opened.v1"], "2017", null, IsPublic: true);
    private static readonly SubscriptionStarted Started = new("s", "key-1", Here, ["edition.opened.v1"], "2017", null, true, 100);
    private static readonly EndpointVerified Verified = new("s", Here);
    private static readonly SubscriptionPaused Paused = new("s", "Moving.");
    private static readonly SubscriptionDisabled Disabled = new("s", "Gone.");
    private static readonly SubscriptionEnded Ended = new("s", null);

    private static Given<Subscription> Nothing => new();

    [Fact]
    public void It_starts_now_unless_something_else_is_said() => Start(Nothing, null).Then(Started);

    [Theory]
    [InlineData("now", 100)]
    [InlineData("beginning", 0)]
    [InlineData("p:0", 0)]
    [InlineData("p:42", 42)]
    [InlineData("p:103", 103)]
    public void It_starts_where_it_is_told_to(string from, long position) => Start(Nothing, from).Then(Started with { From = position });

    [Theory]
    [InlineData("p:104", "position-ahead")]
    [InlineData("p:", "from-invalid")]
    [InlineData("p:-1", "from-invalid")]
    [InlineData("42", "from-invalid")]
    [InlineData("", "from-invalid")]
    [InlineData("p:99999999999999999999", "from-invalid")]
    public void It_starts_nowhere_else(string from, string code) => Start(Nothing, from).ThenRefused(code, "/from");

    [Fact]
    public void It_starts_once() => Start(new(Started), null).ThenRefused("subscription-exists");

    [Fact]
    public void An_endpoint_that_changes_is_verified_anew()
    {
        Change(new(Started, Verified), There).Then(new EndpointChanged("s", There));
        Change(new(Started, Verified), Here).ThenNothing();
        new Given<Subscription>(Started, Verified, new EndpointChanged("s", There)).State.ShouldSatisfyAllConditions(it => it.Verified.ShouldBeFalse(), it => it.Endpoint.ShouldBe(There));

        static Decided Change(Given<Subscription> given, string endpoint) => given.When(it => ChangeEndpoint.Decide(it, new(endpoint)));
    }

    [Fact]
    public void An_endpoint_is_verified_once_and_only_the_one_it_is_now()
    {
        Verify(new(Started), Here).Then(Verified);
        Verify(new(Started, Verified), Here).ThenNothing();
        Verify(new(Started, new EndpointChanged("s", There)), Here).ThenNothing();
        Verify(new(Started, Ended), Here).ThenNothing();
        Verify(Nothing, Here).ThenRefused("subscription-unknown");

        static Decided Verify(Given<Subscription> given, string endpoint) => given.When(it => VerifyEndpoint.Decide(it, new(endpoint)));
    }

    [Fact]
    public void What_is_paused_or_disabled_is_resumed()
    {
        new Given<Subscription>(Started).When(it => PauseSubscription.Decide(it, new("Moving."))).Then(Paused);
        new Given<Subscription>(Started, Paused).When(it => PauseSubscription.Decide(it, new())).ThenNothing();
        new Given<Subscription>(Started).When(it => PauseSubscription.Decide(it, new(new string('a', 2_001)))).ThenRefused("too-long", "/reason");
        new Given<Subscription>(Started, Paused).When(ResumeSubscription.Decide).Then(new SubscriptionResumed("s"));
        new Given<Subscription>(Started, Disabled).When(it => ResumeSubscription.Decide(it)).Then(new SubscriptionResumed("s"));
        new Given<Subscription>(Started, Verified).When(ResumeSubscription.Decide).ThenNothing();
        new Given<Subscription>(Started, Paused, Disabled, new SubscriptionResumed("s")).State.Delivers.ShouldBeTrue();
    }

    [Fact]
    public void It_is_disabled_once()
    {
        new Given<Subscription>(Started).When(it => DisableSubscription.Decide(it, new("Gone."))).Then(Disabled);
        new Given<Subscription>(Started, Disabled).When(it => DisableSubscription.Decide(it, new("Down."))).ThenNothing();
        new Given<Subscription>(Started, Ended).When(it => DisableSubscription.Decide(it, new("Down."))).ThenNothing();
        Nothing.When(it => DisableSubscription.Decide(it, new("Down."))).ThenRefused("subscription-unknown");
    }

    [Theory]
    [InlineData("beginning", 0)]
    [InlineData("p:10", 10)]
    [InlineData("p:50", 50)]
    public void It_is_rewound_to_where_it_was(string to, long position) =>
        new Given<Subscription>(Started).When(it => RewindSubscription.Decide(it, new(to, "A disk."), 50)).Then(new SubscriptionRewound("s", position, "A disk."));

    [Theory]
    [InlineData("p:51", "position-ahead")]
    [InlineData("now", "to-invalid")]
    [InlineData("10", "to-invalid")]
    public void It_is_never_wound_forward(string to, string code) => new Given<Subscription>(Started).When(it => RewindSubscription.Decide(it, new(to), 50)).ThenRefused(code, "/to");

    [Fact]
    public void A_secret_is_changed_with_an_overlap_in_bounds()
    {
        new Given<Subscription>(Started).When(it => RotateSecret.Decide(it, new(), Now)).Then(new SecretRotated("s", Now.AddDays(1)));
        new Given<Subscription>(Started).When(it => RotateSecret.Decide(it, new(0), Now)).Then(new SecretRotated("s", Now));
        foreach (var hours in new[] { -1, 169 })
            new Given<Subscription>(Started).When(it => RotateSecret.Decide(it, new(hours), Now)).ThenRefused("out-of-range", "/overlapHours");
    }

    [Fact]
    public void What_has_ended_stays_so()
    {
        new Given<Subscription>(Started).When(it => EndSubscription.Decide(it, new())).Then(Ended);
        var ended = new Given<Subscription>(Started, Ended);
        ended.State.Delivers.ShouldBeFalse();
        ended.When(it => EndSubscription.Decide(it, new())).ThenNothing();
        foreach (var decide in Decisions)
            ended.When(decide).ThenRefused("subscription-ended");
    }

    [Fact]
    public void What_was_never_started_is_unknown()
    {
        foreach (var decide in Decisions.Append(it => EndSubscription.Decide(it, new())))
            Nothing.When(decide).ThenRefused("subscription-unknown");
    }

    private static Func<Subscription, Decision>[] Decisions =>
    [
        it => ChangeEndpoint.Decide(it, new(There)), it => PauseSubscription.Decide(it, new()), ResumeSubscription.Decide, it => RewindSubscription.Decide(it, new("beginning"), 50), it => RotateSecret.Decide(it, new(), Now),
    ];

    private static Decided Start(Given<Subscription> given, string? from) => given.When(it => StartSubscription.Decide(it, new(Here, From: from), "s", "key-1", Filter, Readable, Last));
}
