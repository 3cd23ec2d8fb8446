using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Figures;

/// <summary>Records a number printed in a report.</summary>
public sealed record PublishFigure(Figure Figure)
{
    public static Decision Decide(Edition edition, PublishFigure publish) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        _ when edition.Figures.Find(it => it.Id == publish.Figure.Id) is { } published =>
            JsonText.Same(published, publish.Figure)
                ? Decision.NothingToDo
                : Decision.Refuse("figure-exists", $"The figure {publish.Figure.Id} is already there; correct it, with a reason.", "/id"),
        _ when FigureRefusals.Check(edition, publish.Figure).ToList() is { Count: > 0 } refusals => Decision.Refuse(refusals),
        _ => Decision.Accept(new FigurePublished(edition.Id, publish.Figure)),
    };
}

/// <summary>Corrects what we recorded of a printed number; what the report printed does not change.</summary>
public sealed record CorrectFigure(Figure Figure, string Reason)
{
    public static Decision Decide(Edition edition, CorrectFigure correct) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        _ when edition.Figures.Find(it => it.Id == correct.Figure.Id) is not { } published => Decision.Refuse("figure-unknown", $"There is no figure {correct.Figure.Id}."),
        _ when string.IsNullOrWhiteSpace(correct.Reason) => EditionRefusals.ReasonMissing,
        _ when FigureRefusals.Check(edition, correct.Figure).ToList() is { Count: > 0 } refusals => Decision.Refuse(refusals),
        _ when JsonText.Same(edition.Figures.Find(it => it.Id == correct.Figure.Id), correct.Figure) => Decision.NothingToDo,
        _ => Decision.Accept(new FigureCorrected(edition.Id, correct.Figure, correct.Reason)),
    };
}
