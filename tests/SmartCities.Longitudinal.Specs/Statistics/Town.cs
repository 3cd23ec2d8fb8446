using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Specs.Statistics;

/// <summary>A small edition to write specs on: a strategy, its formalisation, its axes, staff, a budget and a note.</summary>
internal static class Town
{
    public static readonly IReadOnlyList<Variable> Form =
    [
        new("strategy", VariableKind.Boolean),
        new("formalised", VariableKind.Boolean, new Predicate.IsBoolean("strategy", true)),
        new("axes", VariableKind.Options, ["tourism", "health", "energy"], new Predicate.IsBoolean("formalised", true)),
        new("stage", VariableKind.Option, ["formal", "draft", "none", "unsure"]),
        new("staff", VariableKind.Number),
        new("budget", VariableKind.Number),
        new("note", VariableKind.Text),
    ];

    public static Snapshot With(params (string City, (string Question, object? Answer)[] Answers)[] cities) => With("2017", ProvenanceKind.Submitted, cities);

    public static Snapshot With(string edition, ProvenanceKind provenance, params (string City, (string Question, object? Answer)[] Answers)[] cities)
    {
        var builder = new SnapshotBuilder(edition, Form);
        foreach (var (city, answers) in cities)
        {
            var row = builder.AddCity(city, provenance: provenance);
            foreach (var (question, answer) in answers)
                Record(builder.Column(question), row, answer);
        }

        return builder.Build();
    }

    /// <summary>An edition with one question, <c>strategy</c>; null is not recorded.</summary>
    public static Snapshot Saying(string edition, params IEnumerable<(string City, object? Answer)> answers) =>
        With(edition, ProvenanceKind.Submitted, [.. answers.Select(it => (it.City, it.Answer is null ? Array.Empty<(string, object?)>() : [("strategy", it.Answer)]))]);

    public static Indicator Share(string question) => new() { Id = question, Measure = Measure.Share, Question = question };

    public static Indicator Of(Measure measure, string question) => new() { Id = question, Measure = measure, Question = question };

    private static void Record(ColumnBuilder column, int row, object? answer)
    {
        switch (answer)
        {
            case bool value:
                column.Answer(row, value);
                break;
            case string option:
                column.AnswerOption(row, option);
                break;
            case string[] options:
                column.AnswerOptions(row, options);
                break;
            case int number:
                column.AnswerNumber(row, number);
                break;
            case decimal number:
                column.AnswerNumber(row, number);
                break;
            case (null, int to):
                column.AnswerRange(row, null, to);
                break;
            case (int from, null):
                column.AnswerRange(row, from, null);
                break;
            case (int from, int to):
                column.AnswerRange(row, from, to);
                break;
            case AnswerState reason:
                column.Missing(row, reason);
                break;
        }
    }
}
