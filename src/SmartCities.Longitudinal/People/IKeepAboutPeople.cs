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
    // Not inside a longer word or address; but what comes before may be an escape of JSON.
    private const string Begins = @"(?:(?<![\w.+-])|(?<=\\[bfnrt])|(?<=\\u[0-9a-fA-F]{4}))";
    private const string Ends = @"(?![\w-]|[.@]\w)";

    private readonly string pattern = string.Join('|', Telling(Texts).SelectMany(Forms).Distinct(StringComparer.Ordinal).Select(it => Begins + Regex.Escape(it) + Ends));

    /// <summary>The question whose answer is to be forgotten, in the edition and of the city; none where it is about a person or an office.</summary>
    public (string Edition, string City, string Question)? Answer { get; init; }

    /// <summary>The city whose office's address is to be forgotten, if it is that.</summary>
    public string? MailboxOf { get; init; }

    /// <summary>
    /// A regular expression, for PostgreSQL's <c>~*</c> too, that finds the texts as they are, in JSON, and in a page; nothing where there are none to look for. A
    /// single word, such as a first name, is not looked for: it does not tell whom it means.
    /// </summary>
    public string Pattern => pattern.Length == 0 ? "(?!)" : pattern;

    /// <summary>The texts that <see cref="Pattern"/> looks for.</summary>
    public string[] LookedFor => [.. Telling(Texts)];

    /// <summary>Whether a text says one of those to be forgotten, single words included.</summary>
    public bool Says(string? text) => text is not null && Texts.Any(it => Regex.IsMatch(text, Begins + Regex.Escape(it) + Ends, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    private static IEnumerable<string> Telling(IReadOnlyList<string> texts) => texts.Where(it => !it.All(char.IsLetter));

    private static IEnumerable<string> Forms(string text) =>
        [text, JsonEncodedText.Encode(text).ToString(), JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), HtmlEncoder.Default.Encode(text)];
}
