using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Values in words of one language. Shares are whole percents, halves up; nothing is ever computed with what is shown here.</summary>
public readonly struct Say(string language)
{
    private const string NoBreak = "\u00a0";
    private const string NarrowNoBreak = "\u202f";
    private const string Minus = "\u2212";

    /// <summary>A number with the language's own marks; Spanish groups from five digits on.</summary>
    public string Number(decimal number, int decimals = 6)
    {
        var written = Rounding.Round(Math.Abs(number), decimals).ToString("0.######", CultureInfo.InvariantCulture).Split('.');
        var (group, point) = language switch
        {
            "es" => (NarrowNoBreak, ","),
            "fr" => (NarrowNoBreak, ","),
            _ => (",", "."),
        };
        var whole = written[0];
        var from = language == "es" ? 5 : 4;
        if (whole.Length >= from)
        {
            for (var place = whole.Length - 3; place > 0; place -= 3)
                whole = whole.Insert(place, group);
        }

        return (number < 0 && written.Any(it => it.Trim('0').Length > 0) ? Minus : "") + whole + (written.Length > 1 ? point + written[1] : "");
    }

    /// <summary>A year, a questionnaire's version: digits without marks.</summary>
    public string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    public string Percent(decimal percent, int decimals = 0) => Number(percent, decimals) + PercentSign;

    /// <summary>A share from 0 to 1, in percent.</summary>
    public string Share(decimal share) => Percent(share * 100);

    public string Share(double share) => Percent((decimal)share * 100);

    public string Share(ShareBody share) => share.Base == 0 ? "–" : Percent(Rounding.Percent(share.Numerator, share.Base)!.Value);

    /// <summary>Counts first: "15 of 20".</summary>
    public string Of(ShareBody share) => Of(share.Numerator, share.Base);

    public string Of(int numerator, int @base) => string.Format(CultureInfo.InvariantCulture, Phrases.CountOfBase.In(language), Number(numerator), Number(@base));

    /// <summary>A difference of shares in percentage points, with its sign.</summary>
    public string Points(decimal share) => Signed(Rounding.Round(share * 100, 0));

    public string Points(double share) => Points((decimal)share);

    /// <summary>"+21 points", "−1 point".</summary>
    public string InPoints(decimal points, int decimals = 0)
    {
        var rounded = Rounding.Round(points, decimals);
        return string.Format(CultureInfo.InvariantCulture, (Math.Abs(rounded) == 1 ? Phrases.Points.One : Phrases.Points.Many).In(language), Signed(rounded, decimals));
    }

    public string Signed(decimal number, int decimals = 2) => (number > 0 ? "+" : "") + Number(number, decimals);

    public string Date(DateOnly date) => string.Format(CultureInfo.InvariantCulture, Phrases.Date.In(language), date.Day, Phrases.Months[date.Month - 1].In(language), date.Year);

    /// <summary>"line 514" of the report in the reader's language.</summary>
    public string Place(string place) =>
        place.StartsWith("lines ", StringComparison.Ordinal) ? $"{Phrases.Lines.In(language)} {place[6..]}"
        : place.StartsWith("line ", StringComparison.Ordinal) ? $"{Phrases.Line.In(language)} {place[5..]}"
        : place;

    /// <summary>How an answer came in: "transcribed from forms/alder.docx, page 3".</summary>
    public string From(Provenance provenance) => provenance switch
    {
        { Kind: ProvenanceKind.Reported, Place: { } place } => string.Format(CultureInfo.InvariantCulture, Phrases.Reported.In(language), Place(place)),
        { Kind: ProvenanceKind.Reported } => Phrases.ReportedPlain.In(language),
        { Kind: ProvenanceKind.Transcribed, File: { } file } => string.Format(
            CultureInfo.InvariantCulture, Phrases.TranscribedFrom.In(language), provenance.Place is { } place ? $"{file}, {place}" : file),
        { Kind: ProvenanceKind.Transcribed } => Phrases.Transcribed.In(language),
        _ => Phrases.Submitted.In(language),
    };

    /// <summary>All places of a figure: "lines 514, 518, 1776".</summary>
    public string Places(string place, IReadOnlyList<string>? also) =>
        also is not { Count: > 0 } ? Place(place)
        : $"{Place(place.Replace("line ", "lines ", StringComparison.Ordinal))}, {string.Join(", ", also.Select(it => it.Replace("lines ", "", StringComparison.Ordinal).Replace("line ", "", StringComparison.Ordinal)))}";

    public string Unit(string unit) => UnitWord(unit)?.In(language) ?? unit;

    public static Text? UnitWord(string unit) => unit switch
    {
        "percent" => Phrases.UnitPercent,
        "cities" => Phrases.UnitCities,
        "students" => Phrases.UnitStudents,
        "people" => Phrases.UnitPeople,
        "inhabitants" => Phrases.UnitInhabitants,
        "firms" => Phrases.UnitFirms,
        "parks" => Phrases.UnitParks,
        "centres" => Phrases.UnitCentres,
        "places" => Phrases.UnitPlaces,
        "years" => Phrases.UnitYears,
        "days" => Phrases.UnitDays,
        "hours/week" => Phrases.UnitHoursAWeek,
        "specialities" => Phrases.UnitSpecialities,
        "establishments" => Phrases.UnitEstablishments,
        "cameras" => Phrases.UnitCameras,
        "RUB" => Phrases.UnitRoubles,
        "axes" => Phrases.UnitAxes,
        "data sets" => Phrases.UnitDataSets,
        "boxes" => Phrases.UnitBoxes,
        "references" => Phrases.UnitReferences,
        "downloads" => Phrases.UnitDownloads,
        "downloads/document" => Phrases.UnitDownloadsADocument,
        "applications" => Phrases.UnitApplications,
        "transactions" => Phrases.UnitTransactions,
        "services" => Phrases.UnitServices,
        _ => null,
    };

    /// <summary>A number in its unit: "35%", "200,000 students", "2014".</summary>
    public string InUnit(decimal number, string? unit, int decimals = 2) => unit switch
    {
        null => Number(number, decimals),
        "percent" => Percent(number, decimals),
        "year" => Plain(number),
        _ => $"{Number(number, decimals)}{NoBreak}{Unit(unit)}",
    };

    public string Range(decimal? from, decimal? to, string? unit)
    {
        var say = this;
        return (from, to) switch
        {
            ({ } low, { } high) when low == high => InUnit(low, unit),
            ({ } low, { } high) => unit == "percent" ? $"{Number(low)}–{Percent(high, 2)}" : $"{(unit == "year" ? Plain(low) : Number(low))}–{InUnit(high, unit)}",
            ({ } low, null) => string.Format(CultureInfo.InvariantCulture, Phrases.AtLeast.In(language), say.InUnit(low, unit)),
            (null, { } high) => string.Format(CultureInfo.InvariantCulture, Phrases.AtMost.In(language), say.InUnit(high, unit)),
            _ => "–",
        };
    }

    /// <summary>An answer in words; options by their labels.</summary>
    public string Answer(Answer answer, Question? question, string? unit = null)
    {
        var say = this;
        unit ??= question?.Unit ?? (question?.Type == QuestionType.Percent ? "percent" : null);
        return answer switch
        {
            BooleanAnswer it => (it.Value ? Phrases.Yes : Phrases.No).In(language),
            NumberAnswer it => InUnit(it.Value, unit),
            RangeAnswer it => Range(it.From, it.To, unit),
            OptionsAnswer { Options.Count: 0 } => Phrases.Nothing.In(language),
            OptionsAnswer it => string.Join(", ", it.Options.Select(option => say.Option(question, option))),
            TextAnswer it => question?.Options is null ? it.Value : Option(question, it.Value),
            RecordsAnswer { Records.Count: 0 } => Phrases.Nothing.In(language),
            RecordsAnswer it => string.Join("; ", it.Records.Select(record => say.Record(question, record))),
            MissingAnswer it => Missing(it.Reason).In(language),
            _ => Phrases.Personal.In(language),
        };
    }

    /// <summary>How a source qualifies a number, where it does so in a word that goes with it: "less than 7 years".</summary>
    public static Text? Qualifier(string? qualifier) => qualifier switch
    {
        "more than" => Phrases.MoreThan,
        "less than" => Phrases.LessThan,
        "at least" => Phrases.AtLeast,
        "almost" => Phrases.Almost,
        "last" => Phrases.Last,
        "only" => Phrases.Only,
        _ => null,
    };

    /// <summary>Whether an answer is kept in the city's own words rather than ours.</summary>
    public static bool IsOwnWords(Answer answer, Question? question) => answer is RecordsAnswer { Records.Count: > 0 } || (answer is TextAnswer && question?.Options is null);

    public static Text Missing(MissingReason reason) => State(Variables.StateOf(reason));

    public static Text State(AnswerState state) => state switch
    {
        AnswerState.NotAsked => Phrases.NotAsked,
        AnswerState.EligibilityUnknown => Phrases.EligibilityUnknown,
        AnswerState.NotAnswered or AnswerState.NotRecorded => Phrases.NotAnswered,
        AnswerState.DontKnow => Phrases.DontKnow,
        AnswerState.NotApplicable => Phrases.NotApplicable,
        AnswerState.Refused => Phrases.Refused,
        AnswerState.NotPublished => Phrases.NotPublished,
        _ => Phrases.Unreliable,
    };

    public static Text Outcome(Outcome outcome) => outcome switch
    {
        Statistics.Outcome.Yes => Phrases.Yes,
        Statistics.Outcome.No => Phrases.No,
        Statistics.Outcome.NotAsked => Phrases.NotAsked,
        Statistics.Outcome.EligibilityUnknown => Phrases.EligibilityUnknown,
        Statistics.Outcome.OutsideBase => Phrases.OutsideBase,
        Statistics.Outcome.BaseUnknown => Phrases.BaseUnknown,
        Statistics.Outcome.NotAnswered => Phrases.NotAnswered,
        Statistics.Outcome.DontKnow => Phrases.DontKnow,
        Statistics.Outcome.NotApplicable => Phrases.NotApplicable,
        Statistics.Outcome.Refused => Phrases.Refused,
        Statistics.Outcome.NotPublished => Phrases.NotPublished,
        Statistics.Outcome.Range => Phrases.Ranges,
        _ => Phrases.Unreliable,
    };

    public static Text Role(Role role) => role switch
    {
        Access.Role.CityContributor => Phrases.RoleCityContributor,
        Access.Role.Service => Phrases.RoleService,
        Access.Role.Analyst => Phrases.RoleAnalyst,
        Access.Role.Editor => Phrases.RoleEditor,
        Access.Role.Administrator => Phrases.RoleAdministrator,
        _ => Phrases.RoleAnyone,
    };

    public static Text Reply(LastTimeReply reply) => reply switch
    {
        LastTimeReply.ChangedSince => Phrases.ReplyChangedSince,
        LastTimeReply.WrongLastTime => Phrases.ReplyWrongLastTime,
        LastTimeReply.ReadDifferently => Phrases.ReplyReadDifferently,
        _ => Phrases.ReplyConfirmed,
    };

    public static Text May(Role role) => role switch
    {
        Access.Role.Analyst => Phrases.MayAnalyst,
        Access.Role.Editor => Phrases.MayEditor,
        _ => Phrases.MayAdministrator,
    };

    public static Text Verdict(Verdict verdict) => verdict switch
    {
        Series.Verdict.Comparable => Phrases.Comparable,
        Series.Verdict.WithCaution => Phrases.WithCaution,
        Series.Verdict.NotComparable => Phrases.NotComparable,
        _ => Phrases.NotJudged,
    };

    public static Text Differs(Difference difference) => difference switch
    {
        Difference.Wording => Phrases.DiffersWording,
        Difference.Options => Phrases.DiffersOptions,
        Difference.Universe => Phrases.DiffersUniverse,
        Difference.Concept => Phrases.DiffersConcept,
        _ => Phrases.DiffersMode,
    };

    /// <summary>What an exact McNemar test allows to say of a panel.</summary>
    public string Test(McNemarTest test)
    {
        var (phrase, parts) = test.Verdict switch
        {
            McNemarVerdict.NoMatchedCities => (Phrases.TestNobody, Array.Empty<object>()),
            McNemarVerdict.TooFewMovers => (Phrases.TestTooFew, [test.Movers, test.Matched, test.MoversNeeded]),
            McNemarVerdict.TooEven => (Phrases.TestTooEven, [test.Movers, test.Matched, test.Gained, test.Lost, Math.Min(test.Gained, test.Lost), test.NeededAgainstLesser]),
            McNemarVerdict.MoreGained => (Phrases.TestMoreGained, [test.Movers, test.Matched, test.Gained, test.Lost, Probability(test.P)]),
            _ => (Phrases.TestMoreLost, new object[] { test.Movers, test.Matched, test.Gained, test.Lost, Probability(test.P) }),
        };
        return string.Format(CultureInfo.InvariantCulture, phrase.In(language), parts);
    }

    /// <summary>Why cities are not counted, each reason with how many; empty where all are.</summary>
    public string NotCounted(CountsBody counts)
    {
        var said = this;
        (Text Reason, int Count)[] reasons =
        [
            (Phrases.NotAnswered, counts.Missing["not-answered"]), (Phrases.DontKnow, counts.Missing["dont-know"]), (Phrases.NotApplicable, counts.Missing["not-applicable"]),
            (Phrases.Refused, counts.Missing["refused"]), (Phrases.NotPublished, counts.Missing["not-published"]), (Phrases.Unreliable, counts.Missing["unreliable"]),
            (Phrases.NotAsked, counts.NotAsked), (Phrases.EligibilityUnknown, counts.EligibilityUnknown), (Phrases.OutsideBase, counts.OutsideBase), (Phrases.BaseUnknown, counts.BaseUnknown),
            (Phrases.Ranges, counts.Ranges),
        ];
        return string.Join(", ", reasons.Where(it => it.Count > 0).Select(it => $"{said.Number(it.Count)}{NoBreak}{it.Reason.In(said.Language)}"));
    }

    private string Language => language;

    private string PercentSign => language switch
    {
        "es" => NoBreak + "%",
        "fr" => NarrowNoBreak + "%",
        _ => "%",
    };

    private string Probability(double p) => p < 0.001
        ? string.Format(CultureInfo.InvariantCulture, Phrases.Below.In(language), Number(0.001m))
        : $"= {Number((decimal)p, 3)}";

    private string Option(Question? question, string option) => question?.Options?.FirstOrDefault(it => it.Id == option)?.Label.In(language) ?? option;

    private string Record(Question? question, IReadOnlyDictionary<string, RecordValue> record)
    {
        var say = this;
        var fields = question?.Fields?.ToList() ?? [];
        return string.Join(", ", record.OrderBy(it => fields.FindIndex(field => field.Id == it.Key)).Select(it =>
        {
            var field = fields.Find(one => one.Id == it.Key);
            var value = it.Value.Number is { } number ? it.Key == "year" ? say.Plain(number) : say.Number(number)
                : field?.Options?.FirstOrDefault(one => one.Id == it.Value.Text)?.Label.In(say.Language) ?? it.Value.Text;
            return it.Key is "name" or "title" ? value : $"{field?.Label.In(say.Language) ?? it.Key}{(say.Language == "fr" ? NoBreak : "")}: {value}";
        }));
    }
}
