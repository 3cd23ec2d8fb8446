using System.Reflection;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Specs.Storage;

/// <summary>The storage format in words: every event with its members, then every type they are made of.</summary>
internal static class EventContract
{
    // Written by converters of their own, which AnswerJsonSpecs and PredicateJsonSpecs hold to.
    private static readonly Type[] Unions = [typeof(Answer), typeof(Predicate)];

    public static string Written()
    {
        var text = new StringBuilder();
        foreach (var (alias, type) in EventTypes.ByAlias.OrderBy(it => it.Key, StringComparer.Ordinal))
            Write(text, $"{alias} {type.Name}", Members(type));
        text.Append("# Types\n");
        foreach (var type in Nested().OrderBy(it => it.Name, StringComparer.Ordinal))
            Write(text, type.Name, type.IsEnum ? [string.Join(" | ", Spelled(type))] : Unions.Contains(type) ? type.Assembly.GetTypes().Where(it => it.BaseType == type || it.BaseType?.BaseType == type).Where(it => !it.IsAbstract).Select(it => it.Name).Order(StringComparer.Ordinal) : Members(type));
        return text.ToString();
    }

    /// <summary>Every type that events are made of, at any depth.</summary>
    public static IReadOnlyCollection<Type> Nested()
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(EventTypes.ByAlias.Values);
        while (open.TryDequeue(out var type))
        {
            foreach (var part in Properties(type).SelectMany(it => Parts(it.PropertyType)).Where(it => it.Assembly.GetName().Name!.StartsWith("SmartCities", StringComparison.Ordinal)))
            {
                if (found.Add(part) && !part.IsEnum && !Unions.Contains(part))
                    open.Enqueue(part);
            }
        }

        return found;
    }

    private static void Write(StringBuilder text, string title, IEnumerable<string> members)
    {
        text.Append(title).Append('\n');
        foreach (var member in members)
            text.Append("    ").Append(member).Append('\n');
        text.Append('\n');
    }

    private static IEnumerable<string> Members(Type type) => Properties(type).Select(it => $"{it.Name}{(it.IsRequired ? "" : "?")}: {NameOf(it.PropertyType)}");

    private static IEnumerable<JsonPropertyInfo> Properties(Type type) => JsonText.Options.GetTypeInfo(type).Properties.Where(it => it.Get is not null);

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : [type];

    private static string NameOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsGenericType: true } list when list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => $"[{NameOf(list.GetGenericArguments()[0])}]",
        { IsGenericType: true } map => $"{{{NameOf(map.GetGenericArguments()[0])}: {NameOf(map.GetGenericArguments()[1])}}}",
        var it when it == typeof(string) => "text",
        var it when it == typeof(bool) => "boolean",
        var it when it == typeof(int) || it == typeof(long) => "integer",
        var it when it == typeof(decimal) => "decimal",
        var it when it == typeof(DateTimeOffset) => "moment",
        var it when it == typeof(DateOnly) => "date",
        var it => it.Name,
    };

    private static IEnumerable<string> Spelled(Type type) => Enum.GetValues(type).Cast<object>().Select(it => System.Text.Json.JsonSerializer.Serialize(it, type, JsonText.Options).Trim('"'));
}
