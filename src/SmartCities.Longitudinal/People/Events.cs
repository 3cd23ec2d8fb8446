using SmartCities.Longitudinal.Access;

namespace SmartCities.Longitudinal.People;

/// <summary>A person may from now on what this role of the committee may.</summary>
public sealed record RoleGranted(string Person, Role Role);

/// <summary>A person has no role in the committee any more.</summary>
public sealed record RoleWithdrawn(string Person, string? Reason);

/// <summary>What was kept about a person was erased. The id stays: what they did is still told, of a person whose data was erased.</summary>
public sealed record PersonErased(string Person, string? Why);

/// <summary>The text of a city's answer to a personal question was erased, with what else held it. It still counts as answered.</summary>
public sealed record AnswerErased(string Edition, string City, string Question, string? Why);

/// <summary>The address of a city's office was erased.</summary>
public sealed record MailboxErased(string City, string? Why);
