using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Subscriptions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Every subscription, by id.</summary>
public sealed record SubscriptionsView(IReadOnlyList<SubscriptionBody> Subscriptions);

/// <summary>One subscription with what is set aside of it and what was delivered last.</summary>
public sealed record SubscriptionView(SubscriptionBody Subscription, IReadOnlyList<DeliveryBody> Deliveries);

public static class SubscriptionsPage
{
    private const int Shown = 50;

    [For(Role.Administrator)]
    public static async Task<IResult> List(HttpContext http, ReadSubscriptions subscriptions, CancellationToken cancellation)
    {
        var bodies = new List<SubscriptionBody>();
        foreach (var (_, it) in (await subscriptions.AllAsync(http.Request.Caller(), cancellation)).OrderBy(it => it.Key, StringComparer.Ordinal))
            bodies.Add(await subscriptions.BodyAsync(it, cancellation));
        return PagesModule.Show<SubscriptionsShown>(nameof(SubscriptionsShown.View), new SubscriptionsView(bodies));
    }

    [For(Role.Administrator)]
    public static async Task<IResult> Get(string subscription, HttpContext http, ReadSubscriptions subscriptions, CancellationToken cancellation)
    {
        if (!Id.IsValid(subscription))
            throw new RefusedException("not-found", Id.Invalid("subscription", subscription).Said);
        var (there, _) = await subscriptions.FindAsync(subscription, http.Request.Caller(), cancellation);
        var those = new SortedDictionary<long, DeliveryBody>();
        foreach (var state in new DeliveryState?[] { null, DeliveryState.Retrying, DeliveryState.Parked })
        {
            foreach (var it in (await subscriptions.DeliveriesAsync(there, null, Shown, state, cancellation)).Deliveries)
                those[it.Position] = it;
        }

        return PagesModule.Show<SubscriptionShown>(nameof(SubscriptionShown.View), new SubscriptionView(await subscriptions.BodyAsync(there, cancellation), [.. those.Values.Reverse()]));
    }
}
