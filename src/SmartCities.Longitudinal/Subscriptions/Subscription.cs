using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>A subscription as its stream tells it. How far its deliveries are, and its secret, stand beside the log.</summary>
public sealed record Subscription : IFolded<Subscription>
{
    public static Subscription Empty { get; } = new();

    public SubscriptionStarted? Started { get; init; }

    public string Endpoint { get; init; } = "";

    /// <summary>Whether the endpoint, as it is now, was verified.</summary>
    public bool Verified { get; init; }

    public SubscriptionPaused? Paused { get; init; }

    public SubscriptionDisabled? Disabled { get; init; }

    public SubscriptionEnded? Ended { get; init; }

    /// <summary>The last time it was rewound, and which time that was.</summary>
    public (int Times, long To) Rewound { get; init; }

    /// <summary>Whether anything is to be sent.</summary>
    public bool Delivers => Started is not null && Ended is null && Paused is null && Disabled is null;

    public FeedFilter Filter => new(Started!.Types, Started.Edition, Started.City, Started.Public);

    public Subscription Apply(object happened) => happened switch
    {
        SubscriptionStarted it => this with { Started = it, Endpoint = it.Endpoint },
        EndpointChanged it => this with { Endpoint = it.Endpoint, Verified = false },
        EndpointVerified => this with { Verified = true },
        SubscriptionPaused it => this with { Paused = it },
        SubscriptionDisabled it => this with { Disabled = it },
        SubscriptionResumed => this with { Paused = null, Disabled = null },
        SubscriptionRewound it => this with { Rewound = (Rewound.Times + 1, it.To) },
        SubscriptionEnded it => this with { Ended = it },
        _ => this,
    };
}
