using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>One attempt to deliver an event that failed: when, what was answered, or why nothing was, and how long that took.</summary>
public sealed record Attempt(DateTimeOffset At, int? Status, string Error, int Milliseconds);

/// <summary>An event on its way to an endpoint.</summary>
public sealed class Delivery
{
    private const int MostKept = 20;

    /// <summary>The position of the event; 0 for the challenge that verifies an endpoint.</summary>
    public required long Position { get; init; }

    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset Recorded { get; init; }

    /// <summary>The attempts that failed, the last of them.</summary>
    public IReadOnlyList<Attempt> Attempts { get; set; } = [];

    /// <summary>How many failures count towards giving up.</summary>
    public int Failures { get; set; }

    /// <summary>When the first of them was.</summary>
    public DateTimeOffset? First { get; set; }

    /// <summary>When it is tried again; null where that depends on an earlier one of its subject, or where it was not tried yet.</summary>
    public DateTimeOffset? Next { get; set; }

    /// <summary>When it was given up, until somebody asks for it again.</summary>
    public DateTimeOffset? Parked { get; set; }

    /// <summary>The event itself, while it is in memory; it is read from the log again else.</summary>
    public Delivered? Event { get; set; }

    /// <summary>Whether it has a row of its own, so that the position can pass it.</summary>
    public bool IsSetAside { get; set; }

    public bool IsDone { get; set; }

    public static Delivery Of(Delivered it) => new()
    {
        Position = it.Event.Position,
        Id = it.Event.Id.ToString(),
        Type = it.Event.Type,
        Subject = it.Event.Subject,
        Recorded = it.Event.Time,
        Event = it,
    };

    public void Add(Attempt attempt) => Attempts = [.. Attempts.TakeLast(MostKept - 1), attempt];

    /// <summary>As it is now, whatever becomes of it.</summary>
    public Delivery Copy() => (Delivery)MemberwiseClone();
}
