namespace SmartCities.Longitudinal.Feeds;

/// <summary>How far the news of an event goes. Decided at the event's own position, so that it never changes: what was not for a reader then never appears later.</summary>
public enum Reach
{
    /// <summary>To the committee's own services only (<c>events:all</c>).</summary>
    Committee,

    /// <summary>To everyone once the edition is released, and as long as the city permits to be shown.</summary>
    WithinWish,

    /// <summary>To everyone once the edition is released: what a report has printed.</summary>
    OnceReleased,

    /// <summary>To everyone.</summary>
    Everyone,
}

/// <summary>Declares, beside an event, that services are told of it, and how far that goes; an event without it stays inside.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnnouncedAttribute(Reach reach) : Attribute
{
    public Reach Reach => reach;

    /// <summary>Whether the submission's answers as they stand after the event come with it.</summary>
    public bool WithAnswers { get; init; }
}

/// <summary>Declares the members of an event that name what a consumer has to drop.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DropsAttribute(params string[] members) : Attribute
{
    public IReadOnlyList<string> Members => members;
}

/// <summary>Declares a member of an event that only the committee's own services are told.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CommitteeOnlyAttribute : Attribute;

/// <summary>An event that was recorded in an order which could rank cities: it is told in the alphabet's.</summary>
public interface IToldInOrder
{
    object InOrder();
}
