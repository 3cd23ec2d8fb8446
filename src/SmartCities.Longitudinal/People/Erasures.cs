using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.People;

/// <summary>What an erasure did: what was recorded of it, and how many entries there were; none where all was erased before.</summary>
public sealed record Erased(Recorded Recorded, int Entries)
{
    public bool IsAgain => Recorded.Added == 0;
}

/// <summary>Erases in one transaction, with the event that says so: either everything is gone and it is known that it is, or nothing is.</summary>
public sealed class Erasures(EventLog log, ActorDirectory directory, Vault vault, IEnumerable<IKeepAboutPeople> keepers)
{
    /// <exception cref="RefusedException">It is unclear what to erase, or nothing is kept of it.</exception>
    public async Task<Erased> EraseAsync(Erase erase, Actor actor, CancellationToken cancellation)
    {
        var kept = await KeptAsync(erase, cancellation);
        var entries = 0;
        var recorded = await log.DecideAsync<Erasure>(
            Streams.Erasure(erase.What ?? ""), actor,
            it => Erase.Decide(it, erase, kept).With(async (connection, token) =>
            {
                entries = 0;
                foreach (var keeper in keepers)
                    entries += await keeper.EraseAsync(kept!, connection, token);
            }), cancellation);
        return new(recorded, entries);
    }

    private async Task<Erasing?> KeptAsync(Erase erase, CancellationToken cancellation)
    {
        switch (erase)
        {
            case { What: null }:
                return null;
            case { Person: { } person }:
                var found = await directory.FindAsync(person, cancellation);
                var isKept = found is not null;
                foreach (var keeper in keepers)
                    isKept = isKept || await keeper.OfAsync(person, cancellation) is not null;
                return isKept ? new(person, found is null ? [] : [found.Name, found.Address]) : null;
            case { Mailbox: true, City: { } city }:
                return await directory.MailboxAsync(city, cancellation) is { } mailbox ? new(null, [mailbox.Address]) { MailboxOf = city } : null;
            default:
                var texts = await vault.TextsAsync(erase.Edition!, erase.City!, erase.Question!, cancellation);
                return texts.Count > 0 ? new(null, texts) { Answer = (erase.Edition!, erase.City!, erase.Question!) } : null;
        }
    }
}
