using System.Text.Json.Serialization;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>An edition's form: sections, questions, options and conditions. Immutable once published; a change is a new version.</summary>
public sealed record Questionnaire(
    int Version,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<string> Languages,
    bool Reconstructed = false,
    Text? Note = null,
    IReadOnlyList<Check>? Checks = null)
{
    private Index? index;

    /// <summary>The questions as statistics see them.</summary>
    [JsonIgnore]
    public IReadOnlyList<Variable> Variables => Indexed.Variables;

    // A copy made by "with" takes the field along: it holds for the questions it was made of only.
    private Index Indexed => index is { } made && ReferenceEquals(made.Questions, Questions) ? made : index = new(Questions, Questionnaires.Variables.Of(this));

    public Question? Find(string question) => Indexed.ById.GetValueOrDefault(question);

    private sealed class Index(IReadOnlyList<Question> questions, IReadOnlyList<Variable> variables)
    {
        public IReadOnlyList<Question> Questions => questions;

        public IReadOnlyList<Variable> Variables => variables;

        public Dictionary<string, Question> ById { get; } = questions.ToDictionary(it => it.Id);
    }
}

/// <summary>
/// A check on a whole form when it is submitted or amended (an edit rule): it fails where the predicate holds; the message, on the question it is about, says
/// what to look at.
/// </summary>
public sealed record Check(string Id, string Question, Predicate Fails, Text Message, Severity Severity = Severity.Warning)
{
    /// <summary>Whether it looks at a question, or is about it.</summary>
    public bool Concerns(string question) => question == Question || Fails.Questions.Contains(question);
}

/// <summary>An error blocks (a hard edit); a warning asks for a comment (a soft one).</summary>
public enum Severity
{
    Warning,
    Error,
}

/// <summary>A part of the form, under one factor of the framework or none.</summary>
public sealed record Section(string Id, Text Title, string? Factor = null);

/// <summary>One question: what is asked, of whom, and which answers are possible.</summary>
public sealed record Question(
    string Id,
    string Section,
    QuestionType Type,
    Text Text,
    bool Required = false,
    Text? Help = null,
    Predicate? Condition = null,
    IReadOnlyList<Option>? Options = null,
    string? Unit = null,
    decimal? Min = null,
    decimal? Max = null,
    int? Decimals = null,
    int? MaxLength = null,
    IReadOnlyList<RecordField>? Fields = null,
    bool Personal = false,
    string? Basis = null,
    IReadOnlyList<string>? Places = null);

public enum QuestionType
{
    Boolean,
    Option,
    Options,
    Number,
    Percent,
    Text,
    Records,
}

/// <summary>A possible answer of an <c>option</c> or <c>options</c> question.</summary>
public sealed record Option(string Id, Text Label);

/// <summary>One column of a <c>records</c> question: a text, a number or an option.</summary>
public sealed record RecordField(string Id, RecordFieldType Type, Text Label, IReadOnlyList<Option>? Options = null);

public enum RecordFieldType
{
    Text,
    Number,
    Option,
}
