using SmartCities.Longitudinal.Access;

namespace SmartCities.Longitudinal.People;

/// <summary>A person may from now on what this role of the committee may.</summary>
public sealed record RoleGranted(string Person, Role Role);

/// <summary>A person has no role in the committee any more.</summary>
public sealed record RoleWithdrawn(string Person, string? Reason);
