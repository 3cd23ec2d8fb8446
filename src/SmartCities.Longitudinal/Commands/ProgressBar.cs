using SmartCities.Longitudinal.Packages;

namespace SmartCities.Longitudinal.Commands;

/// <summary>Shows how far a load has come: a bar in a terminal, a line per step where nobody watches.</summary>
public sealed class ProgressBar : IProgress<LoadProgress>, IDisposable
{
    private const int Width = 30;

    private readonly bool watched = !Console.IsErrorRedirected;
    private string shown = "";

    public void Report(LoadProgress value)
    {
        if (!watched)
        {
            Console.Error.WriteLine($"{value.Edition}: {value.What} {value.Done}/{value.Total}");
            return;
        }

        var filled = value.Total == 0 ? Width : (int)((long)Width * value.Done / value.Total);
        Show($"{value.Edition} [{new string('#', filled)}{new string('.', Width - filled)}] {value.What} {value.Done}/{value.Total}");
    }

    /// <summary>Takes the bar away; what came of it is said elsewhere.</summary>
    public void Dispose()
    {
        if (watched && shown.Length > 0)
            Console.Error.Write('\r' + new string(' ', shown.Length) + '\r');
        shown = "";
    }

    private void Show(string bar)
    {
        Console.Error.Write('\r' + bar.PadRight(shown.Length));
        shown = bar;
    }
}
