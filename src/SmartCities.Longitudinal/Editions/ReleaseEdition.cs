namespace SmartCities.Longitudinal.Editions;

/// <summary>Freezes a reading of a closed edition under a name.</summary>
/// <param name="Release">The name: the edition and a running number, <c>2017.0</c>.</param>
/// <param name="Position">Where the answers stood.</param>
/// <param name="Definitions">Where the definitions stood.</param>
/// <param name="Hash">SHA-256 over the canonical reading.</param>
/// <param name="Note">What is new in it.</param>
public sealed record ReleaseEdition(string Release, long Position, long Definitions, string Hash, string? Note = null)
{
    public static Decision Decide(Edition edition, ReleaseEdition release) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        _ when edition.Releases.Find(it => it.Release == release.Release) is { } same =>
            same.Position == release.Position && same.Hash == release.Hash
                ? Decision.NothingToDo
                : Decision.Refuse("release-exists", $"The release {release.Release} is already there; releases never change. The next one is {Next(edition)}.", "/release"),
        _ when release.Release != Next(edition) => Decision.Refuse("release-out-of-order", $"The next release of this edition is {Next(edition)}.", "/release"),
        EditionStage.Closed => Decision.Accept(new EditionReleased(edition.Id, release.Release, release.Position, release.Definitions, release.Hash, release.Note)),
        _ => Decision.Refuse("edition-not-closed", "Only a closed edition can be released."),
    };

    public static string Next(Edition edition) => $"{edition.Id}.{edition.Releases.Count}";
}

/// <summary>Takes a release back, with a reason; it stays readable and says that it was withdrawn.</summary>
public sealed record WithdrawRelease(string Release, string Reason)
{
    public static Decision Decide(Edition edition, WithdrawRelease withdraw) => edition.Stage switch
    {
        EditionStage.None => EditionRefusals.Unknown,
        _ when edition.Releases.All(it => it.Release != withdraw.Release) => Decision.Refuse("release-unknown", $"There is no release {withdraw.Release}."),
        _ when string.IsNullOrWhiteSpace(withdraw.Reason) => EditionRefusals.ReasonMissing,
        _ when edition.Withdrawn.ContainsKey(withdraw.Release) => Decision.NothingToDo,
        _ => Decision.Accept(new ReleaseWithdrawn(edition.Id, withdraw.Release, withdraw.Reason)),
    };
}
