using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Indicators;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Questionnaires;

/// <summary>Publishes a version of an edition's form; a published version never changes.</summary>
public sealed record PublishQuestionnaire(Questionnaire Questionnaire)
{
    public static Decision Decide(Edition edition, PublishQuestionnaire publish) => (edition.Stage, publish.Questionnaire) switch
    {
        (EditionStage.None, _) => EditionRefusals.Unknown,
        (_, var form) when edition.Questionnaires.TryGetValue(form.Version, out var published) =>
            JsonText.Same(published, form)
                ? Decision.NothingToDo
                : Decision.Refuse("questionnaire-published", $"Version {form.Version} is published and never changes; publish version {edition.Questionnaire!.Version + 1}.", "/version"),
        (_, var form) when form.Version != (edition.Questionnaire?.Version ?? 0) + 1 =>
            Decision.Refuse("version-out-of-order", $"The next version is {(edition.Questionnaire?.Version ?? 0) + 1}.", "/version"),
        (EditionStage.Known, _) => Decision.Refuse("edition-known-only", "This edition took place elsewhere; it is known, not held here."),
        (EditionStage.Closed, _) => Decision.Refuse("edition-closed", "This edition is closed; its form stays as it is."),
        (_, var form) => form.Check([.. edition.Plan!.Framework.Factors.Select(it => it.Id)]) is { Count: > 0 } refusals
            ? Decision.Refuse(refusals)
            : DefineIndicators.Check(edition.Indicators, edition, form) is { Count: > 0 } broken
            ? Decision.Refuse("indicators-broken", $"The edition's indicators could not be measured on this version; define them anew first. {broken[0].Said}", "/questions")
            : Decision.Accept(new QuestionnairePublished(edition.Id, form)),
    };
}
