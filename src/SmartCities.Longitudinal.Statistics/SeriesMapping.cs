namespace SmartCities.Longitudinal.Statistics;

/// <summary>How the indicators of one edition feed a series: a closed set of rules, all giving one outcome for every city.</summary>
public abstract record SeriesMapping
{
    private SeriesMapping()
    {
    }

    /// <summary>The indicator as it is.</summary>
    public sealed record Direct(Indicator Indicator) : SeriesMapping
    {
        /// <inheritdoc/>
        public override Outcomes? Evaluate(Snapshot snapshot) => Indicator.Evaluate(snapshot);
    }

    /// <summary>Options to yes, no or a missing reason; base and treatments are the indicator's. Every option of the question has to be there.</summary>
    /// <param name="Indicator">A yes/no indicator whose question takes one option; its own count of what is yes is not used.</param>
    /// <param name="Options">Each option as <see cref="Outcome.Yes"/>, <see cref="Outcome.No"/> or a missing outcome.</param>
    public sealed record Recode(Indicator Indicator, IReadOnlyDictionary<string, Outcome> Options) : SeriesMapping
    {
        /// <inheritdoc/>
        public override Outcomes? Evaluate(Snapshot snapshot)
        {
            var column = snapshot[Indicator.Question ?? throw new ArgumentException($"The indicator {Indicator.Id} names no question.")];
            Column.Require(column, VariableKind.Option);
            var recoded = new Outcome[column.Variable.Options.Count];
            for (var option = 0; option < recoded.Length; option++)
            {
                recoded[option] = Options.TryGetValue(column.Variable.Options[option], out var outcome)
                    ? outcome
                    : throw new ArgumentException($"The recode of {column.Variable.Id} leaves out the option {column.Variable.Options[option]}.");
                if (outcome is not (Outcome.Yes or Outcome.No or >= Outcome.NotAnswered))
                    throw new ArgumentException($"An option is recoded to yes, no or a missing reason, not to {outcome}.");
            }

            var observed = Indicator.Standing(snapshot, column);
            for (var row = 0; row < observed.Length; row++)
            {
                if (observed[row] == Outcome.Value)
                    observed[row] = recoded[column.Codes[row]];
            }

            return new Outcomes(snapshot, Measure.Share, observed, Indicator.CountingTable());
        }
    }

    /// <summary>A question that was split: yes where one part is yes, no where every part is no, else the first reason, in order, that leaves it open.</summary>
    /// <remarks>Yes or missing is yes; no or missing is missing. A part that was not asked, or whose base excludes the city, is a no beside the others, as in a
    /// <see cref="Predicate"/>; where this is so of every part, the city has the outcome of the first. Each part is first counted as its own indicator says.</remarks>
    public sealed record AnyOf(params IReadOnlyList<Indicator> Indicators) : SeriesMapping
    {
        /// <inheritdoc/>
        public override Outcomes? Evaluate(Snapshot snapshot) => Combine(snapshot, Indicators, Outcome.Yes);
    }

    /// <summary>Questions that were merged: no where one part is no, yes where every part is yes, else the first reason, in order, that leaves it open.</summary>
    /// <remarks>No or missing is no; yes or missing is missing. Not asked and outside the base as for <see cref="AnyOf"/>.</remarks>
    public sealed record AllOf(params IReadOnlyList<Indicator> Indicators) : SeriesMapping
    {
        /// <inheritdoc/>
        public override Outcomes? Evaluate(Snapshot snapshot) => Combine(snapshot, Indicators, Outcome.No);
    }

    /// <summary>The edition has nothing that feeds the series.</summary>
    public sealed record None : SeriesMapping
    {
        /// <inheritdoc/>
        public override Outcomes? Evaluate(Snapshot snapshot) => null;
    }

    /// <summary>The outcome of every city for the series; null where nothing of this edition feeds it.</summary>
    /// <exception cref="ArgumentException">A definition does not fit the questions.</exception>
    public abstract Outcomes? Evaluate(Snapshot snapshot);

    private static Outcomes Combine(Snapshot snapshot, IReadOnlyList<Indicator> indicators, Outcome decisive)
    {
        if (indicators.Count == 0)
            throw new ArgumentException("A mapping of several indicators needs at least one.");
        var parts = new Outcomes[indicators.Count];
        for (var part = 0; part < parts.Length; part++)
        {
            parts[part] = indicators[part].Evaluate(snapshot);
            if (parts[part].IsNumeric)
                throw new ArgumentException($"The indicator {indicators[part].Id} measures numbers and cannot be combined.");
        }

        var observed = new Outcome[snapshot.Count];
        for (var row = 0; row < observed.Length; row++)
            observed[row] = Combine(parts, row, decisive);
        return new Outcomes(snapshot, Measure.Share, observed, new Indicator { Id = "", Measure = Measure.Share }.CountingTable());
    }

    private static Outcome Combine(Outcomes[] parts, int row, Outcome decisive)
    {
        var (open, inside, no) = (Outcome.NotParticipating, false, false);
        foreach (var part in parts)
        {
            var outcome = part.Counted(row);
            if (outcome is Outcome.NotAsked or Outcome.OutsideBase)
            {
                no = true;
                continue;
            }

            inside = true;
            if (outcome == decisive)
                return decisive;
            if (outcome == Outcome.No)
                no = true;
            else if (outcome != Outcome.Yes && open == Outcome.NotParticipating)
                open = outcome;
        }

        if (!inside)
            return parts[0].Counted(row);
        if (decisive == Outcome.No && no)
            return Outcome.No;
        return open != Outcome.NotParticipating ? open : decisive == Outcome.Yes ? Outcome.No : Outcome.Yes;
    }
}
