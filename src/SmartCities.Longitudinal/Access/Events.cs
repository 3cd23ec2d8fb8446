using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Access;

/// <summary>A service may read with a key; the key itself is never here.</summary>
public sealed record KeyIssued(string Key, string Name, IReadOnlyList<string> Scopes, DateTimeOffset? Expires);

public sealed record KeyRevoked(string Key, string? Reason);

/// <summary>A text that should not be in the log was taken out of it: where, of which edition and city, and why; never the text.</summary>
[Announced(Reach.Everyone)]
[Drops("position", "field")]
public sealed record TextRedacted(string Redaction, long Position, string Field, string Why, string? Edition = null, string? City = null);
