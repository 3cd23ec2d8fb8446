using System.Globalization;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Pages.Forms;
using SmartCities.Longitudinal.Redactions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Every redaction, newest first; what one that was just made did, or why it was not, beside what was typed.</summary>
public sealed record RedactionsView(IReadOnlyList<RedactedText> Redactions, long? Done, IReadOnlyList<StillThere> AlsoAt, Problem? Problem, Typed Typed);

public static class RedactionsPage
{
    private const string Address = "/redactions";

    [For(Role.Administrator)]
    public static Task<IResult> Get(HttpContext http, RedactedTexts redactions, CancellationToken cancellation) => ShowAsync(http, redactions, null, [], null, Typed.Nothing, cancellation);

    /// <summary>The page itself is the answer: where the words still stand is not kept anywhere.</summary>
    [For(Role.Administrator)]
    public static async Task<IResult> Post(HttpContext http, Redactor redactor, RedactedTexts redactions, CancellationToken cancellation)
    {
        var typed = await http.TypedAsync();
        _ = long.TryParse(typed["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var position);
        try
        {
            var made = await redactor.RedactAsync(new(position, typed["field"], typed["why"], typed.Has("text") ? typed["text"] : null), http.Request.Actor(), cancellation);
            return await ShowAsync(http, redactions, position, made.AlsoAt, null, Typed.Nothing, cancellation);
        }
        catch (Exception failure) when (FormPage.ProblemOf(failure, http) is { } problem)
        {
            return await ShowAsync(http, redactions, null, [], problem, typed, cancellation);
        }
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, RedactedTexts redactions, long? done, IReadOnlyList<StillThere> alsoAt, Problem? problem, Typed typed, CancellationToken cancellation)
    {
        http.Features.Get<Page>()!.ReadAt = Address;
        await redactions.LookAsync(cancellation);
        return PagesModule.Show<RedactionsShown>(nameof(RedactionsShown.View), new RedactionsView([.. redactions.All.Reverse()], done, alsoAt, problem, typed), problem?.Status ?? 200);
    }
}
