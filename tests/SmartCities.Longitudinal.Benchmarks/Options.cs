using System.Globalization;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>What to measure: <c>--cities 200 5000 --rounds 5 --only comparison submit --submissions 10000 --seconds 3</c>.</summary>
public sealed record Options(IReadOnlyList<int> Cities, int Rounds, IReadOnlyList<string> Only, int Submissions, double Seconds)
{
    public static Options Parse(string[] args, IReadOnlyList<string> rows)
    {
        var given = new Dictionary<string, List<string>>();
        foreach (var arg in args)
        {
            if (arg.StartsWith("--", StringComparison.Ordinal))
                given[arg[2..]] = [];
            else if (given.Count > 0)
                given.Last().Value.Add(arg);
            else
                throw new ArgumentException($"\"{arg}\" belongs to no option.");
        }

        if (given.Keys.FirstOrDefault(it => it is not ("cities" or "rounds" or "only" or "submissions" or "seconds")) is { } stray)
            throw new ArgumentException($"There is no option --{stray}; there are --cities, --rounds, --only, --submissions and --seconds.");
        if (given.GetValueOrDefault("only")?.FirstOrDefault(it => !rows.Contains(it)) is { } unknown)
            throw new ArgumentException($"There is no row \"{unknown}\"; there are {string.Join(", ", rows)}.");
        return new(
            [.. given.GetValueOrDefault("cities", ["200", "5000"]).Select(Whole)],
            Whole(given.GetValueOrDefault("rounds", ["5"])[0]),
            given.GetValueOrDefault("only", []),
            Whole(given.GetValueOrDefault("submissions", ["10000"])[0]),
            double.Parse(given.GetValueOrDefault("seconds", ["3"])[0], CultureInfo.InvariantCulture));
    }

    public bool Wants(string row) => Only.Count == 0 || Only.Contains(row);

    private static int Whole(string written) => int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);
}
