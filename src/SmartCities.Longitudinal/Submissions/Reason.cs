namespace SmartCities.Longitudinal.Submissions;

/// <summary>What people write down with what they do: it is kept and shown, so it is there and not endless.</summary>
public static class Reason
{
    public const int Longest = 2_000;

    /// <summary>The refusal of a text that has to be there; null where it is fine.</summary>
    public static Decision? Refused(string? text, Sentence member, Sentence why) =>
        string.IsNullOrWhiteSpace(text) ? Decision.Refuse($"{member}-missing", why, $"/{member}") : TooLong(text, member);

    /// <summary>The refusal of a text that may be left out.</summary>
    public static Decision? TooLong(string? text, Sentence member) =>
        text?.Length > Longest ? Decision.Refuse("too-long", $"A {member} has at most {Longest} characters; this has {text.Length}.", $"/{member}") : null;
}
