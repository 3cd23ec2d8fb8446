using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Readings;

/// <summary>
/// The hash that a release pins: SHA-256 over every fact of the edition that stood at the position (edition, city, question, answer, in that order,
/// one line each, as JSON) and over its questionnaire and indicators.
/// </summary>
public sealed class ReadingHash(NpgsqlDataSource database, Reader reader)
{
    public async Task<string> OfAsync(string edition, long position, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var definitions = await reader.EditionAsync(edition, position, cancellation);
        Append(hash, JsonSerializer.Serialize(definitions.Questionnaires, JsonText.Options));
        Append(hash, JsonSerializer.Serialize(definitions.Indicators, JsonText.Options));

        // jsonb has one form for one value, and "C" orders by code point: the lines do not depend on the machine.
        await using var command = database.CreateCommand(
            """
            select json_build_array(city, question, answer)::text from study.facts
            where edition = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) order by city collate "C", question collate "C"
            """);
        command.Parameters.Add(new() { Value = edition });
        command.Parameters.Add(new() { Value = position });
        await using var facts = await command.ExecuteReaderAsync(cancellation);
        while (await facts.ReadAsync(cancellation))
            Append(hash, facts.GetString(0));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string line)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(line));
        hash.AppendData("\n"u8);
    }
}
