namespace SmartCities.Longitudinal.People;

/// <summary>A person as the directory knows them. The log knows the id alone.</summary>
/// <param name="Language">Of their mail: <c>en</c>, <c>es</c> or <c>fr</c>.</param>
/// <param name="Digest">Whether their mail is gathered into one a day.</param>
public sealed record Person(string Id, string Name, string Address, string Language, bool Digest);

/// <summary>Where a city's office is reached whoever works there: a role mailbox, the language of its mail, and whether that is gathered into one a day.</summary>
public sealed record Mailbox(string City, string Address, string Language, bool Digest = false);
