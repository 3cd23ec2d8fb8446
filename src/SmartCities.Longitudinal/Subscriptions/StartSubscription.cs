using System.Globalization;
using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>Asks to be told of events at an endpoint: of which, and from where in the log on (<c>now</c>, <c>beginning</c>, or after a position, <c>p:123</c>).</summary>
public sealed record StartSubscription(string Endpoint, IReadOnlyList<string>? Types = null, string? Edition = null, string? City = null, string? From = null)
{
    private const string Now = "now";
    private const string Beginning = "beginning";

    /// <param name="subscription">The state decided on.</param>
    /// <param name="start">What is asked for.</param>
    /// <param name="id">The id of the new subscription.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="filter">The events it is about, as the owner may follow them.</param>
    /// <param name="readable">The position up to which events can be read now.</param>
    /// <param name="last">The position of the last event recorded.</param>
    public static Decision Decide(Subscription subscription, StartSubscription start, string id, string owner, FeedFilter filter, long readable, long last) =>
        subscription.Started is not null ? Decision.Refuse("subscription-exists", "This subscription was started already.")
        : Position(start.From ?? Now, readable) is not { } from
            ? Decision.Refuse("from-invalid", $"\"{Shown(start.From)}\" is no place to start at: {Now}, {Beginning}, or p: and a position.", "/from")
        : from > last ? Ahead(last, "/from")
        : Decision.Accept(new SubscriptionStarted(id, owner, start.Endpoint, filter.Types, filter.Edition, filter.City, filter.IsPublic, from));

    /// <summary>The position after which a word says to go on; null where it says none.</summary>
    public static long? Position(string word, long now) => word switch
    {
        Now => now,
        Beginning => 0,
        _ => word.StartsWith("p:", StringComparison.Ordinal) && long.TryParse(word.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null,
    };

    public static Decision Ahead(long position, string pointer) =>
        Decision.Refuse("position-ahead", $"No event is there yet: this can be said of positions up to {position}.", pointer);

    public static string Shown(string? word) => word is { Length: > 40 } ? word[..40] + "…" : word ?? "";
}
