using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Questionnaires;

namespace SmartCities.Longitudinal.Editions;

/// <summary>An edition exists: its framework, its scheme of regions and bands, and what is known of it.</summary>
[Announced(Reach.Everyone)]
public sealed record EditionPlanned(
    string Edition,
    Text Title,
    bool Demonstration,
    bool Known,
    DateOnly? ReferenceDate,
    Collection Collection,
    int? Participants,
    int? Countries,
    Framework Framework,
    IReadOnlyList<Category> Regions,
    IReadOnlyList<Category> Bands,
    IReadOnlyList<Source> Sources,
    Text? Note,
    IReadOnlyList<LeftOut>? LeftOut);

/// <summary>A version of the edition's form can be answered from now on, and never changes.</summary>
[Announced(Reach.Committee)]
public sealed record QuestionnairePublished(string Edition, Questionnaire Questionnaire);

/// <summary>The edition's indicators are these, all of them; an earlier definition stays readable at its position.</summary>
[Announced(Reach.Committee)]
public sealed record IndicatorsDefined(string Edition, IReadOnlyList<IndicatorDefinition> Indicators);

/// <summary>Cities can fill in its form. With a time zone it closes by itself, so many minutes of grace after it says.</summary>
[Announced(Reach.Everyone)]
public sealed record EditionOpened(string Edition, DateTimeOffset? Closes, string? TimeZone = null, int? GraceMinutes = null);

[Announced(Reach.Everyone)]
public sealed record EditionExtended(string Edition, DateTimeOffset Closes, string Reason, string? TimeZone = null, int? GraceMinutes = null);

[Announced(Reach.Everyone)]
public sealed record EditionClosed(string Edition, string? Reason);

[Announced(Reach.Everyone)]
public sealed record EditionReopened(string Edition, DateTimeOffset? Closes, string Reason, string? TimeZone = null, int? GraceMinutes = null);

/// <summary>A named, frozen reading: answers at <c>Position</c>, definitions at <c>Definitions</c>, and the hash of both.</summary>
[Announced(Reach.Everyone)]
public sealed record EditionReleased(string Edition, string Release, long Position, long Definitions, string Hash, string? Note);

[Announced(Reach.Everyone)]
[Drops("edition", "release")]
public sealed record ReleaseWithdrawn(string Edition, string Release, string Reason);

/// <summary>A report printed a number.</summary>
[Announced(Reach.Everyone)]
public sealed record FigurePublished(string Edition, Figure Figure) : IToldInOrder
{
    public object InOrder() => this with { Figure = Figure with { Printed = Figure.Printed.Alphabetical() } };
}

/// <summary>What we had recorded of a printed number was not what is printed.</summary>
[Announced(Reach.Everyone)]
public sealed record FigureCorrected(string Edition, Figure Figure, string Reason) : IToldInOrder
{
    public object InOrder() => this with { Figure = Figure with { Printed = Figure.Printed.Alphabetical() } };
}

/// <summary>What a report lists as barriers and facilitators, by field.</summary>
[Announced(Reach.Everyone)]
public sealed record BarriersReported(string Edition, string Source, string Place, Text? Note, IReadOnlyList<Barrier> Barriers, IReadOnlyList<Barrier> Facilitators);

/// <summary>The days between which forms are collected; null where nobody says.</summary>
public sealed record Collection(DateOnly? Opens, DateOnly? Closes);

/// <summary>An edition's fields and their factors, in the order of its report.</summary>
public sealed record Framework(IReadOnlyList<Category> Fields, IReadOnlyList<Factor> Factors);

/// <summary>One value of a scheme: a field, a region, a population band.</summary>
public sealed record Category(string Id, Text Label, Text? Summary = null);

public sealed record Factor(string Id, string Field, Text Label, Text? Summary = null);

/// <summary>
/// Where knowledge about an edition comes from. With <c>EveryCity</c> it says of every city what was answered, or that it has nothing; a source without it
/// names the cities it chooses to.
/// </summary>
public sealed record Source(string Id, string Title, string? Url = null, bool? EveryCity = null);

/// <summary>Something a source says that was not loaded, and why.</summary>
public sealed record LeftOut(string What, string Place, Text Why);

/// <summary>A barrier or a facilitator, under a field of the framework or <c>other</c>.</summary>
public sealed record Barrier(string Id, string Field, Text Label, string Place);
