using CsCheck;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Specs.Statistics;

/// <summary>Random editions of <see cref="Town"/> with missing answers of every kind, and definitions on them.</summary>
internal static class Editions
{
    private static readonly Gen<object?> Missing = Gen.OneOf(AnswerStates.MissingReasons.ToArray()).Select(it => (object?)it);
    private static readonly Gen<object?> YesNo = Gen.Bool.Select(it => (object?)it);
    private static readonly Gen<object?> Number = Gen.Int[0, 9].Select(it => (object?)it);
    private static readonly Gen<object?> Range = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Select((from, width) => (object?)(from, from + width));

    private static readonly Gen<(string, object?)[]> Answers = Gen.Select(
        OrNot(YesNo), OrNot(YesNo), OrNot(Gen.OneOf("formal", "draft", "none", "unsure").Select(it => (object?)it)), OrNot(Gen.OneOf<object?>(Number, Range)), OrNot(Number))
        .Select((strategy, formalised, stage, staff, budget) => new (string, object?)[]
        {
            ("strategy", strategy), ("formalised", formalised), ("stage", stage), ("staff", staff), ("budget", budget),
        });

    public static Gen<Snapshot> Snapshots(string edition) =>
        Gen.Select(Gen.Bool.Array[40], Answers.Array[40]).Select((present, answers) => Town.With(
            edition, ProvenanceKind.Submitted,
            [.. Enumerable.Range(0, 40).Where(city => present[city]).Select(city => ($"city-{city}", answers[city]))]));

    public static readonly Gen<Predicate> Predicates = Gen.Recursive<Predicate>((depth, inner) => depth > 3
        ? Test
        : Gen.OneOf<Predicate>(
            Test,
            inner.Array[0, 3].Select(parts => (Predicate)new Predicate.All(parts)),
            inner.Array[0, 3].Select(parts => (Predicate)new Predicate.Any(parts)),
            inner.Select(part => (Predicate)new Predicate.Not(part))));

    public static readonly Gen<Indicator> Shares = Gen.Select(
        Gen.OneOf("strategy", "formalised"), Gen.OneOf<Predicate?>(Gen.Const<Predicate?>(() => null), Predicates.Select(it => (Predicate?)it)),
        Gen.OneOf(Treatment.Excluded, Treatment.AsNo), Gen.Bool)
        .Select((question, inBase, notAsked, assume) => Town.Share(question) with
        {
            Base = inBase,
            NotAsked = notAsked,
            MissingAsNo = assume ? [AnswerState.NotAnswered, AnswerState.DontKnow] : [],
        });

    private static Gen<Predicate> Test => Gen.OneOf<Predicate>(
        Gen.Select(Gen.OneOf("strategy", "formalised"), Gen.Bool).Select((question, value) => (Predicate)new Predicate.IsBoolean(question, value)),
        Gen.Int[0, 9].Select(bound => (Predicate)new Predicate.AtLeast("staff", bound)),
        Gen.Int[0, 9].Select(number => (Predicate)new Predicate.IsNumber("staff", number)),
        Gen.OneOf("formal", "draft").Select(option => (Predicate)new Predicate.IsOption("stage", option)),
        Gen.OneOf("strategy", "formalised", "axes").Select(question => (Predicate)new Predicate.Answered(question)));

    private static Gen<object?> OrNot(Gen<object?> answer) => Gen.Frequency<object?>((5, answer), (2, Missing), (1, Gen.Const<object?>(() => null)));
}
