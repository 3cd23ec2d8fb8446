using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Figures;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Pages;

/// <summary>A printed figure with what holding it against arithmetic and the answers gives.</summary>
public sealed record LedgerEntry(Figure Figure, Reconciled Whole, IReadOnlyList<ReconciledReading> Readings)
{
    /// <summary>Whether the figure as a whole, or one way to read it, has this verdict.</summary>
    public bool Has(FigureVerdict verdict) => Whole.Verdict == verdict || Readings.Any(it => it.Verdict == verdict);
}

/// <summary>Every printed figure of an edition; in full those of one field or one verdict, where one is asked for.</summary>
public sealed record LedgerView(EditionView Whole, IReadOnlyList<LedgerEntry> All, IReadOnlyList<ReconciledGroup> Groups, Category? Field, FigureVerdict? Only)
{
    /// <summary>What is said of the edition as a whole, and then the fields of its framework.</summary>
    public IEnumerable<Category> Fields => Whole.Plan.Framework.Fields.Prepend(General).Where(it => Of(it).Any());

    public static Category General { get; } = new("general", Phrases.General);

    public bool IsInFull => Field is not null || Only is not null;

    /// <summary>The figures of a field that are shown, with the names of their factors, in the order of the framework.</summary>
    public IEnumerable<LedgerPart> Of(Category field) =>
        Whole.Plan.Framework.Factors.Where(it => it.Field == field.Id).Select(it => new LedgerPart(it.Label, [.. Shown.Where(entry => entry.Figure.Factor == it.Id)]))
            .Prepend(new(null, [.. Shown.Where(it => it.Figure.Factor is null && (it.Figure.Field ?? General.Id) == field.Id)]))
            .Where(it => it.Entries.Count > 0 && (Field is null || Field.Id == field.Id));

    private IEnumerable<LedgerEntry> Shown => Only is { } verdict ? All.Where(it => it.Has(verdict)) : All;
}

/// <summary>Figures of one factor; of none, what belongs to a field or an edition as a whole.</summary>
public sealed record LedgerPart(Text? Factor, IReadOnlyList<LedgerEntry> Entries);

public static class LedgerPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(string edition, HttpContext http, Reader reader, Audience audience, CancellationToken cancellation)
    {
        var whole = await EditionPage.ReadAsync(edition, http, reader, audience, cancellation);
        var held = whole.Reconciliation;
        var all = whole.Edition.Figures.Select(it => (Figure: it, Readings: held.Readings(it))).Select(it => new LedgerEntry(it.Figure, Reconciliation.Whole(it.Figure, it.Readings), it.Readings));
        var field = whole.Plan.Framework.Fields.Prepend(LedgerView.General).FirstOrDefault(it => it.Id == http.Request.Query["field"]);
        var only = Words.Parse<FigureVerdict>(http.Request.Query["verdict"].ToString());
        return PagesModule.Show<LedgerShown>(nameof(LedgerShown.View), new LedgerView(whole, [.. all], held.Groups(), field, only));
    }
}
