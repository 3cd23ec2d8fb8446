using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Packages.Tables;

/// <summary>
/// What a tidy table holds: one row an indicator and a city, one column a wave. <c>deploy/tables/README.md</c> describes it member by member;
/// <c>{wave}</c> in texts and ids stands for the wave's column.
/// </summary>
public sealed record TableDescription(
    string Edition,
    Text Title,
    Source Source,
    TableSeparator Separator,
    TableColumns Columns,
    IReadOnlyList<string> Waves,
    TableUnit Unit,
    IReadOnlyDictionary<string, MissingReason> Missing,
    IReadOnlyDictionary<string, TableFlag> Flags,
    Category Field,
    IReadOnlyList<Measure> Measures,
    IReadOnlyDictionary<string, string> Countries,
    IReadOnlyList<string>? Languages = null,
    Text? Note = null,
    Text? Unmarked = null,
    IReadOnlyDictionary<string, Text>? Indicators = null,
    IReadOnlyDictionary<string, string>? Cities = null)
{
    private static readonly Measure[] OfNumbers = [Measure.Mean, Measure.Median, Measure.Sum];

    public char Separated => Separator switch
    {
        TableSeparator.Comma => ',',
        TableSeparator.Semicolon => ';',
        _ => '\t',
    };

    public string EditionOf(string wave) => In(Edition, wave);

    public static string In(string text, string wave) => text.Replace("{wave}", wave, StringComparison.Ordinal);

    public static Text In(Text text, string wave) => new(In(text.En, wave), text.Es is null ? null : In(text.Es, wave), text.Fr is null ? null : In(text.Fr, wave));

    /// <summary>The country a city's code lies in: that of the longest beginning listed; null where none fits.</summary>
    public string? CountryOf(string city) =>
        Countries.Where(it => city.StartsWith(it.Key, StringComparison.Ordinal)).OrderByDescending(it => it.Key.Length).Select(it => it.Value).FirstOrDefault();

    /// <summary>What no table could be read with; what the packages' own rules refuse is refused there.</summary>
    public IEnumerable<Refusal> Check()
    {
        if (Waves.Count == 0)
            yield return new("waves-missing", "Name the columns of the waves, the oldest first.", "/waves");
        for (var i = 0; i < Waves.Count; i++)
        {
            if (Waves.Take(i).Contains(Waves[i]))
                yield return new("wave-duplicate", $"The wave \"{Waves[i]}\" stands twice.", $"/waves/{i}");
            else if (!Id.IsValid(EditionOf(Waves[i])))
                yield return Id.Invalid("edition", EditionOf(Waves[i]), $"/waves/{i}");
        }

        if (Waves.Count > 1 && !Edition.Contains("{wave}", StringComparison.Ordinal))
            yield return new("edition-invalid", "Every wave is an edition of its own: write {wave} where its id stands.", "/edition");
        if (Unit.Type is not (QuestionType.Percent or QuestionType.Number))
            yield return new("unit-invalid", "A table holds numbers: type percent or number.", "/unit/type");
        if (Missing.Keys.FirstOrDefault(it => it.Length == 0 || it.Any(IsOfNumber)) is { } mark)
            yield return new("missing-invalid", $"\"{mark}\" cannot be told from a number, or from nothing.", "/missing");
        if (Flags.Keys.FirstOrDefault(it => it.Length != 1 || IsOfNumber(it[0]) || char.IsWhiteSpace(it[0])) is { } flag)
            yield return new("flag-invalid", $"A flag is one character that stands in no number; \"{flag}\" is not.", "/flags");
        if (Measures.Count == 0 || Measures.Distinct().Count() < Measures.Count || Measures.Except(OfNumbers).Any())
            yield return new("measures-invalid", "Name the measures of each indicator, each once: mean, median, sum.", "/measures");
        if (Countries.Values.FirstOrDefault(it => it.Length != 2 || !it.All(char.IsAsciiLetterUpper)) is { } country)
            yield return new("country-invalid", $"\"{country}\" is no country of ISO 3166-1 alpha-2.", "/countries");
    }

    /// <summary>What a number is written with.</summary>
    public static bool IsOfNumber(char it) => char.IsAsciiDigit(it) || it is '.' or ',' or '-' or '+';
}

public enum TableSeparator
{
    Tab,
    Comma,
    Semicolon,
}

/// <summary>
/// What the columns beside the waves are called. With <c>Within</c>, the first column holds several of them, so separated: <c>indic_ur,unit,cities\time</c>.
/// </summary>
public sealed record TableColumns(string Indicator, string City, string? Unit = null, string? Within = null);

/// <summary>The unit that is read; rows in another one are left out. A table without a column of units is in this one.</summary>
public sealed record TableUnit(string Code, QuestionType Type, int? Decimals = null, decimal? Min = null, decimal? Max = null)
{
    /// <summary>A question whose answers are in this unit.</summary>
    public Question Ask(string id, string section, Text text) =>
        new(id, section, Type, text, Unit: Type == QuestionType.Percent ? null : Code, Min: Min, Max: Max, Decimals: Decimals);
}

/// <summary>What a character beside a value says of it.</summary>
public sealed record TableFlag(FlagMeaning Meaning, Text Label);

public enum FlagMeaning
{
    /// <summary>Kept beside the value.</summary>
    Note,

    /// <summary>Too unreliable to be counted: the value is missing, and what was printed is kept beside it.</summary>
    Unreliable,

    /// <summary>A break: not to be held against earlier waves.</summary>
    Break,

    /// <summary>Of another definition: not to be held against other waves.</summary>
    Definition,
}
