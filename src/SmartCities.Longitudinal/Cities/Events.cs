using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Cities;

/// <summary>A city exists for the study. <c>Country</c> is ISO 3166-1 alpha-2, or null for a fictional city.</summary>
[Announced(Reach.Everyone)]
public sealed record CityRegistered(string City, string Name, string? Country, bool Fictional, IReadOnlyList<string>? AlternateNames);

[Announced(Reach.Everyone)]
public sealed record CityRenamed(string City, string Name, string? Reason);

/// <summary>This city stands where another stood (a merger, a new boundary).</summary>
[Announced(Reach.Everyone)]
public sealed record CitySucceeded(string City, string Predecessor, string? Reason);

/// <summary>The city's region and population band in one edition's scheme.</summary>
[Announced(Reach.WithinWish)]
public sealed record CityClassified(string City, string Edition, string Region, string Band, decimal? Population, string? Place);

public sealed record MemberAdded(string City, string Actor, bool Lead);

public sealed record MemberRemoved(string City, string Actor, string? Reason);
