using SmartCities.Longitudinal.Statistics;

namespace SmartCities.Longitudinal.Figures;

/// <summary>Where one city stands towards a figure, as far as is known.</summary>
internal enum Standing : byte
{
    Unknown,
    Outside,

    /// <summary>Asked, and without a valid answer.</summary>
    Silent,
    Yes,
    No,
}

/// <summary>How many cities are known to count as yes, as no, and how many more may count as yes; where each city of the snapshot stands; and how many there may be in the base.</summary>
internal sealed record Known(IReadOnlyList<Standing> Standings, int Yes, int No, int Open, int Base)
{
    // Nobody here knows whether these cities were counted, or as what. Who said that it does not know was not counted, and that is known.
    public static readonly Outcome[] OpenOutcomes = [Outcome.NotPublished, Outcome.Unreliable, Outcome.EligibilityUnknown, Outcome.BaseUnknown, Outcome.Range];

    public bool IsNothing => Yes + No == 0;

    public bool IsComplete => Yes + No == Base && Base > 0;

    public Implied Implied => new(Yes, Yes + Open);

    /// <param name="outcomes">What an indicator makes of the answers; null where none measures it.</param>
    /// <param name="question">The question that the indicator measures.</param>
    /// <param name="included">Cities that count as yes in this reading whatever was answered elsewhere, unless they are known to be no.</param>
    /// <param name="isCounted">Whether another figure counts the base: who gave no valid answer belongs to it, and is a no.</param>
    /// <param name="isOfAll">Whether that is every city: who was not asked belongs to it too.</param>
    /// <param name="participants">How many cities took part: of those without answers here nothing is known.</param>
    public static Known Of(Snapshot snapshot, Outcomes? outcomes, string? question, IReadOnlySet<string> included, bool isCounted, bool isOfAll, int participants)
    {
        var column = question is not null && snapshot.TryGet(question, out var found) ? found : null;
        var standings = new Standing[snapshot.Count];
        for (var row = 0; row < standings.Length; row++)
        {
            var standing = outcomes is null ? Standing.Unknown : Of(outcomes, column, row);
            standings[row] = standing switch
            {
                not Standing.No when included.Contains(snapshot.Cities[row]) => Standing.Yes,
                Standing.Silent when isCounted => Standing.No,
                Standing.Outside or Standing.Silent when isOfAll => Standing.No,
                _ => standing,
            };
        }

        var (yes, no) = (standings.Count(it => it == Standing.Yes), standings.Count(it => it == Standing.No));
        var open = standings.Count(it => it == Standing.Unknown) + Math.Max(0, participants - standings.Length);
        return new(standings, yes, no, open, yes + no + open);
    }

    private static Standing Of(Outcomes outcomes, Column? column, int row) => (outcomes.Observed[row], outcomes.Counted(row)) switch
    {
        (_, Outcome.Yes) => Standing.Yes,
        (Outcome.No, _) when column is not null && SaysNothing(outcomes.Snapshot, column, row) => Standing.Unknown,
        (_, Outcome.No) => Standing.No,
        (var observed, _) when OpenOutcomes.Contains(observed) => Standing.Unknown,
        (Outcome.NotAnswered or Outcome.DontKnow or Outcome.NotApplicable or Outcome.Refused, _) => Standing.Silent,
        _ => Standing.Outside,
    };

    /// <summary>A no that nobody said: the answer is not published, or a report named some options and need not have named all.</summary>
    private static bool SaysNothing(Snapshot snapshot, Column column, int row) =>
        column.States[row] is AnswerState.NotPublished or AnswerState.Unreliable or AnswerState.EligibilityUnknown
        || (snapshot.ProvenanceOf[row] == ProvenanceKind.Reported && column.Variable.Kind == VariableKind.Options);
}
