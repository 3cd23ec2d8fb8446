using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Audit;

/// <summary>How a revision came about.</summary>
public enum RevisionKind
{
    Submitted,
    Amended,

    /// <summary>A proposed amendment that an editor approved.</summary>
    Approved,
}

/// <summary>
/// Everything recorded with a revision, for a city to keep: it says the same whenever it is asked for, unless words were redacted, which it then tells. <c>Answers</c> counts what <c>Questions</c> tells one by one.
/// <c>Fingerprint</c> is the SHA-256 of the receipt without that member as canonical JSON (<see cref="CanonicalJson"/>).
/// </summary>
public sealed record Receipt(
    string Type,
    string Edition,
    string City,
    string CityName,
    bool Demonstration,
    int Revision,
    RevisionKind Kind,
    long Position,
    DateTimeOffset At,
    string? Actor,
    string? Role,
    int Questionnaire,
    string Language,
    int Answers,
    IReadOnlyList<ReceiptAnswer> Questions,
    ReceiptAmendment? Amendment = null,
    IReadOnlyList<ReceiptRedaction>? Redacted = null,
    string Fingerprint = "")
{
    /// <summary>What tells a receipt from other documents, and this form of it from later ones.</summary>
    public const string OfToday = "urn:smartcities:receipt:v1";

    /// <summary>The member that holds the fingerprint, and is not part of what it is made of.</summary>
    public const string FingerprintMember = "fingerprint";

    /// <summary>The receipt with its fingerprint.</summary>
    public Receipt Sealed() => this with { Fingerprint = FingerprintOf(JsonSerializer.SerializeToElement(this, JsonText.Options)) };

    public static string FingerprintOf(JsonElement receipt) => CanonicalJson.Fingerprint(receipt, without: FingerprintMember);
}

/// <summary>Words that were taken out of what the receipt tells, after it was first made: of which event and field, and at which position that was recorded.</summary>
public sealed record ReceiptRedaction(long Position, string Field, long Recorded);

/// <summary>
/// One question as the form put it, in the form's language, and what was answered: the value as recorded, and the labels of the options it names. A personal
/// answer is told by its commitment alone.
/// </summary>
public sealed record ReceiptAnswer(
    string Question,
    string Text,
    QuestionType? Type,
    string? Unit,
    [property: JsonConverter(typeof(ReceiptValue))] Answer? Answer,
    IReadOnlyList<string>? Labels,
    bool? Personal,
    string? Comment,
    LastTimeReply? Reply,
    string? LastEdition,
    Provenance? Provenance);

/// <summary>Why a revision was made, and which answers it changed from what to what.</summary>
public sealed record ReceiptAmendment(AmendmentKind Kind, string Reason, int? Proposal, int? RevertsTo, IReadOnlyList<ReceiptChange> Changes);

public sealed record ReceiptChange(
    string Question,
    string Text,
    [property: JsonConverter(typeof(ReceiptValue))] Answer? From,
    [property: JsonConverter(typeof(ReceiptValue))] Answer? To);

/// <summary>
/// Writes an answer as a receipt has it: a number that a double would round as a string of its digits, so that every library makes the same text of it, and of a
/// personal answer the commitment alone.
/// </summary>
public sealed class ReceiptValue : JsonConverter<Answer>
{
    public override Answer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("A receipt is read as the document it is.");

    public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options)
    {
        if (value is VaultedAnswer vaulted)
        {
            writer.WriteStartObject();
            writer.WriteString("commitment", vaulted.Commitment);
            writer.WriteEndObject();
            return;
        }

        Write(writer, JsonSerializer.SerializeToElement(value, options));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when !CanonicalJson.Carries(value.GetDecimal()):
                writer.WriteStringValue(value.GetRawText());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
