using System.Reflection;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Specs.Storage;

/// <summary>An example of any event with every member filled in, the same each time.</summary>
internal static class EventExamples
{
    public static readonly Answer[] Answers =
    [
        new BooleanAnswer(true), new TextAnswer("Ría 2000"), new OptionsAnswer(["tourism", "health"]), new OptionsAnswer([]), new NumberAnswer(12.5m), new RangeAnswer(20, 25),
        new RangeAnswer(200_000, null), new RangeAnswer(null, 7), new MissingAnswer(MissingReason.DontKnow), new VaultedAnswer("v-1", "c0ffee"),
        new RecordsAnswer([new Dictionary<string, RecordValue> { ["name"] = new("Plan", null), ["year"] = new(null, 2016) }]),
    ];

    private static readonly Predicate Condition = new Predicate.All(
        new Predicate.IsBoolean("strategy", true), new Predicate.Any(new Predicate.IsOption("stage", "formal"), new Predicate.Includes("axes", "health")),
        new Predicate.Not(new Predicate.IsNumber("staff", 12.5m)), new Predicate.Answered("note"), new Predicate.AtLeast("staff", 3));

    public static object Of(Type type) => Make(type, "it");

    private static object Make(Type type, string member)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return Named(member);
        if (type == typeof(bool))
            return true;
        if (type == typeof(int))
            return 3;
        if (type == typeof(long))
            return 1_234L;
        if (type == typeof(decimal))
            return 12.5m;
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 10, 31, 23, 59, 59, TimeSpan.Zero);
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 6, 30);
        if (type == typeof(Answer))
            return Answers[^1];
        if (type == typeof(Predicate))
            return Condition;
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0], member);
        if (type.IsGenericType)
            return Map(type.GetGenericArguments()[0], type.GetGenericArguments()[1], member);
        var parameters = type.GetConstructors().MaxBy(it => it.GetParameters().Length)!.GetParameters();
        return Activator.CreateInstance(type, [.. parameters.Select(it => Make(it.ParameterType, it.Name!))])!;
    }

    private static Array List(Type of, string member)
    {
        var list = Array.CreateInstance(of, 1);
        list.SetValue(Make(of, member), 0);
        return list;
    }

    private static object Map(Type key, Type value, string member)
    {
        var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        if (value == typeof(Answer))
        {
            for (var i = 0; i < Answers.Length; i++)
                map[$"question-{i + 1}"] = Answers[i];
        }
        else
        {
            map[Make(key, member)] = Make(value, member);
        }

        return map;
    }

    private static string Named(string member) => member.ToLowerInvariant() switch
    {
        "edition" => "2017",
        "city" => "bilbao",
        "release" => "2017.0",
        "country" => "ES",
        "language" or "languages" => "es",
        "reason" or "why" or "note" => "Porque el informe dice “≥ 7”, no 7.",
        var id => id,
    };
}
