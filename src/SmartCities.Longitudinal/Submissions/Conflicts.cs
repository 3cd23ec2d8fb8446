using JasperFx.Events;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;

namespace SmartCities.Longitudinal.Submissions;

/// <summary>Two people at once: different questions are both recorded; the same question is told to the second, with both values, who, and when.</summary>
public static class Conflicts
{
    /// <exception cref="AnswerConflictException">An answer asked for was changed to something else by these events.</exception>
    public static void Refuse(IEnumerable<IEvent> since, IReadOnlyDictionary<string, Answer?> asked, CityVault personal)
    {
        if (Of(since, asked, personal) is { Count: > 0 } conflicts)
            throw new AnswerConflictException(conflicts);
    }

    /// <summary>The answers asked for that these events changed to something else.</summary>
    public static IReadOnlyList<AnswerConflict> Of(IEnumerable<IEvent> since, IReadOnlyDictionary<string, Answer?> asked, CityVault personal) =>
    [
        .. since
            .SelectMany(it => ChangesOf(it.Data).Select(change => (it, change: personal.Open(change))))
            .Where(it => asked.TryGetValue(it.change.Question, out var yours) && personal.OpenAny(yours) != it.change.To)
            .GroupBy(it => it.change.Question)
            .Select(it => it.Last())
            .Select(it => new AnswerConflict(
                it.change.Question, asked[it.change.Question], it.change.To, it.it.UserName ?? "system", it.it.Timestamp, it.it.Headers?.GetValueOrDefault(Actor.RoleHeader)?.ToString())),
    ];

    private static IEnumerable<AnswerChange> ChangesOf(object happened) => happened switch
    {
        AnswersRecorded it => it.Changes,
        AnswersAmended it => it.Changes,
        AmendmentApproved it => it.Changes,
        FormSubmitted it => it.Answers.Select(answer => new AnswerChange(answer.Key, null, answer.Value)),
        _ => [],
    };
}
