using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>A form and its answers as statistics see them.</summary>
public static class Variables
{
    public static IReadOnlyList<Variable> Of(Questionnaire form) => [.. form.Questions.Select(VariableOf)];

    /// <summary>Writes an answer into the city's row. An answer that does not fit the column (an older form's) counts as unreliable.</summary>
    /// <param name="column">The question's column.</param>
    /// <param name="row">The city's row.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="reported">A report names the options it has seen; it does not say that there are no others.</param>
    public static void Record(this ColumnBuilder column, int row, Answer answer, bool reported = false)
    {
        switch (column.Variable.Kind, answer)
        {
            case (_, MissingAnswer missing):
                column.Missing(row, StateOf(missing.Reason));
                break;
            case (VariableKind.Text, TextAnswer { Value: var text }) when string.IsNullOrWhiteSpace(text):
                column.Missing(row, AnswerState.NotAnswered);
                break;
            case (VariableKind.Boolean, BooleanAnswer it):
                column.Answer(row, it.Value);
                break;
            case (VariableKind.Option, TextAnswer it) when column.Variable.Options.Contains(it.Value):
                column.AnswerOption(row, it.Value);
                break;
            case (VariableKind.Options, OptionsAnswer it) when it.Options.All(column.Variable.Options.Contains):
                if (reported)
                    column.AnswerOptionsAtLeast(row, it.Options.ToArray());
                else
                    column.AnswerOptions(row, it.Options.ToArray());
                break;
            case (VariableKind.Number, NumberAnswer it):
                column.AnswerNumber(row, it.Value);
                break;
            case (VariableKind.Number, RangeAnswer it):
                column.AnswerRange(row, it.From, it.To);
                break;
            case (VariableKind.Text, _):
                column.AnswerText(row);
                break;
            default:
                column.Missing(row, AnswerState.Unreliable);
                break;
        }
    }

    public static AnswerState StateOf(MissingReason reason) => reason switch
    {
        MissingReason.NotAnswered => AnswerState.NotAnswered,
        MissingReason.DontKnow => AnswerState.DontKnow,
        MissingReason.NotApplicable => AnswerState.NotApplicable,
        MissingReason.Refused => AnswerState.Refused,
        MissingReason.NotPublished => AnswerState.NotPublished,
        _ => AnswerState.Unreliable,
    };

    private static Variable VariableOf(Question question) => new(
        question.Id,
        question.Type switch
        {
            QuestionType.Boolean => VariableKind.Boolean,
            QuestionType.Option => VariableKind.Option,
            QuestionType.Options => VariableKind.Options,
            QuestionType.Number or QuestionType.Percent => VariableKind.Number,
            _ => VariableKind.Text,
        },
        [.. question.Options?.Select(it => it.Id) ?? []],
        question.Condition);
}
