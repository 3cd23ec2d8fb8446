using System.Text.Json.Serialization;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>A value for a question, or the reason there is none. Its JSON form is the one of the log, the API and the packages.</summary>
[JsonConverter(typeof(AnswerJson))]
public abstract record Answer
{
    public bool IsMissing => this is MissingAnswer;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BooleanAnswer(bool Value) : Answer;

/// <summary>A string: an option's id for a question with options, else free text.</summary>
public sealed record TextAnswer(string Value) : Answer;

/// <summary>A list of option ids; an empty list is an answer.</summary>
public sealed record OptionsAnswer(IReadOnlyList<string> Options) : Answer
{
    public bool Equals(OptionsAnswer? other) => other is not null && Options.SequenceEqual(other.Options);

    public override int GetHashCode() => Options.Aggregate(Options.Count, HashCode.Combine);
}

/// <summary>A decimal number; a percentage is 0–100.</summary>
public sealed record NumberAnswer(decimal Value) : Answer;

/// <summary>A number known only to lie between two others, both included; an open end is a bound.</summary>
public sealed record RangeAnswer(decimal? From, decimal? To) : Answer;

/// <summary>A list of records, each a value (string or number) by field id.</summary>
public sealed record RecordsAnswer(IReadOnlyList<IReadOnlyDictionary<string, RecordValue>> Records) : Answer
{
    public bool Equals(RecordsAnswer? other) =>
        other is not null && Records.Count == other.Records.Count &&
        Records.Zip(other.Records).All(it => it.First.Count == it.Second.Count && it.First.All(pair => it.Second.TryGetValue(pair.Key, out var value) && value == pair.Value));

    public override int GetHashCode() => Records.Count;
}

/// <summary>One value in a record: a text or a number.</summary>
public readonly record struct RecordValue(string? Text, decimal? Number);

/// <summary>No value, and why.</summary>
public sealed record MissingAnswer(MissingReason Reason) : Answer;

/// <summary>A personal answer: its text lies in a vault beside the log, the event holds a salted commitment to it.</summary>
public sealed record VaultedAnswer(string Vault, string Commitment) : Answer;

/// <summary>Why a question has no valid answer (item non-response).</summary>
public enum MissingReason
{
    NotAnswered,
    DontKnow,
    NotApplicable,
    Refused,
    NotPublished,
    Unreliable,
}
