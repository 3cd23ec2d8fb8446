using System.Text.Json;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Redactions;

/// <summary>
/// Takes words that should not be there out of a stored event: a whole field, or every occurrence of a text in it. The one change that is made to what was recorded.
/// </summary>
/// <param name="Position">The event's position.</param>
/// <param name="Field">A JSON pointer into what the event says.</param>
/// <param name="Why">Why, without the words themselves.</param>
/// <param name="Text">The part of the field to take out; the whole of it without.</param>
public sealed record RedactText(long Position, string Field, string Why, string? Text = null)
{
    /// <summary>What stands in place of what was taken out.</summary>
    public const string Mark = "[redacted]";

    // Shorter words are in any sentence.
    private const int ShortestRepeated = 4;

    public static Decision Decide(StoredEvent? there, RedactText redact, string id) => (there, there?.At(redact.Field)) switch
    {
        _ when Reason.Refused(redact.Why, "why", "A redaction says why.") is { } refusal => refusal,
        (null, _) => Decision.Refuse("position-unknown", $"Nothing is recorded at position {redact.Position}.", "/position"),
        (_, null) => Decision.Refuse("field-unknown", $"What is recorded at position {redact.Position} has no field {redact.Field}.", "/field"),
        ({ } it, { ValueKind: JsonValueKind.String } field) when it.IsWords(redact.Field) => Decide(it, field.GetString()!, redact, id),
        _ => Decision.Refuse("not-words", "Only words that people wrote can be redacted: reasons, messages, notes, comments and answers in words.", "/field"),
    };

    private static Decision Decide(StoredEvent there, string words, RedactText redact, string id) => redact.Text switch
    {
        _ when words == Mark => Decision.Refuse("already-redacted", "This field is redacted already.", "/field"),
        "" => Decision.Refuse("text-missing", "Say which text, or leave it out to redact the whole field.", "/text"),
        { } text when text == Mark || !words.Contains(text, StringComparison.Ordinal) => Decision.Refuse("text-not-there", "The field does not hold this text.", "/text"),
        var text when (text ?? words) is { Length: >= ShortestRepeated } taken && redact.Why.Contains(taken, StringComparison.OrdinalIgnoreCase) =>
            Decision.Refuse("why-repeats", "Say why without repeating the words: the reason is kept.", "/why"),
        _ => Decision.Accept(new TextRedacted(id, redact.Position, redact.Field, redact.Why, there.EditionId, there.City)),
    };
}
