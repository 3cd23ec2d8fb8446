using JasperFx.Events;
using Shouldly;
using SmartCities.Longitudinal.Facts;

namespace SmartCities.Longitudinal.Specs.Facts;

/// <summary>The table of facts in memory: what the statements of <see cref="FactsProjection"/> do, and what the table's own constraints hold.</summary>
internal sealed class FactsTable
{
    private readonly List<FactsPage.Fact> rows = [];

    public IEnumerable<string> Rows => rows.Select(it => $"{it.ValidFrom:D6}–{it.ValidTo:D6} {Name(it.Key)} {it.Answer} {it.Provenance} {it.Questionnaire}").Order(StringComparer.Ordinal);

    public void Apply(IEnumerable<IEvent> events)
    {
        var page = FactsPage.Of(events);
        foreach (var (key, sequence) in page.Ended)
            End(it => it.Key == key, sequence);
        page.Replaced.Select(it => (it.Edition, it.City)).ShouldBeUnique("One statement ends them: which sequence would it take?");
        foreach (var (edition, city, sequence) in page.Replaced)
            End(it => it.Key.Edition == edition && it.Key.City == city && !it.Key.IsAttribute, sequence);
        foreach (var fact in page.Begun.Where(it => it.ValidTo is null || it.ValidTo > it.ValidFrom))
            rows.Add(fact);

        var current = new HashSet<FactsPage.Key>();
        rows.All(it => it.ValidTo is not null || current.Add(it.Key)).ShouldBeTrue("One current row for an answer.");
        rows.All(it => it.ValidTo is null || it.ValidTo > it.ValidFrom).ShouldBeTrue("A row stands for a while.");
    }

    /// <summary>What stood at a position, answer by answer.</summary>
    public SortedDictionary<string, string> At(long position) => new(
        rows.Where(it => it.ValidFrom <= position && (it.ValidTo is null || it.ValidTo > position))
            .ToDictionary(it => Name(it.Key), it => it.Key.IsAttribute ? it.Answer : $"{it.Answer} {it.Provenance}"),
        StringComparer.Ordinal);

    public static string Name(FactsPage.Key key) => $"{key.Edition} {key.City} {key.Question}";

    private void End(Predicate<FactsPage.Fact> which, long sequence)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].ValidTo is null && which(rows[i]))
                rows[i] = rows[i] with { ValidTo = sequence };
        }
    }
}
