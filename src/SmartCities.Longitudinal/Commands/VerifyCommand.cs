using System.Text.Json;
using SmartCities.Longitudinal.Audit;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Commands;

/// <summary><c>verify RECEIPT</c>: says whether a receipt still says what its fingerprint was made of. Needs nothing but the file.</summary>
public static class VerifyCommand
{
    private const long Largest = 32 * 1024 * 1024;

    // Deeper than any receipt; what is deeper still is refused by the parser.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        if (words is not [var file])
            throw new CommandRefusedException("Which receipt? Type: verify RECEIPT");

        using var document = Parse(await BytesAsync(file, cancellation), file);
        Console.WriteLine(Verify(document.RootElement, file));
        return 0;
    }

    /// <summary>What is said of a receipt whose fingerprint is right.</summary>
    /// <exception cref="CommandRefusedException">It is no receipt, or no longer what it was.</exception>
    public static string Verify(JsonElement document, string file)
    {
        if (document.ValueKind != JsonValueKind.Object || Member("type") is not Receipt.OfToday)
            throw new CommandRefusedException($"{file} is no receipt of this study: its \"type\" is not \"{Receipt.OfToday}\".");
        if (Member(Receipt.FingerprintMember) is not { Length: > 0 } told)
            throw new CommandRefusedException($"{file} has no fingerprint to hold it against.");

        var made = FingerprintOf(document, file);
        return made == told
            ? $"The fingerprint is right: {file} says what was recorded as revision {Said("revision")} of {Said("cityName")} in the edition {Said("edition")} at position {Said("position")}, {Said("at")}.\n{made}"
            : throw new CommandRefusedException($"{file} was changed after it was made: its fingerprint is {told}, what it says now gives {made}.");

        string? Member(string name) => document.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

        // What a file says cannot steer the terminal.
        string Said(string name) => document.TryGetProperty(name, out var member) ? string.Concat(member.ToString().Select(one => char.IsControl(one) ? ' ' : one)) : "?";
    }

    private static string FingerprintOf(JsonElement document, string file)
    {
        try
        {
            return Receipt.FingerprintOf(document);
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException)
        {
            throw new CommandRefusedException($"{file} holds a number or a text that no receipt holds: {failure.Message}");
        }
    }

    private static JsonDocument Parse(byte[] bytes, string file)
    {
        try
        {
            return JsonDocument.Parse(bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), Strict);
        }
        catch (JsonException malformed)
        {
            throw new CommandRefusedException($"{file} cannot be read as JSON: {JsonText.ReasonOf(malformed)}");
        }
    }

    private static async Task<byte[]> BytesAsync(string typed, CancellationToken cancellation)
    {
        var file = new FileInfo(Here.Find(typed));
        if (!file.Exists)
            throw new CommandRefusedException($"There is no file {typed}.");
        if (file.Length > Largest)
            throw new CommandRefusedException($"{typed} is larger than any receipt: {file.Length} bytes.");
        try
        {
            return await File.ReadAllBytesAsync(file.FullName, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusedException($"{typed} cannot be read: {failure.Message}");
        }
    }
}
