using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Commands;

/// <summary><c>erase person=…</c>, <c>erase edition=… city=… question=…</c> or <c>erase city=… mailbox=true</c>, with <c>why=…</c> if wanted: beside a running service or alone.</summary>
public static class EraseCommand
{
    private static readonly string[] Names = ["person", "edition", "city", "question", "mailbox", "why"];

    private static readonly Actor Operator = new("operator", "administrator", "command");

    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var given = words.Select(it => it.Split('=', 2)).Select(it => (Name: it[0], Value: it.ElementAtOrDefault(1) ?? "")).ToList();
        if (given.Count == 0 || given.Any(it => !Names.Contains(it.Name) || it.Value.Length == 0) || given.DistinctBy(it => it.Name).Count() < given.Count)
            throw new CommandRefusedException("What? Type: erase person=ID, or edition=ID city=ID question=ID, or city=ID mailbox=true; and why=\"…\" if you like.");

        await services.GetRequiredService<PrepareDatabase>().StartAsync(cancellation);
        var erase = new Erase(Given("person"), Given("edition"), Given("city"), Given("question"), Given("mailbox") == "true", Given("why"));
        return await services.GetRequiredService<FactsWithoutService>().WhileAsync(
            async stop =>
            {
                var erased = await services.GetRequiredService<Erasures>().EraseAsync(erase, Operator, stop);
                if (!erased.IsAgain)
                    await services.GetRequiredService<Positions>().WaitForAsync(erased.Recorded.Position, TimeSpan.FromMinutes(10), stop);
                Console.WriteLine(erased.IsAgain
                    ? "erased before: nothing is kept of it"
                    : string.Create(CultureInfo.InvariantCulture, $"erased: {erased.Entries} {(erased.Entries == 1 ? "entry" : "entries")}, position {erased.Recorded.Position}"));
                return 0;
            },
            cancellation);

        string? Given(string name) => given.FirstOrDefault(it => it.Name == name).Value;
    }
}
