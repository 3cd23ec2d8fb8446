using System.Globalization;
using System.Text;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Feeds;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Commands;

/// <summary>
/// <c>follow [--from=…] [--json] [edition=…] [city=…] [types…]</c>: shows what happens, an event a line, until Ctrl-C; from now on, or after a position. What
/// can be read moves while a service runs.
/// </summary>
public static class FollowCommand
{
    private const string From = "--from=";
    private const string Json = "--json";
    private const string Edition = "edition=";
    private const string City = "city=";
    private const int PageSize = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(IServiceProvider services, CommandLine line, CancellationToken cancellation)
    {
        if (line.Options.FirstOrDefault(it => it.StartsWith("--", StringComparison.Ordinal) && it != Json && !it.Contains('=', StringComparison.Ordinal)) is { } unknown)
            throw new CommandRefusedException($"There is no {unknown}. Type: follow [--from=POSITION|beginning|now] [--json] [edition=…] [city=…] [types…]");
        var filter = FeedFilter.Of(
            new Caller("operator", Role.Administrator),
            [.. line.Words.Where(it => !it.Contains('=', StringComparison.Ordinal)).SelectMany(it => it.Split(',', StringSplitOptions.RemoveEmptyEntries))],
            Named(line.Words, Edition), Named(line.Words, City));

        await services.GetRequiredService<PrepareDatabase>().StartAsync(cancellation);
        var feed = services.GetRequiredService<EventFeed>();
        var after = Named(line.Options, From) switch
        {
            null or "now" => await feed.ReadableAsync(cancellation),
            "beginning" => 0,
            var written => FeedRequest.Position(written, From),
        };
        await feed.RequireReachedAsync(after, From, cancellation);

        var shown = line.Options.Contains(Json) ? Raw(services.GetRequiredService<IConfiguration>()) : InWords(services.GetRequiredService<Trail>(), services.GetRequiredService<Entries>());
        try
        {
            for (long? previous = null; ;)
            {
                var page = await feed.ReadAsync(filter, after, PageSize, cancellation, previous);
                foreach (var it in await shown(page.Events, cancellation))
                    Console.WriteLine(it);
                (after, previous) = (page.Position, page.Events.Count > 0 ? page.Events[^1].Event.Position : previous);
                if (!page.HasMore)
                    await Task.Delay(Interval, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static Func<IReadOnlyList<Delivered>, CancellationToken, Task<IEnumerable<string>>> Raw(IConfiguration configuration)
    {
        var address = (configuration["Service:Address"] ?? configuration["Urls"]?.Split(';')[0] ?? "").TrimEnd('/');
        return (events, _) => Task.FromResult(events.Select(it => Encoding.UTF8.GetString(it.Event.Json(isPublic: false, it.Previous, address))));
    }

    private static Func<IReadOnlyList<Delivered>, CancellationToken, Task<IEnumerable<string>>> InWords(Trail trail, Entries entries)
    {
        var isColoured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return async (events, cancellation) =>
        {
            var happened = await trail.AtAsync([.. events.Select(it => it.Event.Position)], cancellation);
            var said = await entries.OfAsync([.. events.Select(it => happened[it.Event.Position])], "en", null, it => it, cancellation);
            return events.Zip(said, (it, entry) => Line(it.Event, entry.Sentence, isColoured));
        };
    }

    /// <summary>One event: its position, moment, type and subject, and a sentence. What people wrote cannot steer the terminal.</summary>
    public static string Line(FeedEvent it, string sentence, bool isColoured)
    {
        var (dim, colour, plain) = isColoured ? ("\e[2m", $"\e[{Colour(it.Type)}m", "\e[0m") : ("", "", "");
        var said = string.Concat(sentence.Select(one => char.IsControl(one) ? ' ' : one));
        return string.Create(
            CultureInfo.InvariantCulture, $"{dim}{it.Position,6} {it.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss}{plain} {colour}{it.Type}{plain} {it.Subject} {dim}–{plain} {said}");
    }

    private static int Colour(string type) => type[..type.IndexOf('.', StringComparison.Ordinal)] switch
    {
        "submission" => 32,
        "edition" => 36,
        "city" => 34,
        "practice" => 35,
        "redaction" => 31,
        _ => 33,
    };

    private static string? Named(IEnumerable<string> words, string name) => words.LastOrDefault(it => it.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
