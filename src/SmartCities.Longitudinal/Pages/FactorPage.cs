using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Pages;

/// <summary>One factor of an edition's framework, with the one before it and the one after it.</summary>
public sealed record FactorView(EditionView Whole, Factor Factor, Factor? Before, Factor? After);

public static class FactorPage
{
    [For(Role.Anyone)]
    public static async Task<IResult> Get(string edition, string factor, HttpContext http, Reader reader, Audience audience, CancellationToken cancellation)
    {
        var whole = await EditionPage.ReadAsync(edition, http, reader, audience, cancellation);
        var all = whole.Plan.Framework.Factors;
        var place = all.TakeWhile(it => it.Id != factor).Count();
        return place < all.Count
            ? PagesModule.Show<FactorShown>(nameof(FactorShown.View), new FactorView(whole, all[place], place > 0 ? all[place - 1] : null, place + 1 < all.Count ? all[place + 1] : null))
            : throw new RefusedException("not-found", $"The framework of {edition} has no factor {factor}.");
    }
}
