using System.Diagnostics.CodeAnalysis;
using Shouldly;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Specs;

/// <summary>What happened on a stream before a decision is taken on it.</summary>
public sealed class Given<T>(params IEnumerable<object> events)
    where T : IFolded<T>
{
    public T State { get; } = events.Aggregate(T.Empty, (state, happened) => state.Apply(happened));

    public Decided When(Func<T, Decision> decide) => new(decide(State));
}

/// <summary>What a decision came to.</summary>
public sealed class Decided(Decision decision)
{
    /// <summary>These events and no others, compared by what would be written to the log.</summary>
    public void Then(params object[] events) => Written(Events()).ShouldBe(Written(events));

    public void ThenNothing() => Written(Events()).ShouldBeEmpty();

    public T Then<T>() => Events().ShouldHaveSingleItem().ShouldBeOfType<T>();

    public void ThenRefused(string code, string? pointer = null) => ThenRefused((code, pointer));

    /// <summary>For these reasons and no others, each with a sentence for people.</summary>
    public void ThenRefused(params (string Code, string? Pointer)[] reasons)
    {
        var refusals = decision.ShouldBeOfType<Refused>().Refusals;
        refusals.Select(it => (it.Code, it.Pointer)).ShouldBe(reasons);
        refusals.ShouldAllBe(it => it.Sentence.Length > 10);
    }

    public void ThenRefusedSaying([StringSyntax(StringSyntaxAttribute.Regex)] string sentence) =>
        decision.ShouldBeOfType<Refused>().Refusals.ShouldHaveSingleItem().Sentence.ShouldMatch(sentence);

    private IReadOnlyList<object> Events() => decision switch
    {
        Accepted accepted => accepted.Events,
        Refused refused => throw new ShouldAssertException($"Refused: {string.Join(" ", refused.Refusals)}"),
        _ => throw new ShouldAssertException($"{decision} is no decision."),
    };

    private static string[] Written(IEnumerable<object> events) =>
        [.. events.Select(it => $"{it.GetType().Name} {System.Text.Json.JsonSerializer.Serialize(it, it.GetType(), JsonText.Options)}")];
}
