using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Figures;

/// <summary>What makes a figure refusable: it says what cannot stand in a report, or names what is not there. Whether it is true is for its reconciliation.</summary>
public static class FigureRefusals
{
    /// <summary>More cities than any edition has: a share of more is not one of cities.</summary>
    internal const int MostCities = 100_000;

    private static readonly string[] Roundings = ["half-up-whole-percent", "half-even-whole-percent"];

    public static IEnumerable<Refusal> Check(Edition edition, Figure figure) =>
        [.. Named(edition, figure), .. Printed(edition, figure), .. Stated(edition, figure), .. (figure.Readings ?? []).SelectMany((it, index) => Reading(edition, figure, it, $"/readings/{index}"))];

    private static IEnumerable<Refusal> Named(Edition edition, Figure figure)
    {
        if (!Id.IsValid(figure.Id))
            yield return Id.Invalid("figure", figure.Id, "/id");
        if (string.IsNullOrWhiteSpace(figure.Label.En))
            yield return new("label-missing", "A figure has a label.", "/label/en");
        if (string.IsNullOrWhiteSpace(figure.Place))
            yield return new("place-missing", "A figure has its place in the report.", "/place");
        if (edition.Plan!.Sources.All(it => it.Id != figure.Source))
            yield return new("source-unknown", $"The edition has no source \"{figure.Source}\".", "/source");
        if (figure.Indicator is { } indicator && edition.Indicators.All(it => it.Id != indicator))
            yield return new("indicator-unknown", $"The edition has no indicator \"{indicator}\".", "/indicator");
        if (figure.Field is { } field && edition.Plan.Framework.Fields.All(it => it.Id != field))
            yield return new("field-unknown", $"The framework has no field \"{field}\".", "/field");
        if (figure.Factor is { } factor && edition.Plan.Framework.Factors.All(it => it.Id != factor))
            yield return new("factor-unknown", $"The framework has no factor \"{factor}\".", "/factor");
        foreach (var refusal in Twice(figure.AlsoAt, "place", "/alsoAt").Concat(Twice(figure.Discrepancies?.Select(it => it.Id), "discrepancy", "/discrepancies")).Concat(CheckQuestionnaire.Unique((figure.Readings ?? []).Select(it => it.Reading), "reading", "/readings")))
            yield return refusal;
    }

    private static IEnumerable<Refusal> Printed(Edition edition, Figure figure)
    {
        var printed = figure.Printed;
        var lacks = figure.Kind switch
        {
            FigureKind.Share or FigureKind.OptionShare or FigureKind.PopulationShare or FigureKind.Count when printed.Value is null => "value",
            FigureKind.NamedCities when printed.Cities is null or { Count: 0 } => "cities",
            FigureKind.CrossTable when printed.Table is null or { Count: 0 } => "table",
            FigureKind.Numeric when printed.Value is null && printed.Values is null or { Count: 0 } => "values",
            _ => null,
        };
        if (lacks is not null)
            yield return new("printed-missing", "What is printed is missing: a share and a count have a value, a list its cities, a table its cells, numbers their values.", $"/printed/{lacks}");
        if (figure.Kind is FigureKind.Share or FigureKind.OptionShare or FigureKind.PopulationShare)
        {
            if (printed.Value is < 0 or > 100)
                yield return new("out-of-range", $"A share is from 0 to 100 percent, not {Shown(printed.Value)}.", "/printed/value");
            if (printed.Value is { Scale: > 10 })
                yield return new("out-of-range", "A share has at most ten decimals.", "/printed/value");
            if (printed.Unit is not null and not "percent")
                yield return new("unit-invalid", $"A share is printed in percent, not in \"{printed.Unit}\".", "/printed/unit");
        }

        if (figure.Kind == FigureKind.Count && printed.Value is { } count && (count < 0 || count != decimal.Truncate(count)))
            yield return new("out-of-range", $"A count is a whole number from 0 on, not {Shown(count)}.", "/printed/value");
        if (printed.Value is { } number && IsTooLarge(number))
            yield return new("out-of-range", "The number is larger than any the study asks for.", "/printed/value");
        foreach (var refusal in CheckQuestionnaire.Unique(printed.Cities ?? [], "city", "/printed/cities"))
            yield return refusal;
        foreach (var (value, index) in (printed.Values ?? []).Select((it, index) => (it, index)))
        {
            if (!Id.IsValid(value.City))
                yield return Id.Invalid("city", value.City, $"/printed/values/{index}/city");
            if (IsTooLarge(value.Value))
                yield return new("out-of-range", "The number is larger than any the study asks for.", $"/printed/values/{index}/value");
        }

        foreach (var (band, row) in printed.Table ?? new Dictionary<string, IReadOnlyDictionary<string, int>>())
        {
            if (edition.Plan!.Bands.All(it => it.Id != band))
                yield return new("band-unknown", $"The edition has no population band \"{band}\".", $"/printed/table/{band}");
            foreach (var (region, cities) in row)
            {
                if (edition.Plan.Regions.All(it => it.Id != region))
                    yield return new("region-unknown", $"The edition has no region \"{region}\".", $"/printed/table/{band}/{region}");
                if (cities < 0)
                    yield return new("out-of-range", "A cell counts cities: a whole number from 0 on.", $"/printed/table/{band}/{region}");
            }
        }
    }

    private static IEnumerable<Refusal> Stated(Edition edition, Figure figure)
    {
        var ofCities = figure.Kind is FigureKind.Share or FigureKind.OptionShare or FigureKind.CrossTable;
        if (figure.StatedBase is < 1)
            yield return new("out-of-range", "A base is a whole number from 1 on.", "/statedBase");
        if (figure.StatedBase is { } size && ofCities && edition.Plan!.Participants is { } participants && size > participants)
            yield return new("base-too-large", $"The base is {size} cities; {participants} took part.", "/statedBase");
        else if (figure.StatedBase is > MostCities && ofCities)
            yield return new("out-of-range", "The number is larger than any the study asks for.", "/statedBase");
        if (figure.StatedNumerator is < 0)
            yield return new("out-of-range", "A count is a whole number from 0 on.", "/statedNumerator");
        if (figure.StatedNumerator is { } count && (figure.StatedBase ?? (ofCities ? edition.Plan!.Participants : null)) is { } of && count > of)
            yield return new("count-too-large", $"{count} of {of} is more than all.", "/statedNumerator");
        if (figure.Rounding is { } rounding && !Roundings.Contains(rounding))
            yield return new("rounding-unknown", $"\"{rounding}\" is no way of rounding known here; known are: {string.Join(", ", Roundings)}.", "/rounding");
    }

    private static IEnumerable<Refusal> Reading(Edition edition, Figure figure, FigureReading reading, string at)
    {
        if (reading.Indicator is { } indicator && edition.Indicators.All(it => it.Id != indicator))
            yield return new("indicator-unknown", $"The edition has no indicator \"{indicator}\".", $"{at}/indicator");
        if (reading.Within is { } within && (within == reading.Reading || figure.Readings!.All(it => it.Reading != within) || Reaches(figure, within, reading.Reading)))
            yield return new("reading-unknown", $"\"{within}\" is no wider reading of this figure.", $"{at}/within");
        if (reading.Of is { } of && (of == figure.Id || edition.Figures.All(it => it.Id != of) || Reaches(edition, of, figure.Id, [])))
            yield return new("figure-unknown", $"There is no figure \"{of}\" that could count the base of this reading; it is recorded first, and does not itself lead back here.", $"{at}/of");
        foreach (var (list, index) in (reading.Includes ?? []).Select((it, index) => (it, index)))
        {
            if (edition.Figures.Find(it => it.Id == list)?.Printed.Cities is null)
                yield return new("figure-unknown", $"There is no figure \"{list}\" that names cities; it is recorded first.", $"{at}/includes/{index}");
        }

        if (reading.Ratio is { } ratio)
        {
            foreach (var (value, name) in new[] { (ratio.Value, "value"), (ratio.Numerator, "numerator"), (ratio.Denominator, "denominator") })
            {
                var values = (value.Figure is { } other ? edition.Figures.Find(it => it.Id == other) : figure)?.Printed.Values;
                if (values?.Any(it => it.City == value.City && it.Topic == value.Topic) != true)
                    yield return new("value-unknown", $"The figure \"{value.Figure ?? figure.Id}\" prints no value of the city \"{value.City}\" on \"{value.Topic}\".", $"{at}/ratio/{name}");
                if (value.As is not (null or NumberAnswer or RangeAnswer))
                    yield return new("value-invalid", "A printed value is taken as a number or a range.", $"{at}/ratio/{name}/as");
                if (IsTooLarge(value.As))
                    yield return new("out-of-range", "The number is larger than any the study asks for.", $"{at}/ratio/{name}/as");
            }
        }
    }

    /// <summary>Whether a chain of wider readings leads from one to another.</summary>
    private static bool Reaches(Figure figure, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = from; at is not null && seen.Add(at); at = figure.Readings!.FirstOrDefault(it => it.Reading == at)?.Within)
        {
            if (at == to)
                return true;
        }

        return false;
    }

    /// <summary>Whether the base of a figure leads, over the figures that count it, to another.</summary>
    private static bool Reaches(Edition edition, string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && edition.Figures.Find(it => it.Id == from)?.Readings?.Any(it => it.Of is { } of && Reaches(edition, of, to, seen)) == true);

    private static bool IsTooLarge(decimal number) => Math.Abs(number) > Column.LargestMagnitude;

    private static bool IsTooLarge(Answer? value) => value switch
    {
        NumberAnswer it => IsTooLarge(it.Value),
        RangeAnswer it => IsTooLarge(it.From ?? 0) || IsTooLarge(it.To ?? 0),
        _ => false,
    };

    private static IEnumerable<Refusal> Twice(IEnumerable<string>? items, string what, string at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return (items ?? []).Select((it, index) => (Item: it, Index: index)).Where(it => !seen.Add(it.Item)).Select(it => new Refusal("id-duplicate", $"The {what} \"{it.Item}\" stands twice.", $"{at}/{it.Index}"));
    }

    private static string Shown(decimal? number) => number!.Value.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture);
}
