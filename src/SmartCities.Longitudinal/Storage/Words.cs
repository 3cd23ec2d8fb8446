using System.Text.Json;

namespace SmartCities.Longitudinal.Storage;

/// <summary>Enumerations as the words of the domain (kebab-case), the same in the log, the API and the packages.</summary>
public static class Words
{
    public static string Word<T>(this T value)
        where T : struct, Enum => Of<T>.Spelled.TryGetValue(value, out var word) ? word : value.ToString();

    public static T? Parse<T>(string word)
        where T : struct, Enum => Of<T>.Read.TryGetValue(word, out var value) ? value : null;

    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Of<T>.Read.Keys);

    private static class Of<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Spelled =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Read = Spelled.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}
