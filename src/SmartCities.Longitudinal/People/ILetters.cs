namespace SmartCities.Longitudinal.People;

/// <summary>A mail that somebody asked for, which nothing in the log tells of.</summary>
/// <param name="To">What the link in it is for, and so to whom it goes: to a person, or to a city's mailbox.</param>
public sealed record Letter(LinkTo To);

/// <summary>Sends letters; what it takes on is sent, however often the service stops meanwhile.</summary>
public interface ILetters
{
    Task SendAsync(Letter letter, CancellationToken cancellation);
}
