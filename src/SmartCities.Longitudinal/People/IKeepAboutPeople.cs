using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;

namespace SmartCities.Longitudinal.People;

/// <summary>A part of the service that keeps something about people: it says so, shows it to the person, and forgets it.</summary>
public interface IKeepAboutPeople
{
    Kept Kept { get; }

    /// <summary>What is kept here about a person; null where nothing is.</summary>
    Task<JsonNode?> OfAsync(string person, CancellationToken cancellation);

    /// <summary>Forgets within the transaction of the erasure, which is the connection's; how many entries there were.</summary>
    Task<int> EraseAsync(Erasing erasing, NpgsqlConnection connection, CancellationToken cancellation);
}

/// <summary>What is kept about people in one place: under which name it is taken away, what it is, why it is kept and for how long.</summary>
public sealed record Kept(string Name, Text What, Text Why, Text HowLong);

/// <summary>What is to be forgotten: a person by id, or nobody the directory knows; and the texts (a name, an address) that are to be nowhere any more.</summary>
public sealed record Erasing(string? Person, IReadOnlyList<string> Texts)
{
    private readonly string pattern = string.Join('|', Texts.SelectMany(Forms).Distinct(StringComparer.Ordinal).Select(it => $@"(?<!\w){Regex.Escape(it)}(?!\w)"));

    /// <summary>
    /// A regular expression, for PostgreSQL's <c>~*</c> too, that finds the texts as whole words: as they are, in JSON, and in a page. It finds nothing where there are none.
    /// </summary>
    public string Pattern => pattern.Length == 0 ? "(?!)" : pattern;

    public bool IsIn(string? text) => text is not null && Regex.IsMatch(text, Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static IEnumerable<string> Forms(string text) =>
        [text, JsonEncodedText.Encode(text).ToString(), JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), HtmlEncoder.Default.Encode(text)];
}
