using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Comparisons;

/// <summary>By what cities are told apart: the region or the population band of an edition's scheme.</summary>
public enum Grouping
{
    Region,
    Band,
}

/// <summary>A group of cities, and which rows of either side belong to it; without an id those that no edition classifies.</summary>
public sealed record CityGroup(string? Id, Text? Label, bool InBothSchemes, bool[] From, bool[] To)
{
    /// <summary>Fewer counted cities than these on a side say too little of a group.</summary>
    public const int Least = 5;

    /// <summary>
    /// The cities of two readings in groups. A city is in one group on both sides, so that a movement between groups is never told as one of answers: that of the
    /// later edition, or of the earlier one where the later does not classify it. In the order of the later edition's scheme, then of the earlier one's.
    /// </summary>
    public static IReadOnlyList<CityGroup> Of(Grouping by, Reading from, Reading to)
    {
        var (earlier, later) = (from.Answers.Snapshot, to.Answers.Snapshot);
        var groupOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var snapshot in new[] { later, earlier })
        {
            var ids = by == Grouping.Region ? snapshot.Regions : snapshot.Bands;
            var classes = by == Grouping.Region ? snapshot.RegionOf : snapshot.BandOf;
            for (var row = 0; row < snapshot.Count; row++)
            {
                if (classes[row] != Snapshot.Unclassified)
                    groupOf.TryAdd(snapshot.Cities[row], ids[classes[row]]);
            }
        }

        var (before, after) = by == Grouping.Region ? (from.Edition.Plan!.Regions, to.Edition.Plan!.Regions) : (from.Edition.Plan!.Bands, to.Edition.Plan!.Bands);
        return
        [
            .. after.Concat(before).DistinctBy(it => it.Id).Select(it => (Id: (string?)it.Id, Label: (Text?)it.Label)).Append((null, null))
                .Select(it => new CityGroup(it.Id, it.Label, it.Id is null || (before.Any(one => one.Id == it.Id) && after.Any(one => one.Id == it.Id)), Rows(earlier, it.Id), Rows(later, it.Id)))
                .Where(it => it.From.Contains(true) || it.To.Contains(true)),
        ];

        bool[] Rows(Snapshot snapshot, string? id) => [.. snapshot.Cities.Select(it => groupOf.GetValueOrDefault(it) == id)];
    }
}
