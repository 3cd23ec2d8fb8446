using System.Globalization;
using Microsoft.Net.Http.Headers;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Http;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Audit;

/// <summary>The receipt of a revision, as a file to keep.</summary>
public static class ReadReceiptEndpoint
{
    [WolverineGet("/api/v1/editions/{edition}/submissions/{city}/receipts/{revision}"), Gives(typeof(Receipt)), For(Role.Analyst, OwnCity = true)]
    public static async Task<IResult> Get(string edition, string city, int revision, HttpRequest request, Receipts receipts, CancellationToken cancellation)
    {
        request.Allow();
        var receipt = (await receipts.FindAsync(edition, city, revision, cancellation)).Receipt;
        request.HttpContext.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName(edition, city, revision) }.ToString();
        return new Read(receipt);
    }

    /// <summary>What a receipt is called as a file.</summary>
    public static string FileName(string edition, string city, int revision) => string.Create(CultureInfo.InvariantCulture, $"receipt-{edition}-{city}-{revision}.json");
}
