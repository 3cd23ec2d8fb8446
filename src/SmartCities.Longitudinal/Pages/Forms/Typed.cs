using System.Globalization;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>What stands in the fields of a form, by name: from a draft, or as somebody typed it.</summary>
public sealed class Typed
{
    public static readonly Typed Nothing = new([]);

    private readonly Dictionary<string, IReadOnlyList<string>> fields;

    public Typed(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields) => this.fields = fields
        .Select(it => KeyValuePair.Create(it.Key, (IReadOnlyList<string>)[.. it.Value.Select(Clean).Where(value => value.Length > 0)]))
        .Where(it => it.Value.Count > 0)
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The version that was read.</summary>
    public long Version => long.TryParse(this["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>The one value of a field; empty where there is none.</summary>
    public string this[string name] => fields.TryGetValue(name, out var values) ? values[0] : "";

    public IReadOnlyList<string> All(string name) => fields.GetValueOrDefault(name) ?? [];

    public bool Has(string name) => fields.ContainsKey(name);

    public bool Has(string name, string value) => All(name).Contains(value);

    /// <summary>Whether two say the same in a field and what belongs to it: a table's cells are named after it.</summary>
    public bool SaysAs(Typed other, string name)
    {
        var (mine, theirs) = (Of(name).ToList(), other.Of(name).ToList());
        return mine.Count == theirs.Count && mine.All(it => it.Value.SequenceEqual(other.All(it.Key)));
    }

    /// <summary>These fields and another.</summary>
    public Typed With(string name, string value) => new([.. fields.Where(it => it.Key != name), KeyValuePair.Create(name, (IReadOnlyList<string>)[value])]);

    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Of(string name) => fields.Where(it => it.Key == name || it.Key.StartsWith(name + ".", StringComparison.Ordinal));

    // Lines end as the log has them; a NUL cannot be kept, and is shown as what it is: no letter.
    private static string Clean(string value) => value.ReplaceLineEndings("\n").Replace('\0', '\uFFFD').Trim();
}
