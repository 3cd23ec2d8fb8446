using SmartCities.Longitudinal.Benchmarks;

(string Name, Func<Bench, Task> RunAsync)[] rows =
[
    ("start", StartRow.RunAsync),
    ("import", ImportRow.RunAsync),
    ("rebuild", RebuildRow.RunAsync),
    ("indicators", IndicatorsRow.RunAsync),
    ("comparison", ComparisonRow.RunAsync),
    ("waves", WavesRow.RunAsync),
    ("submit", SubmitRow.RunAsync),
    ("amend", AmendRow.RunAsync),
    ("visible", VisibleRow.RunAsync),
    ("history", HistoryRow.RunAsync),
    ("feed", FeedRow.RunAsync),
    ("webhooks", WebhooksRow.RunAsync),
    ("authorization", AuthorizationRow.RunAsync),
    ("signin", SignInRow.RunAsync),
    ("mail", MailRow.RunAsync),
];

var options = Options.Parse(args, [.. rows.Select(it => it.Name)]);
await using var bench = await Bench.StartAsync(options);
Row.PrintHead();
foreach (var row in rows.Where(it => options.Wants(it.Name)))
{
    try
    {
        await row.RunAsync(bench);
    }
    catch (Exception failure)
    {
        Console.WriteLine($"| {row.Name} | failed: {failure} | | | | NO | |");
        Environment.ExitCode = 1;
    }
}
