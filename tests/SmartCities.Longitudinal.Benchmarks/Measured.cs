using System.Diagnostics;
using System.Globalization;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>Numbers of several rounds: their median, and from where to where they went.</summary>
public sealed record Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }

    public string Tell(string unit) => string.Create(CultureInfo.InvariantCulture, $"{Short(Median)}{unit} ({Short(Least)}–{Short(Most)})");

    private static string Short(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}

/// <summary>A line of the table.</summary>
public sealed record Row(string Name, string Ours, string Ceiling, string Ratio, string Target, bool? Reached)
{
    /// <summary>Ours beside the ceiling, one after the other in each round, the order turned every round.</summary>
    public static async Task<Row> SideBySideAsync(
        string name, string unit, int rounds, Func<int, Task<double>> ours, Func<int, Task<double>> ceiling, double? target = null, bool timesFaster = false)
    {
        var (mine, theirs) = (new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
                theirs[round] = await ceiling(round);
            mine[round] = await ours(round);
            if (round % 2 == 1)
                theirs[round] = await ceiling(round);
        }

        var ratio = Spread.Of(mine.Zip(theirs, (my, their) => timesFaster ? their / my : my / their));
        return new(
            name, Spread.Of(mine).Tell(unit), Spread.Of(theirs).Tell(unit), ratio.Tell("×"),
            target is { } wanted ? string.Create(CultureInfo.InvariantCulture, $"≥ {wanted}×") : "", target is null ? null : ratio.Median >= target);
    }

    /// <summary>A number that has a limit but no ceiling beside it.</summary>
    public static Row Alone(string name, string unit, IEnumerable<double> values, double? atMost = null)
    {
        var spread = Spread.Of(values);
        return new(
            name, spread.Tell(unit), "", "", atMost is { } most ? string.Create(CultureInfo.InvariantCulture, $"≤ {most}{unit}") : "",
            atMost is null ? null : spread.Median <= atMost);
    }

    public void Print()
    {
        var reached = Reached switch { true => "yes", false => "NO", null => "" };
        Console.WriteLine($"| {Name} | {Ours} | {Ceiling} | {Ratio} | {Target} | {reached} | {Load()} |");
    }

    public static void PrintHead()
    {
        Console.WriteLine("| what | ours: median (least–most) | ceiling | ratio | target | reached | load |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
    }

    /// <summary>What else the machine is doing: the load average of the last minute, where the system tells.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";

    public static async Task<double> MillisecondsAsync(Func<Task> act)
    {
        var since = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    /// <summary>The median time of one act, over as many as fit a time.</summary>
    public static async Task<double> EachAsync(TimeSpan time, Func<Task> act, int atLeast = 3)
    {
        var times = new List<double>();
        for (var since = Stopwatch.StartNew(); since.Elapsed < time || times.Count < atLeast;)
            times.Add(await MillisecondsAsync(act));
        return Spread.Of(times).Median;
    }
}
