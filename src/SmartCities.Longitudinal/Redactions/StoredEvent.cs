using System.Globalization;
using System.Text.Json;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Redactions;

/// <summary>An event as it is stored, with the edition it is of, and which of its fields are words that people wrote.</summary>
public sealed record StoredEvent(string Stream, object Data, JsonElement Json, Edition? Edition)
{
    public string? EditionId => Member(Json, "edition");

    public string? City => Member(Json, "city") ?? (Json.TryGetProperty("content", out var content) ? Member(content, "city") : null);

    /// <summary>What stands at a JSON pointer; null where it leads nowhere.</summary>
    public JsonElement? At(string pointer)
    {
        if (pointer is not ['/', ..])
            return null;
        var at = Json;
        foreach (var step in Steps(pointer))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var member))
                at = member;
            else if (at.ValueKind == JsonValueKind.Array && Place(step) is { } place && place < at.GetArrayLength())
                at = at[place];
            else
                return null;
        }

        return at;
    }

    /// <summary>
    /// Whether a field holds words that people wrote: reasons, messages, notes, comments, and answers in words. What an edition was released with is not: forms
    /// and indicators are what a release's hash stands for.
    /// </summary>
    public bool IsWords(string pointer) => (Data, Steps(pointer)) switch
    {
        (QuestionnairePublished or IndicatorsDefined or EditionReleased or TextRedacted, _) => false,
        (_, ["reason" or "why" or "note"] or ["reason" or "why" or "note", "en" or "es" or "fr"] or ["comments", _]) => true,
        (QueryRaised, ["text"]) or (QueryAnswered, ["reply"]) or (AnswersReported, ["answers", _, "note"]) or (ObservationReported, ["observation", "note"]) => true,
        (PracticeShared or PracticeRevised, ["content", "title" or "objective" or "note"] or ["content", "successFactors", _]) => true,
        _ => AnswerAt(pointer) is { Question: { } question, Within: var rest } && IsInWords(question, rest),
    };

    /// <summary>The fact that was made of a field, and where in its value the field is; null where none was.</summary>
    public (string Question, string[] Path)? FactOf(string pointer) => (Data, Steps(pointer)) switch
    {
        (CityValueJudged it, ["reason", var language]) => (FactsPage.Attribute.Judged + it.Indicator, [language]),
        (FormSubmitted or AnswersReported or AnswersAmended or AmendmentApproved, ["answers", _, ..] or ["changes", _, "to", ..]) =>
            AnswerAt(pointer) is { } answer ? (answer.Id, answer.Within) : null,
        _ => null,
    };

    /// <summary>The question whose answer a field is or is in, as the form has it on which it was answered, and where in the answer it is.</summary>
    private (string Id, Question? Question, string[] Within)? AnswerAt(string pointer) => (Data, Steps(pointer)) switch
    {
        (FormSubmitted, ["answers", var question, .. var rest]) => (question, Find(question), rest),
        (AnswersReported, ["answers", var place, "value", .. var rest]) when Named($"/answers/{place}") is { } question => (question, Find(question), rest),
        (AnswersAmended or AmendmentProposed or AmendmentApproved or AnswersRecorded, ["changes", var place, "from" or "to", .. var rest]) when Named($"/changes/{place}") is { } question =>
            (question, Find(question), rest),
        _ => null,
    };

    private static bool IsInWords(Question question, string[] rest) => (question.Type, rest) switch
    {
        (QuestionType.Text, []) => true,
        (QuestionType.Records, [_, var field]) => question.Fields?.Any(it => it.Id == field && it.Type == RecordFieldType.Text) == true,
        _ => false,
    };

    // A draft's event does not say on which version of the form it was made: the latest that has the question tells what it asks for.
    private Question? Find(string question) => Json.TryGetProperty("questionnaire", out var version) && version.TryGetInt32(out var number)
        ? Edition?.Questionnaires.GetValueOrDefault(number)?.Find(question)
        : Edition?.Questionnaires.Values.Reverse().Select(it => it.Find(question)).FirstOrDefault(it => it is not null);

    private string? Named(string pointer) => At(pointer) is { } there ? Member(there, "question") : null;

    private static string? Member(JsonElement it, string name) =>
        it.ValueKind == JsonValueKind.Object && it.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    /// <summary>The steps of a JSON pointer (RFC 6901).</summary>
    private static string[] Steps(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(it => it.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    private static int? Place(string step) => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && (step.Length == 1 || step[0] != '0') ? place : null;
}
