using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>
/// A form as a JSON Schema (2020-12) of an object of answers: each value on its own, and the questions that everyone has to answer. Which questions a
/// condition excludes is left to the service, which knows what a missing gate means.
/// </summary>
public static class AnswersSchema
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    public static JsonObject Of(Questionnaire form, Edition edition) => new()
    {
        ["$schema"] = Draft,
        ["title"] = $"{edition.Plan!.Title.En}: answers to version {form.Version}",
        ["$comment"] = "A question with a condition is asked only where it holds; the service refuses an answer to a question that was not asked.",
        ["type"] = "object",
        ["properties"] = new JsonObject(form.Questions.Select(it => KeyValuePair.Create(it.Id, (JsonNode?)Of(it)))),
        ["required"] = Strings(form.Questions.Where(it => it.Required && it.Condition is null).Select(it => it.Id)),
        ["additionalProperties"] = false,
    };

    private static JsonObject Of(Question question)
    {
        var schema = new JsonObject { ["title"] = question.Text.En };
        if (question.Help is { } help)
            schema["description"] = help.En;
        if (question.Personal)
            schema["$comment"] = "A personal answer: its text is kept apart from the others, and can be erased.";
        schema["anyOf"] = new JsonArray([.. Values(question), Missing(question)]);
        return schema;
    }

    private static IEnumerable<JsonNode> Values(Question question) => question.Type switch
    {
        QuestionType.Boolean => [new JsonObject { ["type"] = "boolean" }],
        QuestionType.Option => [OneOf(question.Options!)],
        QuestionType.Options => [new JsonObject { ["type"] = "array", ["items"] = OneOf(question.Options!), ["uniqueItems"] = true }],
        QuestionType.Number or QuestionType.Percent => [Number(question), Members(("from", Number(question)), ("to", Number(question))), Members(("atLeast", Number(question))), Members(("atMost", Number(question)))],
        QuestionType.Text => [Text(question.MaxLength ?? CheckAnswers.LongestText)],
        _ => [new JsonObject { ["type"] = "array", ["items"] = Record(question.Fields!), ["maxItems"] = CheckAnswers.MostRecords }],
    };

    private static JsonObject OneOf(IReadOnlyList<Option> options) => new()
    {
        ["oneOf"] = new JsonArray([.. options.Select(it => new JsonObject { ["const"] = it.Id, ["title"] = it.Label.En })]),
    };

    private static JsonObject Number(Question question)
    {
        var (min, max) = question.Type == QuestionType.Percent ? (question.Min ?? 0, question.Max ?? 100) : (question.Min, question.Max);
        var number = new JsonObject
        {
            ["type"] = "number",
            ["minimum"] = min ?? -Column.LargestMagnitude,
            ["maximum"] = max ?? Column.LargestMagnitude,
        };
        if (question.Decimals is { } decimals)
            number["multipleOf"] = new decimal(1, 0, 0, false, (byte)decimals);
        return number;
    }

    private static JsonObject Text(int longest) => new() { ["type"] = "string", ["maxLength"] = longest };

    private static JsonObject Record(IReadOnlyList<RecordField> fields) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(fields.Select(it => KeyValuePair.Create(it.Id, (JsonNode?)(it.Type switch
        {
            RecordFieldType.Number => new JsonObject { ["type"] = "number", ["title"] = it.Label.En },
            RecordFieldType.Option => OneOf(it.Options ?? []),
            _ => Text(CheckAnswers.LongestText),
        })))),
        ["additionalProperties"] = false,
    };

    // A city says dont-know, not-applicable or refused; it may leave blank what is not required. The other reasons are the committee's.
    private static JsonObject Missing(Question question) => Members(("missing", new JsonObject
    {
        ["enum"] = Strings(Enum.GetValues<MissingReason>()
            .Where(it => it is not (MissingReason.NotPublished or MissingReason.Unreliable) && !(question.Required && it == MissingReason.NotAnswered))
            .Select(it => it.Word())),
    }));

    private static JsonObject Members(params (string Name, JsonNode Schema)[] members) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(members.Select(it => KeyValuePair.Create(it.Name, (JsonNode?)it.Schema))),
        ["required"] = Strings(members.Select(it => it.Name)),
        ["additionalProperties"] = false,
    };

    private static JsonArray Strings(IEnumerable<string> words) => [.. words.Select(it => (JsonNode)it)];
}
