using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Packages;

/// <summary>Several decisions on one stream, each on what the one before it left, to be recorded together.</summary>
public sealed class StreamWork<T>(string stream, Folded<T> start)
    where T : IFolded<T>
{
    private readonly List<object> events = [];
    private Beside? beside;
    private long version = start.Version;

    public T State { get; private set; } = start.State;

    /// <summary>Takes the next decision.</summary>
    /// <exception cref="PackageRefusedException">It is a refusal.</exception>
    public void Decide(string file, string root, Func<T, Decision> decide)
    {
        switch (decide(State))
        {
            case Refused refused:
                throw PackageRefusedException.Of(file, [.. refused.Refusals.Select(it => it with { Pointer = root + it.Pointer })]);
            case Accepted accepted:
                events.AddRange(accepted.Events);
                beside += accepted.Beside;
                foreach (var happened in accepted.Events)
                    State = (T)State.Apply(happened);
                break;
        }
    }

    public bool HasWork => events.Count > 0;

    public bool IsNew => version == 0;

    /// <summary>Whether it can be copied in bulk: it is new, and nothing is written beside it.</summary>
    public bool CanBeCopied => IsNew && beside is null;

    public string Stream => stream;

    public IReadOnlyList<object> Events => events;

    /// <summary>Hands out what was decided since the last time, on the version it was decided on.</summary>
    public (string Stream, long Version, Decision Decision) Take()
    {
        var taken = (stream, version, Decision.Accept([.. events]).With(beside));
        version += events.Count;
        events.Clear();
        beside = null;
        return taken;
    }
}
