using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Practices;

/// <summary>A good practice, as its stream tells it.</summary>
public sealed record Practice : IFolded<Practice>
{
    public static Practice Empty { get; } = new();

    public string Id { get; init; } = "";

    public string Edition { get; init; } = "";

    public GoodPractice? Content { get; init; }

    public bool Retired { get; init; }

    public Practice Apply(object happened) => happened switch
    {
        PracticeShared it => this with { Id = it.Practice, Edition = it.Edition, Content = it.Content },
        PracticeRevised it => this with { Edition = it.Edition, Content = it.Content },
        PracticeRetired => this with { Retired = true },
        _ => this,
    };
}
